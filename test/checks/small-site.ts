/** A small made-up site in four languages and three scripts, written to a folder of its own, in which a test can plant a fault. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { checkFolder } from '../../src/checks/index.ts';
import { printFinding, placeOf, type Finding } from '../../src/model/finding.ts';
import { setFront } from '../../src/model/front-matter.ts';
import { digestOf } from '../../src/model/units.ts';

/** The day the tests count from. */
export const TODAY = '2026-11-22';
const project = join(import.meta.dirname, '..', '..'), fixture = join(project, 'test', 'fixtures', 'small-site');

/** Short names for the files in which faults are planted. */
export const FILES = {
  home: 'content/en/000-home.mdx', answer: 'content/en/1-basics/101-notes.mdx', saying: 'content/en/3-sayings/301-notes.mdx',
  help: 'content/en/5-help/500-hours.mdx', country: 'content/en/5-help/countries/qq.mdx', services: 'content/en/8-services/804-notes.mdx', about: 'content/en/9-about/904-work.mdx',
  es: 'content/es/1-basics/101-notes.mdx', uk: 'content/uk/1-basics/101-notes.mdx', ar: 'content/ar/1-basics/101-notes.mdx',
  settings: 'content/site.yaml', coverage: 'content/coverage.yaml', withdrawn: 'content/withdrawn.yaml', brook: 'content/sources/brook-2013.yaml', hill: 'content/sources/hill-2020.yaml', helpline: 'content/helplines/qq.yaml',
} as const;
export type Name = keyof typeof FILES;
const fileOf = (name: string): string => FILES[name as Name] ?? name;

/**
 * A change to one file. `to` takes the place of `from`; without `from` it is a new paragraph at the end of the file, or the whole file where there is none.
 * A `¦` in `to` shows where the finding has to stand; without one it stands on the first line.
 */
export interface Fault { file: string; from?: string; to: string }

/** Writes the clean site; it is taken away after the tests of the file. @param fill for tests that need their own folder outside vitest's hooks. */
export function smallSite(root = mkdtempSync(join(tmpdir(), 'small-site-'))) {
  cpSync(fixture, root, { recursive: true });
  const at = (file: string) => join(root, file), read = (file: string) => readFileSync(at(file), 'utf8');
  // Translators have filled in every word of the frame, and noted which text their page was made from.
  for (const lang of ['en', 'es', 'uk', 'ar']) cpSync(join(project, 'content/en/interface.yaml'), at(`content/${lang}/interface.yaml`));
  for (const name of ['es', 'uk', 'ar'] as const) writeFileSync(at(FILES[name]), setFront(read(FILES[name]), 'of', digestOf(read(FILES.answer))));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const check = () => checkFolder(root, { today: TODAY });

  /** Checks with some files changed, and puts them back. `undefined` takes a file away. */
  function withFiles<T = Finding[]>(files: Record<string, string | Buffer | undefined>, look: () => T = check as () => T): T {
    const before = new Map<string, Buffer | undefined>();
    for (const [name, now] of Object.entries(files)) {
      const file = fileOf(name);
      try { before.set(file, readFileSync(at(file))); } catch { before.set(file, undefined); }
      mkdirSync(dirname(at(file)), { recursive: true });
      if (now === undefined) rmSync(at(file)); else writeFileSync(at(file), now);
    }
    try { return look(); } finally {
      for (const [file, text] of before) if (text === undefined) rmSync(at(file), { force: true }); else writeFileSync(at(file), text);
    }
  }

  /** The text of a file with a fault in it, and the place of its `¦`. */
  function planted({ file: name, from, to }: Fault): { file: string; text: string; line: number; column: number } {
    const file = fileOf(name);
    let old = '';
    try { old = read(file); } catch { /* a new file */ }
    if (from !== undefined && !old.includes(from)) throw new Error(`${file} has no "${from}"`);
    const marked = from !== undefined ? old.replace(from, () => to) : old ? `${old}\n${to}\n` : to;
    return { file, text: marked.replace('¦', ''), ...(marked.includes('¦') ? placeOf(marked, marked.indexOf('¦')) : { line: 1, column: 1 }) };
  }

  return {
    root, read, check, withFiles,
    /** Everything found with these faults in the site, one line each. */
    found: (...faults: Fault[]): string[] => withFiles(Object.fromEntries(faults.map((f) => [fileOf(f.file), planted(f).text]))).map(printFinding),
    /** Plants one fault and expects just one finding, at its `¦`, with all of these words. @returns the finding. */
    expectOne(fault: Fault, rule: string, ...words: string[]): Finding {
      const { file, text, line, column } = planted(fault), found = withFiles({ [file]: text });
      expect(found.map(printFinding)).toEqual([expect.stringMatching(new RegExp(`^${escape(`${file}:${line}:${column}`)}  (error|advice)  ${rule}: `))]);
      for (const word of words) expect(printFinding(found[0]!)).toContain(word);
      return found[0]!;
    },
  };
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
