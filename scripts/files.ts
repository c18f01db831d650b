/** How commands read and write what people wrote: never over work that is not saved, never half a file, no byte changed beside what was asked. */
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A command would not do what it was asked to, to keep somebody's work whole. The message says what to do. */
export class Refusal extends Error {}

/** The text of a file as it is, byte for byte. @throws Refusal where it is not UTF-8: then nothing may write it back. */
export function textAsIs(root: string, file: string): string {
  try { return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(join(root, file))); } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') throw new Refusal(`There is no ${file}.`);
    throw new Refusal(`${file} is not written in UTF-8, so it is left as it is. Save it again with the encoding UTF-8; no word is lost by that.`);
  }
}

/** The mark an editing program leaves beside a file it has open with changes: Vim, Emacs (two kinds), LibreOffice. */
const openMarks = (name: string): string[] => [`.${name}.swp`, `.#${name}`, `#${name}#`, `.~lock.${name}#`];

/** Writes a whole file at once: whoever reads it sees the old text or the new one, never a part. */
function replace(path: string, text: string): void {
  const target = existsSync(path) ? realpathSync(path) : path, beside = join(dirname(target), `.${basename(target)}.new`);
  writeFileSync(beside, text, existsSync(target) ? { mode: statSync(target).mode } : {});
  renameSync(beside, target);
}

/** Lines with their ends, so that a file from another system keeps its own. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
const bare = (line: string): string => line.replace(/\r?\n$/, '');

/** Puts a changed text (with plain line ends) into the file's own form: lines that did not change keep every byte. */
function inOwnForm(old: string, text: string): string {
  const mark = old.startsWith('\uFEFF') ? '\uFEFF' : '', before = linesOf(old.slice(mark.length)), after = linesOf(text);
  let head = 0, tail = 0;
  const same = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && bare(a) === bare(b);
  while (same(before[head], after[head])) head += 1;
  while (tail < Math.min(before.length, after.length) - head && same(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const own = before.filter((l) => l.endsWith('\r\n')).length * 2 > before.length;
  const middle = after.slice(head, after.length - tail).map((line) => (own ? line.replace(/\r?\n$/, '\r\n') : line));
  return mark + [...before.slice(0, head), ...middle, ...(tail ? before.slice(-tail) : [])].join('');
}

/**
 * Changes a file that is there.
 * @param change gets the text with plain line ends and gives the new one. @param force also where a program has the file open.
 * @returns whether anything changed. @throws Refusal where the file is open elsewhere, is no text, or changed while we worked.
 */
export function editFile(root: string, file: string, change: (text: string) => string, { force = false }: { force?: boolean } = {}): boolean {
  const old = textAsIs(root, file), plain = old.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), text = change(plain);
  if (text === plain) return false;
  const open = openMarks(basename(file)).find((mark) => existsSync(join(root, dirname(file), mark)));
  if (open && !force) throw new Refusal(`${file} is open in another program (${open} lies beside it) and may hold unsaved work. Save and close it there, then try again; or add --force.`);
  if (textAsIs(root, file) !== old) throw new Refusal(`${file} changed just now. Try again.`);
  replace(join(root, file), inOwnForm(old, text));
  return true;
}

/** Writes a new file, with the folders it needs. @throws Refusal where something stands there already that differs, unless forced. */
export function createFile(root: string, file: string, text: string, { force }: { force?: boolean } = {}): void {
  const path = join(root, file);
  if (existsSync(path)) {
    if (textAsIs(root, file) === text) return;
    if (!force) throw new Refusal(`${file} is there already and says something else; nothing was written.${force === undefined ? ' Choose another name.' : ' Add --force to write over it.'}`);
  }
  mkdirSync(dirname(path), { recursive: true });
  replace(path, text);
}
