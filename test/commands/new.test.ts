import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkSite } from '../../src/checks/index.ts';
import { KINDS } from '../../src/model/schema.ts';
import { readSite } from '../../src/model/load.ts';
import { pageText } from '../../scripts/new/templates.ts';
import { copyOfContent, type Copy } from './copy.ts';

let copy: Copy;
beforeAll(() => { copy = copyOfContent(); });
afterAll(() => copy.remove());
/** Errors of a file other than what is marked as still to be written. */
const others = (file: string, number?: string) => { const { site, findings } = readSite(copy.root, number ? { only: number } : {}); return [...findings, ...checkSite(site, { ...(number && { only: number }), today: '2026-11-22' })].filter((f) => f.file === file && f.level === 'error' && f.rule !== 'left-over'); };

describe('npm run new', { timeout: 240_000 }, () => {
  test.each(KINDS)('a page of the kind %s passes the check but for what only a person can write', (kind) => {
    const number = { answer: '116', saying: '331', topic: '631', help: '531', services: '831', about: '931' }[kind], file = `${{ answer: 'content/en/1-basics', saying: 'content/en/3-sayings', topic: 'content/en/6-topics', help: 'content/en/5-help', services: 'content/en/8-services', about: 'content/en/9-about' }[kind]}/${number}-notes.mdx`;
    copy.write(file, pageText({ title: 'What is this: “new”?', tab: `Notes ${number}`, kind, number }));
    expect(others(file, number)).toEqual([]);
  });

  test('takes the next free number of the part, a tab like its neighbours, says what is left to write, and writes over nothing', () => {
    const { code, out } = copy.run('new', 'page', '--kind', 'saying', '--title', '“I will go if you come back”');
    expect([code, out]).toEqual([0, expect.stringContaining('content/en/3-sayings/325-notes.mdx:13:1  ??? His sentence')]);
    expect(copy.read('content/en/3-sayings/325-notes.mdx')).toMatch(/^tab: "Common phrases 25"$/m);
    const before = copy.bytes('content');
    expect(copy.run('new', 'page', '--kind', 'saying', '--title', 'x', '--number', '325')).toMatchObject({ code: 2, err: expect.stringContaining('325 is taken') });
    expect(copy.run('new', 'page', '--kind', 'saying', '--title', 'x', '--number', '326', '--name', 'safety-plan')).toMatchObject({ code: 2, err: expect.stringContaining('tells what the site is about') });
    expect(copy.run('new', 'page', '--kind', 'saying')).toMatchObject({ code: 2, err: expect.stringContaining('Nobody is here to answer') });
    expect(copy.bytes('content')).toEqual(before);
  });

  test('a source, a country and a service are begun and named to be filled in', () => {
    expect(copy.run('new', 'source', 'muster-2031', '--who', 'Muster, A.')).toMatchObject({ code: 0, out: expect.stringContaining('??? Its title') });
    expect(others('content/sources/muster-2031.yaml')).toEqual([]);
    expect(copy.run('new', 'source', 'muster-2031')).toMatchObject({ code: 1, err: expect.stringContaining('is there already') });
    expect(copy.run('new', 'source', 'victim-2031')).toMatchObject({ code: 2, err: expect.stringContaining('tells what the site is about') });
    for (const none of ['zz', 'eu', 'qq']) expect(copy.run('new', 'country', none), none).toMatchObject({ code: 2, err: expect.stringContaining('is the code of no country') });
    expect(copy.run('new', 'country', 'by')).toMatchObject({ code: 0, out: expect.stringContaining('There is no emergency number') });
    expect(copy.run('new', 'helpline', 'by', '--name', 'Линия', '--number', '88 01')).toMatchObject({ code: 0, out: expect.stringContaining('Added by-8801') });
    expect(others('content/helplines/by.yaml').map((f) => f.rule)).toEqual(['emergency']);
    const before = copy.read('content/helplines/at.yaml');
    expect(copy.run('new', 'helpline', 'at', '--name', 'Ein Haus').code).toBe(0);
    const at = copy.read('content/helplines/at.yaml'), from = at.indexOf('  - id: at-ein-haus'), to = at.indexOf('confirmed:\n', from) + 'confirmed:\n'.length;
    expect(at.slice(0, from) + at.slice(to)).toBe(before);
    expect(at).toContain('name: { de: "Ein Haus" }');
  });

  test('a language gets the words of the frame with their explanation, a guide and the words that give away, and stops nobody before it is whole', () => {
    expect(copy.run('new', 'language', 'de').code).toBe(0);
    expect(copy.read('content/de/interface.unfinished.yaml')).toMatch(/# The button that leaves the site.*\n# English: Leave quickly\nleave: ""\n/);
    expect(copy.read('content/de/guide.md')).toContain('| English | Deutsch | Not |');
    expect(copy.read('content/de/stems.yaml')).toContain('"gewalt"');
    expect(readSite(copy.root, { only: '000' }).site.languages).not.toContain('de');
    expect(copy.run('new', 'language', 'de')).toMatchObject({ code: 1, err: expect.stringContaining('nothing was written') });
    expect(copy.run('new', 'language', 'xx')).toMatchObject({ code: 2, err: expect.stringContaining('src/model/languages.ts') });
    expect(existsSync(join(copy.root, 'content/xx'))).toBe(false);
  });
});
