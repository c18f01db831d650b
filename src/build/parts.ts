import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One searched page as the index keeps it: its address, its heading, and the id by which the engine names it. */
export interface Part { id: string; url: string; title: string }

/**
 * The pages of a written index. The engine names a result by its id alone and would have to fetch each page's part to tell its address.
 * @param folder where the index was written. @throws where a part is not what the engine of this version writes.
 */
export async function partsOf(folder: string): Promise<Part[]> {
  const files = (await readdir(join(folder, 'fragment'))).filter((file) => file.endsWith('.pf_fragment'));
  return Promise.all(files.map(async (file) => {
    const text = gunzipSync(await readFile(join(folder, 'fragment', file))).toString();
    if (!text.startsWith('pagefind_dcd{')) throw new Error(`The search index holds ${file}, which is written in a way we do not know: look whether pagefind changed its format.`);
    const { url, meta } = JSON.parse(text.slice('pagefind_dcd'.length)) as { url: string; meta: { title?: string } };
    return { id: file.slice(0, -'.pf_fragment'.length), url, title: meta.title ?? '' };
  }));
}
