/** What somebody at the keyboard sees: the command that checks, the build that stops, the component that refuses. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, symlinkSync, realpathSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMPONENTS, faultOf } from '../../src/authoring/components.ts';
import { guard } from '../../src/authoring/guard.ts';
import { FILES, smallSite, TODAY } from './small-site.ts';

const site = smallSite(), project = join(import.meta.dirname, '..', '..'), env = { ...process.env, SITE_TODAY: TODAY, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: '0' };
const run = (...words: string[]) => spawnSync(process.execPath, words, { cwd: site.root, env, encoding: 'utf8' });
const check = (...words: string[]) => run(join(project, 'scripts', 'check.ts'), ...words);
const DEAD = { [FILES.saying]: site.read(FILES.saying).replace('[Help now](/500/)', '[Help now](/500/) and [more](/999/)') };
const PLACE = `${FILES.saying}:46:${'If you are afraid of him, that is reason enough to call: [Help now](/500/) and '.length + 1}`;

describe('npm run check', () => {
  test('has nothing to say about a clean site, and ends well', () => {
    const { stdout, stderr, status } = check();
    expect([stdout, stderr, status]).toEqual(['Nothing to mend.\n', '', 0]);
  });
  test('prints one line a fault, errors first, then counts, and ends with 1', () => site.withFiles({ ...DEAD, 'content/sources/ash-2001.yaml': site.read(FILES.brook) }, () => {
    const { stdout, status } = check();
    expect(stdout.split('\n')).toEqual([expect.stringMatching(new RegExp(`^${PLACE}  error  links: The words "more"`)), expect.stringMatching(new RegExp(`^${PLACE}  error  links: There is no page 999\\.`)), '', expect.stringMatching(/^content\/sources\/ash-2001\.yaml:1:1 {2}advice {2}sources: /), '2 to mend, 1 to look at.', '']);
    expect(status).toBe(1);
    expect(check('--errors').stdout).not.toContain('  advice  ');
  }));
  test('advice alone is no failure', () => site.withFiles({ 'content/sources/ash-2001.yaml': site.read(FILES.brook) }, () => expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing to mend, 1 to look at.') })));
  test('for one page says what is wrong with that page', () => site.withFiles({ ...DEAD, [FILES.about]: `${site.read(FILES.about)}\nTODO\n` }, () => {
    expect(check('904').stdout).toMatch(/^content\/en\/9-about\/904-work\.mdx:\d+:1 {2}error {2}left-over: .*\n1 to mend, 0 to look at\.\n$/);
  }));
  test('for programs is JSON', () => site.withFiles(DEAD, () => {
    const { stdout, status } = check('--json');
    expect(JSON.parse(stdout)).toContainEqual({ file: FILES.saying, line: 46, column: Number(PLACE.split(':')[2]), level: 'error', rule: 'links', what: 'There is no page 999.', instead: 'Mend the number, or write the page first.' });
    expect(status).toBe(1);
  }));
  test('says what it does not know', () => expect(check('--fxi')).toMatchObject({ status: 2, stdout: '', stderr: 'Unknown option "--fxi".\nUse: npm run check -- [page number] [--errors] [--spelling] [--fix] [--json]\n' }));
  test('writes nothing', () => site.withFiles(DEAD, () => {
    const all = () => readdirSync(site.root, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name)).map((f) => [f, readFileSync(f, 'utf8')]), before = all();
    check();
    expect(all()).toEqual(before);
  }));
});

/** One fault of each kind, with the line it has to be found on. A file named twice holds two faults. */
const about = site.read(FILES.about);
const EACH_KIND: [what: string, file: string, text: string | undefined, line: number, words: string][] = [
  ['a dead link', FILES.saying, DEAD[FILES.saying]!, 46, 'error  links: There is no page 999. Mend the number, or write the page first.'],
  ['a tab title that tells', FILES.uk, site.read(FILES.uk).replace('tab: Перші нотатки', 'tab: Насильство'), 3, 'error  discretion: The title in the tab holds "насильство"'],
  ['a wrong prop', FILES.services, site.read(FILES.services).replace('<Ticks>', '<Ticks big>'), 15, 'error  components: <Ticks> has no "big". Write it without anything inside the <…>.'],
  ['an unknown component', 'content/en/9-about/910-notes.mdx', about.replace('904', '910').replace('Notes 9', 'Notes 10').replace(/^covers.*\n/m, '').replace('We say', '<Box>\n\nWe say').concat('\n</Box>\n'), 11, 'error  components: There is no component <Box>.'],
  ['an unknown source and point', 'content/en/9-about/911-notes.mdx', about.replace('904', '911').replace('Notes 9', 'Notes 11').replace('E-1', 'Z-9').replace('Help now](/500/).', 'Help now](/500/). <Source id="nowhere-1999" />'), 12, 'error  sources: There is no source "nowhere-1999"'],
  ['an unknown point', 'content/en/9-about/911-notes.mdx', undefined, 7, 'error  points: '],
  ['a broken front matter', 'content/en/9-about/912-notes.mdx', about.replace('title: How we work', 'title: "How we work'), 2, 'error  schema: These lines cannot be read'],
  ['a missing number', 'content/en/9-about/notes.mdx', about, 1, 'error  numbers: '],
  ['a doubled number', 'content/en/9-about/904-more.mdx', about.replace('Notes 9', 'Notes 12'), 0, ''],
  ['a doubled number', FILES.about, undefined, 1, 'error  numbers: The number 904 is already used by content/en/9-about/904-more.mdx.'],
  ['a missing word of the frame', 'content/es/interface.yaml', site.read('content/es/interface.yaml').replace(/^leave:.*\n/m, ''), 1, 'error  schema: Add "leave": '],
];

test('the build stops with 1, and names file, line and column of every fault, whatever engine would have said of it', () => site.withFiles(Object.fromEntries(EACH_KIND.filter(([, , text]) => text !== undefined).map(([, file, text]) => [file, text])), () => {
  for (const part of ['src', 'astro.config.mjs', 'package.json', 'tsconfig.json']) cpSync(join(project, part), join(site.root, part), { recursive: true });
  symlinkSync(realpathSync(join(project, 'node_modules')), join(site.root, 'node_modules'));
  const { stdout, stderr, status } = run(join(project, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build'), lines = stderr.split('\n');
  expect(status).toBe(1);
  for (const [what, file, , line, words] of EACH_KIND) if (line) expect(lines.filter((l) => l.startsWith(`${file}:${line}:`) && l.includes(words)), `${what}\n${stderr}`).not.toEqual([]);
  expect(lines).toContain(`${PLACE}  error  links: There is no page 999. Mend the number, or write the page first.`);
  expect(stdout + stderr).toMatch(/\d+ things to mend before the site can be built/);
  expect(existsSync(join(site.root, 'dist', 'en', '301', 'index.html'))).toBe(false);
}), 120_000);

test('a number that was taken away says so in every language, and leads to what to read instead', () => {
  const { stdout, stderr, status } = run(join(project, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build');
  expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('Complete!')]);
  for (const lang of ['en', 'es', 'uk', 'ar']) {
    const html = readFileSync(join(site.root, 'dist', lang, '199', 'index.html'), 'utf8');
    expect(html).toContain('<title>199</title>');
    expect(html).toContain('We took this page away on');
    expect(html).toContain(`href="/${lang}/101/"`);
    expect(html).toContain('<meta name="robots" content="noindex">');
  }
  expect(readFileSync(join(site.root, 'dist', '199', 'index.html'), 'utf8')).toContain('href="/ar/199/"');
}, 180_000);

describe('a component that is used wrongly stops the page it stands on', () => {
  const stopped = (name: keyof typeof COMPONENTS, props: object, path = '/en/301/'): { message?: string; hint?: string } => { try { guard(name, props, path); return {}; } catch (e) { return e as Error & { hint: string }; } };
  test.each([
    ['Source', {}, '/en/301/: <Source> lacks "id".', 'Write <Source id="…">.'], ['Source', { id: 'a', page: '3' }, '/en/301/: <Source> has no "page".', 'It takes: id, second.'], ['View', { by: 'Us', says: ' ' }, '/en/301/: <View> lacks "says".', 'Write <View says="…">.'],
    ['Short', { class: 'x' }, '/en/301/: <Short> has no "class".', 'Write it without anything inside the <…>.'], ['Line', { label: 'a', rows: '0' }, '/en/301/: rows="0" is not a number of lines.', 'Write rows="1" to rows="9".'], ['Countries', {}, '/en/301/: <Countries> belongs to page 500 only.', 'Take it out here and link to [page 500](/500/).'], ['Bars', { caption: 3, asked: 'a', not: 'b' }, '/en/301/: <Bars> lacks "caption".', 'Write <Bars caption="…">.'],
  ] as const)('%s %j', (name, props, message, hint) => expect(stopped(name, props)).toMatchObject({ message, hint }));
  test.each([['Source', { id: 'a', second: true }, '/ar/301/'], ['Countries', {}, '/uk/500/'], ['Short', { class: undefined, 'data-astro-cid-x': true }, '/en/301/'], ['Line', { label: 'a', rows: '9' }, '/en/301/']] as const)('%s %j is fine', (name, props, path) => expect(stopped(name, props, path)).toEqual({}));
  test.each(Object.keys(COMPONENTS))('<%s> asks for it itself', (name) => expect(readFileSync(join(project, 'src', 'authoring', `${name}.astro`), 'utf8')).toMatch(new RegExp(`guard\\('${name}', Astro\\.props, Astro\\.url\\.pathname\\)`)));
  test('a name of every object is no component', () => { for (const name of ['toString', 'constructor', '__proto__']) expect(faultOf(name, {})!.what).toBe(`There is no component <${name}>.`); });
  test('nor is it a prop', () => expect(faultOf('Short', { constructor: 'x' })!.what).toBe('<Short> has no "constructor".'));
});
