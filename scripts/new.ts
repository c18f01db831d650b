/**
 * `npm run new`: begins a file that passes the check, except for what only a person can fill in, and says what that is.
 *   page      --kind saying --title "…" [--number 324] [--name words]   a page in English
 *   source    gondolf-2031 [--who "…"] [--title "…"] [--year 2031] [--address https://…]
 *   country   ro                                                        a country's file
 *   helpline  it --name "…" [--number 1522] [--website https://…] [--kind women-helpline] [--lang it]
 *   language  de                                                        words of the frame, guide, words that give away
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isSeq, parse, parseDocument } from 'yaml';
import { revealing } from '../src/checks/discretion.ts';
import { checkSite } from '../src/checks/index.ts';
import { today } from '../src/model/countries.ts';
import { printFinding } from '../src/model/finding.ts';
import { KINDS as SERVICES, NAMED_IN } from '../src/model/helpline-schema.ts';
import { countrySchema } from '../src/model/helplines.ts';
import { INTERFACE } from '../src/model/interface.ts';
import { isLang, LANGUAGES, SOURCE } from '../src/model/languages.ts';
import { readSite } from '../src/model/load.ts';
import { KINDS } from '../src/model/schema.ts';
import { sourcePages, type Site } from '../src/model/site.ts';
import { readYaml } from '../src/model/yaml.ts';
import { ask, command, Stop, typed } from './command.ts';
import { createFile, editFile, Refusal } from './files.ts';
import { countryText, guideText, helplineText, interfaceText, pageText, SECTION, sourceText, stemsText, type Kind } from './new/templates.ts';

const THINGS = ['page', 'source', 'country', 'helpline', 'language'] as const;
const USAGE = `npm run new -- ${THINGS.join('|')} …   (without more, it asks)`;
type Given = Partial<Record<'kind' | 'title' | 'number' | 'name' | 'who' | 'short' | 'year' | 'address' | 'website' | 'lang', string>>;

const oneOf = (list: readonly string[]) => (answer: string) => (list.includes(answer) ? undefined : `One of: ${list.join(', ')}.`);
/** What was given with the command, else what somebody at the terminal answers. */
const given = async (value: string | undefined, question: string, wrong?: (answer: string) => string | undefined): Promise<string> => {
  const fault = value === undefined ? undefined : wrong?.(value);
  if (fault) throw new Stop(`"${value}": ${fault}`);
  return value ?? ask(question, wrong);
};

/** Numbers of a section that nobody has, had, or has printed. */
function freeNumbers(site: Site, section: string): string[] {
  const used = new Set([...[...site.pages.values()].flatMap((own) => [...own.keys()]), ...site.withdrawn.map((w) => w.number)]);
  return Array.from({ length: 99 }, (_, i) => String(Number(section) + i + 1)).filter((n) => !used.has(n));
}

/** A tab like those of the section's other pages ("Common phrases 24"), with the next count; it is theirs, so it tells as little as they do. */
function tabFor(site: Site, section: string, number: string): string {
  const tabs = sourcePages(site).map((p) => p.front.tab), own = sourcePages(site).filter((p) => p.number[0] === section[0]).map((p) => /^(.+) (\d+)$/.exec(p.front.tab)).filter((m) => m !== null);
  const counts = new Map<string, number>();
  for (const [, words] of own) counts.set(words!, (counts.get(words!) ?? 0) + 1);
  const words = [...counts].filter(([, n]) => n > 1).sort((a, b) => b[1] - a[1])[0]?.[0];
  if (!words) return `Notes ${number}`;
  let next = Math.max(...own.filter((m) => m[1] === words).map((m) => Number(m[2]))) + 1;
  while (tabs.includes(`${words} ${next}`)) next += 1;
  return `${words} ${next}`;
}

async function newPage(root: string, words: Given): Promise<void> {
  const { site } = readSite(root, { only: '000' });
  const kind = await given(words.kind, `What kind of page (${KINDS.join(', ')})?`, oneOf(KINDS)) as Kind;
  const section = words.number ? `${words.number[0]}00` : SECTION[kind] ?? `${await given(undefined, 'In which part (1 basics, 2 your part, 4 change, 7 children), or with the command as --number 116?', oneOf(['1', '2', '4', '7']))}00`;
  const free = freeNumbers(site, section), title = await given(words.title, 'Its title, in her words?', (t) => (!t ? 'Write a title.' : t.length > 110 ? 'At most 110 characters.' : undefined));
  const number = words.number ?? free[0];
  if (!number) throw new Stop(`Every number of ${section} is taken.`);
  if (!/^[1-9]\d\d$/.test(number)) throw new Stop(`"${number}" is not a page number. Free in ${section}: ${free.slice(0, 5).join(', ')}, …`);
  if (!free.includes(number)) throw new Stop(`The number ${number} is taken${site.withdrawn.some((w) => w.number === number) ? ' by a page that was withdrawn; a printed card may still carry it' : ''}. Free: ${free.slice(0, 5).join(', ')}.`);
  const name = words.name ?? 'notes', word = revealing(name.replaceAll('-', ' '), site.stems[SOURCE] ?? { stems: [], harmless: [], small: [], same: [] });
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || word) throw new Stop(word ? `The file name holds "${word}", which tells what the site is about. Use neutral words, for example notes.` : 'Write the file name in small letters with hyphens, for example more-notes.');
  const neighbour = sourcePages(site).find((p) => p.number[0] === number[0]);
  if (!neighbour) throw new Stop(`There is no part ${number[0]}00 yet.`);
  const file = `${dirname(neighbour.file)}/${number}-${name}.mdx`;
  createFile(root, file, pageText({ title, kind, number, tab: tabFor(site, section, number) }));
  report(root, file, number, `Fill in each ???. Then name it in "related" of a page near it, so that she finds it, and see it with npm run dev at http://localhost:4321/en/${number}/`);
}

async function newSource(root: string, id: string | undefined, words: Given): Promise<void> {
  const { site } = readSite(root, { only: '000' });
  const name = await given(id, 'Its short name, author and year (gondolf-2031)?', (n) => {
    const word = revealing(n.replaceAll('-', ' '), site.stems[SOURCE] ?? { stems: [], harmless: [], small: [], same: [] });
    return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(n) ? 'Small letters and digits with hyphens, for example gondolf-2031.' : word ? `"${word}" tells what the site is about, and the name becomes an address. Name it by author and year.` : undefined;
  });
  if (words.address && !/^https?:\/\/\S+$/.test(words.address)) throw new Stop(`"${words.address}" is not a whole address. It begins with https:// or http://.`);
  const file = `content/sources/${name}.yaml`;
  createFile(root, file, sourceText(words));
  report(root, file, undefined, `Fill in each ???, then stand it behind the sentence it carries: <Source id="${name}" />`);
}

async function newCountry(root: string, code: string | undefined): Promise<void> {
  const short = (await given(code, 'Which country (two letters)?', (c) => (/^[a-z]{2}$/i.test(c) ? undefined : 'Two letters, for example ro.'))).toLowerCase(), big = short.toUpperCase();
  const nameIn = (lang: string) => new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' }).of(big);
  // What Intl names and is no country: the whole of Europe or of the world, places for tests, places nobody knows.
  if (!nameIn('en') || nameIn('en') === big || ['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'].includes(big)) throw new Stop(`"${big}" is the code of no country.`);
  const names = Object.fromEntries(NAMED_IN.map((lang) => [lang, nameIn(lang) ?? nameIn('en')!]));
  const file = `content/helplines/${short}.yaml`;
  createFile(root, file, countryText(big, names, today()));
  report(root, file, undefined, `Add its name in its own language, the emergency number with its sources, and at least one service: npm run new -- helpline ${short}`);
}

async function newHelpline(root: string, code: string | undefined, words: Given): Promise<void> {
  const { site, findings } = readSite(root, { only: '500' });
  const short = (await given(code, 'For which country (two letters)?')).toLowerCase(), file = `content/helplines/${short}.yaml`;
  if (!existsSync(join(root, file))) throw new Stop(`There is no ${file}. First: npm run new -- country ${short}`);
  const found = site.countries.find((c) => c.file === file);
  if (!found) throw new Stop(findings.filter((f) => f.file === file).map(printFinding).join('\n'), 1);
  const kind = words.kind ?? 'women-helpline', fault = oneOf(SERVICES)(kind);
  if (fault) throw new Stop(`"${kind}": ${fault}`);
  const name = await given(words.name, 'The name of the service, in its own language?', (n) => (n ? undefined : 'Write its name.'));
  const number = words.number?.replace(/[ -]/g, '');
  if (number && !/^\+?\d{2,15}$/.test(number)) throw new Stop(`"${words.number}" is not one number. Digits only; a + may stand first.`);
  if (words.website && !/^https?:\/\/\S+$/.test(words.website)) throw new Stop(`"${words.website}" is not a whole address. It begins with https:// or http://.`);
  const ids = new Set(site.countries.flatMap((c) => c.country.lines.map((l) => l.id)));
  const slug = (number ?? name).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'line';
  let id = `${short}-${slug}`;
  for (let n = 2; ids.has(id); n++) id = `${short}-${slug}-${n}`;
  const item = helplineText({ id, lang: words.lang ?? new Intl.Locale('und', { region: short.toUpperCase() }).maximize().language, name, kind, ...(number && { number }), ...(words.website && { website: words.website }) });
  editFile(root, file, (text) => {
    const doc = parseDocument(text), list = isMap(doc.contents) ? doc.contents.get('lines', true) : undefined;
    if (!isSeq(list) || !list.range) throw new Refusal(`${file} has no list "lines:".`);
    const [start, last] = list.range;
    const now = `${text.slice(0, list.items.length ? last : start).trimEnd()}\n${item}${text.slice(last).replace(/^\n/, '')}`;
    const read = readYaml(countrySchema, now, file);
    if (read.findings.length) throw new Refusal(`${read.findings.map((f) => `${f.what} ${f.instead}`.trim()).join('\n')}\n${file} was left as it is.`);
    return now;
  });
  report(root, file, undefined, `Added ${id}. Fill in its sources ("title", "url", "date"), "newest_source" and "confidence": until then its name stands on the page and its number does not. After a call: npm run confirm -- ${id} --as "role, organisation"`);
}

async function newLanguage(root: string, code: string | undefined): Promise<void> {
  const lang = await given(code, `Which language (${Object.keys(LANGUAGES).join(', ')})?`);
  if (!isLang(lang)) throw new Stop(`"${lang}" is not in the list yet. Add its line to src/model/languages.ts first: its own name, the direction it is written in, its script.`);
  if (existsSync(join(root, `content/${lang}/interface.yaml`))) throw new Stop(`${LANGUAGES[lang].name} is there already. New pages: npm run translate -- export ${lang}`);
  const { site } = readSite(root, { only: '000' }), stems = parse(readFileSync(join(import.meta.dirname, 'new', 'stems.yaml'), 'utf8')) as Record<string, string[]>;
  const files: [string, string][] = [
    [`content/${lang}/interface.unfinished.yaml`, interfaceText(INTERFACE, site.words[SOURCE] ?? {})],
    [`content/${lang}/guide.md`, guideText(LANGUAGES[lang].name)],
    [`content/${lang}/stems.yaml`, stemsText(stems[lang] ?? [])],
  ];
  for (const [file] of files) if (existsSync(join(root, file))) throw new Refusal(`${file} is there already; nothing was written.`);
  for (const [file, text] of files) createFile(root, file, text);
  console.log(`Wrote:\n${files.map(([file]) => `  ${file}`).join('\n')}
What only a person can do, in this order:
  1. guide.md: settle how she is addressed and the agreed terms.
  2. stems.yaml: a native reader looks through the words that give away.
  3. interface.unfinished.yaml: write all ${Object.keys(INTERFACE).length} texts. Then name it interface.yaml: that publishes the language.
  4. content/site.yaml: a neutral page for "${lang}" under "leave". content/helplines: names of countries may get a line "${lang}:".
  5. Pages: npm run translate -- export ${lang}. A page that is not there yet is shown in English, and says so.`);
}

/** Says what was written, and what of it only a person can fill in: the same findings the check will show. */
function report(root: string, file: string, number: string | undefined, then: string): void {
  const { site, findings } = readSite(root, number ? { only: number } : {});
  const left = [...findings, ...checkSite(site, number ? { only: number } : {})].filter((f) => f.file === file && f.level === 'error');
  console.log(`Wrote ${file}.`);
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const said = (f: (typeof left)[number]) => /\?\?\?.*/.exec(f.rule === 'left-over' ? lines[f.line - 1] ?? '' : '')?.[0];
  if (left.length) console.log(`What only you can fill in:\n${left.map((f) => { const here = said(f); return here ? `  ${f.file}:${f.line}:${f.column}  ${here}` : `  ${printFinding(f)}`; }).join('\n')}`);
  console.log(then);
}

await command(async () => {
  const text = { type: 'string' } as const;
  const { positionals: [thing, id, ...more], values } = typed(USAGE, { kind: text, title: text, number: text, name: text, who: text, short: text, year: text, address: text, website: text, lang: text });
  if (more.length) throw new Stop(`"${more[0]}" is one word too many; put texts between quotes.\nUse: ${USAGE}`);
  const what = await given(thing, `What is to be new (${THINGS.join(', ')})?`, oneOf(THINGS)), root = process.cwd();
  if (!existsSync(join(root, 'content')) || !readdirSync(join(root, 'content')).length) throw new Stop('There is no folder content here. Run this in the folder of the project.');
  if (what === 'page') await newPage(root, values);
  else if (what === 'source') await newSource(root, id, values);
  else if (what === 'country') await newCountry(root, id);
  else if (what === 'helpline') await newHelpline(root, id, values);
  else await newLanguage(root, id);
});
