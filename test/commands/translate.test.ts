import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bringBack } from '../../src/model/bring-back.ts';
import { entriesOf } from '../../src/model/catalogue.ts';
import { frontLines } from '../../src/model/front-matter.ts';
import { glossaryOf, termsIn } from '../../src/model/glossary.ts';
import { pairUnits } from '../../src/model/pairing.ts';
import { readPo, writePo, type Returned } from '../../src/model/po.ts';
import { digestOf, fingerprint, owedUnits } from '../../src/model/units.ts';
import { copyOfContent, project, type Copy } from './copy.ts';

const EN = 'content/en/3-sayings/301-chance.mdx', ES = 'content/es/3-sayings/301-chance.mdx', PO = 'po/es/301.po';
const source = readFileSync(join(project, EN), 'utf8'), target = readFileSync(join(project, ES), 'utf8');

describe('the way of a page to translators and back', () => {
  const entries = () => entriesOf(source, target, digestOf(source));
  const back = (change: (e: Returned) => Partial<Returned> = () => ({})): Returned[] => readPo(writePo(entries(), { lang: 'es', page: '301', file: EN, over: 'x' })).entries.map((e) => ({ ...e, ...change(e) }));
  const of = digestOf(source);

  test('unchanged texts give the page byte for byte', () => expect(bringBack(source, target, of, back())).toEqual({ state: 'whole', text: target, open: 0 }));

  test('texts put into the empty frame of the source make the translation again, line by line', () => {
    const made = bringBack(source, undefined, undefined, back());
    expect(made.state).toBe('whole');
    const body = (text: string) => text.slice(text.indexOf('\n---\n'));
    expect(body((made as { text: string }).text)).toBe(body(target));
    expect(frontLines((made as { text: string }).text, 'covers')).toBeUndefined();
    expect(frontLines((made as { text: string }).text, 'of')).toBe(of);
  });

  test('one changed text changes that text alone', () => {
    const made = bringBack(source, target, of, back((e) => (e.context === 'summary' ? { target: 'Otra frase: corta.' } : {})));
    expect((made as { text: string }).text).toBe(target.replace(/^summary: .*$/m, 'summary: "Otra frase: corta."'));
  });

  const refused = (change: (e: Returned) => Partial<Returned>) => { const made = bringBack(source, target, of, back(change)); return made.state === 'damaged' ? made.damage : made; };
  const withSource = (e: Returned) => e.source.includes('<Source id="wwp-review"');
  test.each([
    ['a lost component', withSource, (t: string) => t.replace(/<Source[^>]*>/, ''), /<Source id="wwp-review" \/> is gone/],
    ['a changed component', withSource, (t: string) => t.replace('wwp-review', 'wwp-revista'), /wwp-review" \/> is gone/],
    ['a changed link', (e: Returned) => e.source.includes('](/500/)'), (t: string) => t.replace('/500/', '/501/'), /\]\(\/500\/\) is gone/],
    ['a brace', (e: Returned) => e.context === 'paragraph', (t: string) => `${t} {x}`, /would take for code/],
    ['a paragraph that became a list', (e: Returned) => e.context === 'paragraph', (t: string) => `- ${t}`, /paragraphs, headings and lists/],
    ['two paragraphs in one', (e: Returned) => e.context === 'paragraph', (t: string) => `${t}\n\nMás.`, /two paragraphs/],
    ['a tab that is too long', (e: Returned) => e.context === 'tab', () => 'Una pestaña con muchas más letras de las que caben', /longer than 40/],
  ] as const)('%s is refused with its line', (_name, where, how, words) => {
    let line = 0;
    const damage = refused((e) => { if (line || !where(e)) return {}; line = e.line; return { target: how(e.target) }; });
    expect(damage).toEqual([expect.objectContaining({ line, what: expect.stringMatching(words) })]);
  });

  test('a changed source marks the changed text alone, and shows what it said before', () => {
    const now = source.replace('He may', 'Perhaps he may'), was = owedUnits(source).find((u) => u.text.includes('He may'))!;
    const marked = entriesOf(now, target, of, [], new Map([[fingerprint(was.text), was.text]])).filter((e) => e.fuzzy);
    expect(marked).toEqual([expect.objectContaining({ source: was.text.replace('He may', 'Perhaps he may'), previous: was.text })]);
    expect(marked[0]!.target).not.toBe('');
    const po = writePo(entriesOf(now, target, of, [], new Map([[fingerprint(was.text), was.text]])), { lang: 'es', page: '301', file: EN, over: 'x' });
    expect(po).toMatch(/#, fuzzy\n#\| msgid /);
  });

  test('a text added to the source is empty in the export, all others stay translated', () => {
    const now = source.replace('## Why he may say it', 'One more line here.\n\n## Why he may say it'), list = entriesOf(now, target, of);
    expect(list.filter((e) => e.target === '').map((e) => e.source)).toEqual(['One more line here.']);
    expect(list.some((e) => e.fuzzy)).toBe(false);
  });

  test('texts of a translation are found again when the source puts them in another order', () => {
    const units = ['a', 'b', 'c'].map((text, i) => ({ where: 'paragraph', text, start: i, end: i })), made = ['A', 'B', 'C'].map((text, i) => ({ where: 'paragraph', text, start: i, end: i }));
    const pairs = pairUnits([units[0]!, { ...units[1]!, text: 'new' }, units[2]!], made, units.map((u) => fingerprint(u.text)).join(' '));
    expect(pairs.map((p) => [p?.unit.text, p?.same])).toEqual([['A', true], ['B', false], ['C', true]]);
  });

  test('agreed terms of a guide stand beside the texts that hold them', () => {
    const terms = glossaryOf('| English | Spanish | Not |\n| --- | --- | --- |\n| helpline ? | línea de ayuda | teléfono |\n| to drop out; put out | abandonar | |\n');
    expect(termsIn('Two helplines answer.', terms).map((t) => t.say)).toEqual(['línea de ayuda']);
    expect(termsIn('He may drop out.', terms).map((t) => t.say)).toEqual(['abandonar']);
    expect(termsIn('The headline.', terms)).toEqual([]);
  });
});

describe('npm run translate', { timeout: 240_000 }, () => {
  let copy: Copy;
  beforeAll(() => { copy = copyOfContent(); });
  afterAll(() => copy.remove());
  beforeEach(() => { rmSync(join(copy.root, 'po'), { recursive: true, force: true }); copy.write(ES, target); copy.write(EN, source); });
  const open = (file: string) => copy.change(PO, `"X-Page: 301\\n"`, `"X-Page: 301\\n"\n"X-Note: ${file}\\n"`);

  test.each(['es', 'ar'])('export and import of everything in %s leaves every file of the site as it was', (lang) => {
    const before = copy.bytes('content');
    expect(copy.run('translate', 'export', lang)).toMatchObject({ code: 0, err: '' });
    expect(copy.run('translate', 'import', lang)).toMatchObject({ code: 0, err: '' });
    expect(copy.bytes('content')).toEqual(before);
  });

  test('a file a translation program has saved again comes back just the same', () => {
    copy.run('translate', 'export', 'es', '301');
    open('another program');
    copy.run('translate', 'import', 'es', '301');
    expect(copy.read(ES)).toBe(target);
  });

  test('damage is refused with the line of the PO file, and the page stays as it was', () => {
    copy.run('translate', 'export', 'es', '301');
    const po = copy.read(PO), at = po.lastIndexOf('/500/)'), line = po.slice(0, at).split('\n').length;
    copy.write(PO, `${po.slice(0, at)}/501/)${po.slice(at + 6)}`);
    const { code, err } = copy.run('translate', 'import', 'es', '301');
    expect(code).toBe(1);
    expect(err).toContain(`${PO}:${line}:1  error  translation: ](/500/) is gone.`);
    expect(copy.read(ES)).toBe(target);
  });

  test('half a PO file is refused, and nothing is lost', () => {
    copy.run('translate', 'export', 'es', '301');
    copy.write(PO, `${copy.read(PO).slice(0, 900)}\nnonsense here\n`);
    const { code, err } = copy.run('translate', 'import', 'es', '301');
    expect([code, err]).toEqual([1, expect.stringMatching(/301\.po:\d+:1 {2}error/)]);
    expect(copy.read(ES)).toBe(target);
  });

  test('a page that was changed after the export is not written over', () => {
    copy.run('translate', 'export', 'es', '301');
    copy.change(PO, 'Frases 1', 'Frases uno');
    copy.change(ES, 'Puedes', 'Tú puedes');
    const later = copy.read(ES), { code, err } = copy.run('translate', 'import', 'es', '301');
    expect([code, err]).toEqual([1, expect.stringContaining('has changed since it was exported')]);
    expect(copy.read(ES)).toBe(later);
  });

  test('work that was not imported is not thrown away by the next export; --merge carries it over', () => {
    copy.run('translate', 'export', 'es', '301');
    copy.change(PO, 'msgstr "Frases 1"', 'msgstr "Frases uno"');
    const mine = copy.read(PO), again = copy.run('translate', 'export', 'es', '301');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('not in the page yet')]);
    expect(copy.read(PO)).toBe(mine);
    expect(copy.run('translate', 'export', 'es', '301', '--merge').code).toBe(0);
    expect(copy.read(PO)).toContain('msgstr "Frases uno"');
  });

  test('a page that is not all there is written as a draft only, and its open texts are translated later', () => {
    const file = 'content/es/3-sayings/304-paper.mdx', po = 'po/es/304.po';
    copy.run('translate', 'export', 'es', '304');
    expect(copy.run('translate', 'import', 'es', '304').out).toContain('1 not translated yet');
    copy.change(po, 'msgid "Common phrases 4"\nmsgstr ""', 'msgid "Common phrases 4"\nmsgstr "Frases 4"');
    const half = copy.run('translate', 'import', 'es', '304');
    expect([half.code, half.err]).toEqual([1, expect.stringContaining('is not all there')]);
    expect(existsSync(join(copy.root, file))).toBe(false);
    expect(copy.run('translate', 'import', 'es', '304', '--draft').code).toBe(0);
    expect(copy.read(file)).toMatch(/^state: draft$/m);
    copy.run('translate', 'export', 'es', '304', '--force');
    expect(readPo(copy.read(po)).entries.filter((e) => e.target !== '').map((e) => e.target)).toEqual(['Frases 4']);
    rmSync(join(copy.root, file));
  });

  test('a file with the line ends of another system keeps them', () => {
    copy.write(ES, target.replaceAll('\n', '\r\n'));
    copy.run('translate', 'export', 'es', '301');
    copy.change(PO, 'msgstr "Frases 1"', 'msgstr "Frases uno"');
    expect(copy.run('translate', 'import', 'es', '301').code).toBe(0);
    expect(copy.read(ES)).toBe(target.replace('Frases 1', 'Frases uno').replaceAll('\n', '\r\n'));
  });

  test('a file that an editing program has open is left alone', () => {
    copy.run('translate', 'export', 'es', '301');
    copy.change(PO, 'msgstr "Frases 1"', 'msgstr "Frases uno"');
    copy.write('content/es/3-sayings/.301-chance.mdx.swp', 'x');
    const { code, err } = copy.run('translate', 'import', 'es', '301');
    rmSync(join(copy.root, 'content/es/3-sayings/.301-chance.mdx.swp'));
    expect([code, err]).toEqual([1, expect.stringContaining('open in another program')]);
    expect(copy.read(ES)).toBe(target);
  });

  test('XLIFF goes the same way where translate-toolkit is installed, and the command says what is missing where it is not', () => {
    const there = spawnSync('po2xliff', ['--version']).error === undefined, { code, err } = copy.run('translate', 'export', 'es', '301', '--xliff');
    if (!there) return expect([code, err]).toEqual([2, expect.stringContaining('translate-toolkit')]);
    copy.change('po/es/301.xlf', '>Frases 1<', '>Frases uno<');
    expect(copy.run('translate', 'import', 'es', '301', '--xliff').code).toBe(0);
    expect(copy.read(ES)).toBe(target.replace('Frases 1', 'Frases uno'));
  });
});
