import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkSite } from '../../src/checks/index.ts';
import { changelog, changesFor, changesSchema, changeText } from '../../src/model/changes.ts';
import { confirmableIds, setConfirmed } from '../../src/model/confirm.ts';
import { countrySchema } from '../../src/model/helplines.ts';
import { readSite } from '../../src/model/load.ts';
import { countStates, statusOf } from '../../src/model/status.ts';
import { checkOf, REVIEW_DAYS } from '../../src/model/translation.ts';
import { digestOf } from '../../src/model/units.ts';
import { readYaml } from '../../src/model/yaml.ts';
import { copyOfContent, project, type Copy } from './copy.ts';

let copy: Copy;
beforeAll(() => { copy = copyOfContent(); });
afterAll(() => copy.remove());
const day = { date: '2026-11-22', role: 'support worker', organisation: 'Open Door (women\'s service)' };

describe('npm run confirm', { timeout: 240_000 }, () => {
  test('every number and service of every country can be confirmed, and no other byte of its file changes', () => {
    for (const file of readdirSync(join(project, 'content/helplines'))) {
      const text = readFileSync(join(project, 'content/helplines', file), 'utf8'), country = readYaml(countrySchema, text, file).value!;
      for (const id of confirmableIds(country)) {
        const now = setConfirmed(text, id, day), before = text.split('\n'), after = now.split('\n');
        const changed = after.filter((line, i) => line !== before[i]);
        expect(changed, `${file} ${id}`).toEqual([expect.stringMatching(/^ +confirmed: \{ date: "2026-11-22", role: "support worker", organisation: "Open Door \(women's service\)" \}$/)]);
        const read = readYaml(countrySchema, now, file);
        expect(read.findings, id).toEqual([]);
        expect([...read.value!.emergency, ...read.value!.lines].filter((x) => x.confirmed).length, id).toBe(1);
        expect(setConfirmed(now, id, { ...day, date: '2026-11-23' })).toBe(now.replace('date: "2026-11-22", role', 'date: "2026-11-23", role'));
      }
    }
  });
  test('a comment behind it stays, and an entry without the line gets one', () => {
    const text = 'code: "QQ"\nemergency: []\nlines:\n  - id: qq-a\n    confirmed: # ask again\n  - id: qq-b\n    free: # who knows\nnever_show: []\n';
    expect(setConfirmed(text, 'qq-a', day)).toContain('    confirmed: { date: "2026-11-22", role: "support worker", organisation: "Open Door (women\'s service)" } # ask again\n');
    expect(setConfirmed(text, 'qq-b', day)).toMatch(/free: # who knows\n {4}confirmed: \{ date.*\}\nnever_show/);
  });
  test('it writes the day, refuses names of persons, days to come and ids that are not there, and then leaves the file alone', () => {
    const before = copy.bytes('content');
    expect(copy.run('confirm', 'it-9999', '--as', 'worker, Open Door (service)')).toMatchObject({ code: 2, err: expect.stringContaining('it-1522') });
    expect(copy.run('confirm', 'it-1522', '--as', 'Anna Rossi, Open Door')).toMatchObject({ code: 1, err: expect.stringContaining('Names of persons never stand in our files') });
    expect(copy.run('confirm', 'it-1522', '--as', 'support worker, Anna Rossi')).toMatchObject({ code: 1, err: expect.stringContaining('reads like a person') });
    expect(copy.run('confirm', 'it-1522', '--as', 'support worker')).toMatchObject({ code: 2 });
    expect(copy.run('confirm', 'it-1522', '--as', 'worker, Open Door (service)', '--on', '2027-01-01')).toMatchObject({ code: 2, err: expect.stringContaining('has not come yet') });
    expect(copy.bytes('content')).toEqual(before);
    expect(copy.run('confirm', 'it-emergency-112', '--as', 'support worker, Open Door (women\'s service)').code).toBe(0);
    expect(copy.read('content/helplines/it.yaml').match(/confirmed: \{ date: "2026-11-22"/g)).toHaveLength(1);
  });
});

describe('npm run checked', { timeout: 240_000 }, () => {
  const FILE = 'content/es/3-sayings/301-chance.mdx';
  test('keeps role, organisation, day and what was read; a later change is told', () => {
    const before = copy.read(FILE);
    expect(copy.run('checked', '301', 'es', '--as', 'support worker, Casa Abierta (servicio)').code).toBe(0);
    expect(copy.read(FILE).split('\n').filter((l) => !before.split('\n').includes(l))).toEqual([expect.stringMatching(/^checked: \{ date: 2026-11-22, role: "support worker", organisation: "Casa Abierta \(servicio\)", text: "[0-9a-f]{6}" \}$/)]);
    const state = () => { const { site } = readSite(copy.root, { only: '301' }), page = site.pages.get('es')!.get('301')!; return { check: checkOf(page).state, rules: (today: string) => checkSite(site, { only: '301', today }).filter((f) => f.file === FILE).map((f) => `${f.level} ${f.rule}`) }; };
    expect([state().check, state().rules('2026-11-22')]).toEqual(['checked', []]);
    expect(state().rules('2028-01-01')).toContain('advice review');
    expect(state().rules('2026-01-01')).toContain('error review');
    copy.change(FILE, 'Puedes', 'Tú puedes');
    expect([state().check, state().rules('2026-11-22')]).toEqual(['changed', ['advice review']]);
    expect(copy.run('checked', '301', 'es', '--as', 'support worker, Casa Abierta (servicio)').code).toBe(0);
    expect(state().check).toBe('checked');
    expect(copy.read(FILE).match(/^checked:/gm)).toHaveLength(1);
  });
  test('names of persons are refused', () => {
    const before = copy.read(FILE);
    expect(copy.run('checked', '301', 'es', '--as', 'Ana Pérez, Casa Abierta')).toMatchObject({ code: 1, err: expect.stringContaining('Names of persons never stand in our files') });
    expect(copy.run('checked', '301', 'es', '--as', 'support worker, Ana Pérez')).toMatchObject({ code: 1, err: expect.stringContaining('reads like a person') });
    expect(copy.read(FILE)).toBe(before);
  });
});

describe('npm run status', { timeout: 240_000 }, () => {
  const measures = { level: () => 5, weight: () => undefined };
  test('tells missing, draft, older with what changed, checked and when, from the files alone', () => {
    const { site } = readSite(project, { only: '000' }), es = site.pages.get('es')!, number = '301', page = es.get(number)!, now = () => statusOf(site, '2026-11-22', measures);
    const cell = () => now().rows.find((r) => r.number === number)!.cells.find((c) => c.lang === 'es')!;
    expect(now().rows.find((r) => r.number === '304')!.cells.map((c) => c.state)).toEqual(['whole', 'missing', 'missing']);
    expect(cell()).toMatchObject({ state: 'whole', changed: [], check: { state: 'not yet' } });
    const source = site.pages.get('en')!.get(number)!, text = source.text.replace('I’m doing this course for us.', 'I am only doing it for us.');
    expect(text).not.toBe(source.text);
    site.pages.get('en')!.set(number, { ...source, front: source.front, text, digest: digestOf(text) });
    expect(cell()).toMatchObject({ state: 'older', changed: [expect.stringContaining('only doing it for us')] });
    es.set(number, { ...page, text: page.text, digest: page.digest, front: { ...page.front, state: 'draft' } });
    expect(cell().state).toBe('draft');
    expect(countStates(now(), 'es').draft).toBe(1);
  });
  test('names checks and confirmations that are due again', () => {
    const { site } = readSite(copy.root, { only: '500' }), later = `20${27 + Math.ceil(REVIEW_DAYS / 365)}-06-01`, due = statusOf(site, later, measures);
    expect(due.reviews).toEqual([{ lang: 'es', number: '301', why: expect.stringMatching(/^checked \d+ days ago$/) }]);
    expect(due.helplines.filter((d) => d.why.startsWith('confirmed')).map((d) => d.id)).toEqual(['it-emergency-112']);
    expect(statusOf(site, '2026-11-23', measures).helplines.some((d) => d.id === 'it-emergency-112')).toBe(false);
  });
  test('writes one page that needs nothing else, beside the site and not in it', () => {
    const { code, out } = copy.run('status');
    expect([code, out]).toEqual([0, expect.stringContaining('Points answered')]);
    const html = copy.read('status.html');
    expect(html).toContain('301');
    expect(html).not.toMatch(/<(?:script|link|img)\b|src=|url\(/);
    expect(existsSync(join(copy.root, 'dist'))).toBe(false);
  });
});

describe('what changed', () => {
  const list = changesSchema.parse(parse(readFileSync(join(project, 'content/changes.yaml'), 'utf8')));
  test('CHANGELOG.md says what content/changes.yaml says, in two parts', () => {
    expect(readFileSync(join(project, 'CHANGELOG.md'), 'utf8')).toBe(changelog(list));
    for (const part of ['## For editors and translators', '## For hosts']) expect(changelog(list)).toContain(part);
  });
  test('begins with the first version, newest first, each in the reader\'s language or in English', () => {
    for (const who of ['editors', 'hosts'] as const) {
      const own = changesFor(list, who);
      expect(own.at(-1)!.date).toBe('2026-11-22');
      expect(own.map((c) => c.date)).toEqual([...own.map((c) => c.date)].sort().reverse());
    }
    expect(changeText(list[0]!, 'es').lang).toBe('es');
    expect(changeText(list[0]!, 'tr')).toEqual({ lang: 'en', text: list[0]!.what.en });
  });
  test('a page that is not there, a day to come and a missing English text are refused', () => {
    const { site } = readSite(project, { only: '000' });
    const text = '# Newest first.\n- date: 2027-01-01\n  for: editors\n  what: { en: x }\n  pages: [299]\n', file = 'content/changes.yaml';
    site.changes = changesSchema.parse(parse(text));
    const found = checkSite({ ...site, pages: new Map([['en', new Map()]]), texts: new Map([[file, text]]) }, { today: '2026-11-22' }).filter((f) => f.rule === 'changes');
    expect(found.map((f) => [f.file, f.line, f.column, f.what])).toEqual([[file, 2, 9, '2027-01-01 has not come yet.'], [file, 5, 11, expect.stringContaining('page 299')]]);
    expect(changesSchema.safeParse([{ date: '2026-11-22', for: 'hosts', what: { es: 'x' } }]).success).toBe(false);
  });
});
