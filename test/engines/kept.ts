/** What a browser has written down, read from its profile once it is closed. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The rows of a question to a database of the profile; none where there is no such database. @throws Error when the question does not fit it. */
export function rows(file: string, question: string): Record<string, unknown>[] {
  if (!existsSync(file)) return [];
  const database = new DatabaseSync(file, { readOnly: true });
  try { return database.prepare(question).all() as Record<string, unknown>[]; } finally { database.close(); }
}

/** Files of a profile that hold a text, as they lie (a file the browser packs is not seen through). */
export function filesWith(folder: string, text: string): string[] {
  const found: string[] = [], plain = Buffer.from(text), wide = Buffer.from(text, 'utf16le');
  const walk = (at: string) => {
    for (const name of readdirSync(at)) {
      const file = join(at, name), stat = statSync(file, { throwIfNoEntry: false });
      if (stat?.isDirectory()) walk(file);
      else if (stat?.isFile() && stat.size < 50_000_000) { const body = readFileSync(file); if (body.includes(plain) || body.includes(wide)) found.push(relative(folder, file)); }
    }
  };
  walk(folder);
  return found.sort();
}
