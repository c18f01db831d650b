import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkSite } from '../../src/checks/index.ts';
import { withLetters } from '../../src/checks/fix.ts';
import { printFinding, type Finding } from '../../src/model/finding.ts';
import { readSite } from '../../src/model/load.ts';
import { copyOfContent, project, type Copy } from './copy.ts';

const FILE = 'content/en/3-sayings/304-paper.mdx', page = readFileSync(join(project, FILE), 'utf8');
let copy: Copy;
beforeAll(() => { copy = copyOfContent(); });
afterAll(() => copy.remove());
beforeEach(() => copy.write(FILE, page));

describe('npm run check', { timeout: 240_000 }, () => {
  test('a page with nothing to mend says so and ends well', () => expect(copy.run('check', '304')).toMatchObject({ code: 0, out: 'Nothing to mend.\n', err: '' }));

  test('each finding is one line that begins with its place; errors come first, advice apart, and the exit code tells', () => {
    copy.write(FILE, `${page}\nHe will change.\n\nThis sentence goes on and on and has so many words that nobody who is tired or afraid at night could read it to its end at once, or twice.\n\nYou must leave.\n`);
    const { code, out } = copy.run('check', '304'), lines = out.trimEnd().split('\n'), at = page.split('\n').length;
    expect(code).toBe(1);
    expect(lines[0]).toMatch(new RegExp(`^content/en/3-sayings/304-paper\\.mdx:${at + 1}:1 {2}error {2}promise: "He will change" stands here\\. `));
    expect(lines[1]).toMatch(new RegExp(`:${at + 5}:1 {2}error {2}order: "You must" stands here\\. `));
    expect(lines.slice(2)).toEqual(['', expect.stringMatching(new RegExp(`:${at + 3}:1 {2}advice {2}reading: `)), '2 to mend, 1 to look at.']);
  });

  test('--json gives the same to programs; --errors leaves advice out', () => {
    copy.write(FILE, `${page}\nHe will change.\n`);
    const { code, out } = copy.run('check', '304', '--json');
    expect([code, (JSON.parse(out) as Finding[]).map((f) => [f.rule, f.level])]).toEqual([1, [['promise', 'error']]]);
    expect(copy.run('check', '304', '--errors').out).toContain('1 to mend');
  });

  test('a page and a word it does not know are told apart from a finding', () => {
    expect(copy.run('check', '299')).toMatchObject({ code: 2, err: 'There is no page 299.\n' });
    expect(copy.run('check', '--fast')).toMatchObject({ code: 2, err: expect.stringContaining('"--fast"') });
  });

  test('one page is looked at with the same eyes as all: the same findings', () => {
    copy.write(FILE, page.replace('[your safety plan](/502/)', '[your plan](/502/#zz)').replace('id="nspcc-2016-evaluation"', 'id="nspcc-2099"').replace('tab: Common phrases 4', 'tab: Police'));
    const all = readSite(copy.root), one = readSite(copy.root, { only: '304' }), of = (list: Finding[]) => list.filter((f) => f.file === FILE).map(printFinding);
    const quick = of(checkSite(one.site, { only: '304', today: '2026-11-22' }));
    expect(quick.length).toBe(3);
    expect(quick).toEqual(of(checkSite(all.site, { today: '2026-11-22' })));
  });

  test('it writes nothing', () => {
    copy.write(FILE, page.replace(' {/* #b */}', ''));
    const before = copy.bytes('content');
    copy.run('check');
    expect(copy.bytes('content')).toEqual(before);
  });

  test.each([
    ['is not UTF-8', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe, 0x41]), /304-paper\.mdx:2:1 {2}error {2}file: This file is not written in UTF-8/],
    ['is empty', Buffer.from(''), /file: This file is empty/],
    ['is huge', Buffer.alloc(500_000, 'a'), /file: This file has 500000 bytes/],
    ['has no front matter', Buffer.from('## Hello\n'), /schema: The page does not begin with its front matter/],
    ['is half written', Buffer.from(page.slice(0, page.indexOf('</Panel>'))), /mdx: This page cannot be read/],
    ['breaks off in its front matter', Buffer.from(page.slice(0, 60)), /schema: /],
  ])('a file that %s is named, stops no command and loses no byte', (_what, bytes, words) => {
    copy.write(FILE, bytes);
    for (const [name, ...rest] of [['check', '304'], ['check', '304', '--fix'], ['checked', '304', '--as', 'worker, Open Door (service)'], ['translate', 'export', 'es', '304']] as const) {
      const { code, out, err } = copy.run(name, ...rest);
      expect(code, name).not.toBe(0);
      expect(`${out}${err}`, name).not.toMatch(/\bat .*\.ts:\d+/);
      if (name === 'check') expect(out).toMatch(words);
    }
    expect(readFileSync(join(copy.root, FILE))).toEqual(bytes);
    rmSync(join(copy.root, 'po'), { recursive: true, force: true });
  });

  test('spelling is advice, and only when it is asked for', () => {
    copy.write(FILE, page.replace('It takes long', 'It takez long'));
    expect(copy.run('check', '304').out).toBe('Nothing to mend.\n');
    const { code, out } = copy.run('check', '304', '--spelling');
    expect([code, out]).toEqual([0, expect.stringMatching(/304-paper\.mdx:\d+:\d+ {2}advice {2}spelling: No dictionary knows "takez"\. Perhaps: .*take/)]);
  });
});

describe('npm run check -- --fix', { timeout: 240_000 }, () => {
  test('writes the letters that are missing and nothing else, and keeps the line ends of the file', () => {
    const text = page.replace(' {/* #b */}', '').replaceAll('\n', '\r\n');
    copy.write(FILE, text);
    const before = copy.bytes('content'), { code, err } = copy.run('check', '304', '--fix');
    // Nobody may get a letter that was given before: 304#b is linked to from nowhere, so the next free one is taken.
    expect([code, err]).toEqual([0, `${FILE}: wrote the letter b.\n`]);
    expect(copy.read(FILE)).toBe(page.replaceAll('\n', '\r\n'));
    expect(Object.entries(copy.bytes('content')).filter(([f, h]) => before[f] !== h).map(([f]) => `content/${f}`)).toEqual([FILE]);
  });

  test('a letter that other pages link to, or a translation has, is never given to a new section', () => {
    const { site } = readSite(copy.root), made = site.pages.get('en')!.get('101')!;
    const mended = withLetters(site, made, `${made.text}\n## A new part\n\nText.\n`), old = [...made.text.matchAll(/#([a-z]+) \*\//g)].map((m) => m[1]);
    expect(mended.given).toHaveLength(1);
    expect(old).not.toContain(mended.given[0]);
    const linked = site.pages.get('en')!.get('102')!;
    linked.text += `\n[x](/101/#${mended.given[0]})\n`;
    expect(withLetters(site, made, `${made.text}\n## A new part\n\nText.\n`).given[0]).not.toBe(mended.given[0]);
  });

  test('a translation takes the letter of its source', () => {
    const { site } = readSite(copy.root), es = site.pages.get('es')!.get('301')!;
    expect(withLetters(site, es, es.text.replace(' {/* #c */}', '')).text).toBe(es.text);
  });
});

test('the guide speaks of every component, field, rule and command there is', async () => {
  const guide = readFileSync(join(project, 'content/README.md'), 'utf8');
  const { COMPONENTS } = await import('../../src/authoring/components.ts'), { pageSchema } = await import('../../src/model/schema.ts');
  for (const name of Object.keys(COMPONENTS)) expect(guide.includes(`<${name}`), name).toBe(true);
  for (const field of Object.keys(pageSchema.shape)) expect(guide.includes(`\`${field}\``), field).toBe(true);
  const rules = new Set<string>();
  const { readdirSync } = await import('node:fs');
  // Rules are named as the argument after the place, in every helper that makes a finding.
  const named = /(?:\bat\(page, [^,]+|atField\(page, '?\w+'?|atOffset\([^,]+, [^,]+, [^,]+|rule:|say\(\[?[^\]]*\]?, '(?:error|advice)'|note\()[ ,]*'([a-z][a-z-]+)',/g;
  for (const file of readdirSync(join(project, 'src/checks'))) for (const found of readFileSync(join(project, 'src/checks', file), 'utf8').matchAll(named)) rules.add(found[1]!);
  for (const rule of rules) expect(guide.includes(`\`${rule}\``), rule).toBe(true);
  expect(rules.size).toBeGreaterThan(25);
  const scripts = (parse(readFileSync(join(project, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;
  for (const name of ['dev', 'check', 'checked', 'confirm', 'new', 'status', 'translate']) { expect(scripts[name]).toBeTruthy(); expect(guide).toContain(`npm run ${name}`); }
});
