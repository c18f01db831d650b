import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const br = promisify(brotliCompress), gz = promisify(gzip);
/** What packs well. The files of the search are packed already. */
const PACKS = /\.(?:html|js|css|txt|json|xml|svg)$/;

/** How much came of it, in bytes. */
export interface Packed { files: number; plain: number; br: number; gz: number }

/**
 * Puts a `.br` and a `.gz` beside each file of a built site, where they are smaller; copies of files that have gone are taken away.
 * Small machines finish too: a few files at a time.
 */
export async function compressFolder(folder: string): Promise<Packed> {
  const all = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name));
  for (const file of all) if (/\.(?:br|gz)$/.test(file)) await rm(file);
  const files = all.filter((file) => PACKS.test(file)), sum: Packed = { files: files.length, plain: 0, br: 0, gz: 0 };
  const worker = async () => {
    for (let file = files.pop(); file; file = files.pop()) {
      const plain = await readFile(file);
      const packed = { br: await br(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }), gz: await gz(plain, { level: 9 }) };
      sum.plain += plain.length;
      for (const ending of ['br', 'gz'] as const) {
        sum[ending] += Math.min(packed[ending].length, plain.length);
        if (packed[ending].length < plain.length) await writeFile(`${file}.${ending}`, packed[ending]);
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return sum;
}
