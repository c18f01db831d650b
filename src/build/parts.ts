import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const BEGIN = 'pagefind_dcd', END = '.pf_fragment';

/**
 * The pages of a written index: address → the id by which the engine names it. The engine tells a result by its id alone and would have to
 * fetch each page's part to tell its address.
 * @param folder where the index was written. @throws where a part is not what the engine of this version writes.
 */
export async function idsOf(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(join(folder, 'fragment'))).filter((file) => file.endsWith(END));
  return new Map(await Promise.all(files.map(async (file) => {
    const text = gunzipSync(await readFile(join(folder, 'fragment', file))).toString();
    if (!text.startsWith(BEGIN)) throw new Error(`The search index holds ${file}, which is written in a way we do not know: look whether pagefind changed its format.`);
    return [(JSON.parse(text.slice(BEGIN.length)) as { url: string }).url, file.slice(0, -END.length)] as const;
  })));
}
