/** A copy of the whole content in a folder of its own, and the commands run in it as an editor runs them. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const project = join(import.meta.dirname, '..', '..');

export interface Copy {
  root: string;
  /** Runs `npm run <name> -- …`, without npm. */
  run(name: string, ...words: string[]): { code: number | null; out: string; err: string };
  read(file: string): string;
  write(file: string, text: string | Buffer): void;
  /** A change of one place of a file; the place has to be there. */
  change(file: string, from: string, to: string): void;
  /** Every file below a folder with a fingerprint of its bytes. */
  bytes(folder: string): Record<string, string>;
  remove(): void;
}

export function copyOfContent(): Copy {
  const root = mkdtempSync(join(tmpdir(), 'editors-'));
  cpSync(join(project, 'content'), join(root, 'content'), { recursive: true });
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  return {
    root, read,
    run(name, ...words) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'scripts', `${name}.ts`), ...words], { cwd: root, encoding: 'utf8', env: { ...process.env, SITE_TODAY: '2026-11-22' } });
      return { code: status, out: stdout, err: stderr };
    },
    write: (file, text) => writeFileSync(join(root, file), text),
    change(file, from, to) {
      if (!read(file).includes(from)) throw new Error(`${file} does not hold "${from}".`);
      writeFileSync(join(root, file), read(file).replace(from, to));
    },
    bytes: (folder) => Object.fromEntries(readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((f) => statSync(join(root, folder, f)).isFile()).sort().map((f) => [f, createHash('sha256').update(readFileSync(join(root, folder, f))).digest('hex')])),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
