import { basename } from 'node:path';
import type { Finding } from '../model/finding.ts';
import { SOURCE, type Lang } from '../model/languages.ts';
import type { Stems } from '../model/schema.ts';
import type { Page, Site } from '../model/site.ts';
import type { Path } from '../model/yaml.ts';
import { at, atField, escape, inYaml, type PageRule, type SiteRule } from './rule.ts';

/** Lower case, without accents, vowel signs, stretched letters and signs that nobody sees. */
const plainForm = (text: string): string => text.toLowerCase().normalize('NFD').replace(/[\p{M}\p{Cf}ـ]/gu, '').replaceAll('’', "'");

/**
 * The first word of a text that gives away what the site is about, or undefined.
 * Stems match at the beginning of a word, with and without accents; in Arabic also after و ف ب ك ل and the article.
 * @param text what strangers may see. @param stems the lists of one language.
 */
export function revealing(text: string, stems: Pick<Stems, 'stems' | 'harmless'>): string | undefined {
  const { harmless, telling } = patternsOf(stems);
  return telling.exec(plainForm(text).replace(harmless, (m) => ' '.repeat(m.length)))?.[0];
}

const patterns = new WeakMap<object, { harmless: RegExp; telling: RegExp }>();

/** What the lists of a language look like in a text: made once for all texts. */
function patternsOf(stems: Pick<Stems, 'stems' | 'harmless'>): { harmless: RegExp; telling: RegExp } {
  const known = patterns.get(stems);
  if (known) return known;
  const clitics = '(?:[وف]?[بكل]?(?:ال|لل)?)', made = {
    harmless: new RegExp(`(?<![\\p{L}\\p{N}])${clitics}(?:${stems.harmless.map((w) => escape(plainForm(w))).join('|') || '(?!)'})(?![\\p{L}\\p{N}])`, 'gu'),
    telling: new RegExp(`(?<![\\p{L}\\p{N}])${clitics}(?:${stems.stems.map((s) => escape(plainForm(s)).replace(/[ -]/g, '[\\s_-]')).join('|')})[\\p{L}\\p{N}]*`, 'u'),
  };
  patterns.set(stems, made);
  return made;
}

type Lists = Pick<Stems, 'stems' | 'harmless'>;
const lists = new WeakMap<Site['stems'], Map<Lang, Lists>>();

/** The lists of a language and of English, the language of addresses, as one: put together once. What is harmless in one of them is harmless. */
function listsOf(site: Site, lang: Lang): Lists {
  const known = lists.get(site.stems) ?? new Map<Lang, Lists>(), before = known.get(lang);
  if (before) return before;
  const both = [...new Set([lang, SOURCE])].flatMap((code) => site.stems[code] ?? []), made = { stems: both.flatMap((l) => l.stems), harmless: both.flatMap((l) => l.harmless) };
  lists.set(site.stems, known.set(lang, made));
  return made;
}

/** A text held against the lists of its own language and of English. */
const gives = (site: Site, lang: Lang, text: string): string | undefined => (listsOf(site, lang).stems.length ? revealing(text, listsOf(site, lang)) : undefined);

const USE = 'Use a neutral word: notes, guide, questions, reading, home, overview, a number. If the word is harmless, a native reader can add it to "harmless" in stems.yaml.';

/** What strangers may see of a page tells nothing: its tab title, its file name, its section letters. */
export const discretion: PageRule = ({ page, sections }, site) => {
  const findings: Finding[] = [];
  const tab = gives(site, page.lang, page.front.tab);
  if (tab) findings.push(atField(page, 'tab', 'discretion', `The title in the tab holds "${tab}", which tells what the site is about.`, USE));
  const file = gives(site, page.lang, basename(page.file, '.mdx').replaceAll('-', ' '));
  if (file) findings.push(at(page, undefined, 'discretion', `The name of the file holds "${file}", which tells what the site is about.`, USE));
  for (const { anchor, heading } of sections) { const word = anchor && gives(site, page.lang, anchor); if (word) findings.push(at(page, heading, 'discretion', `The letter "${anchor}" tells what the site is about.`, 'Use a single letter.')); }
  return findings;
};

/** The same for the words of the frame, the sources and the name of the site; and no two tabs alike in one language. */
export const discretionOfFrame: SiteRule = (reads, site) => {
  const findings: Finding[] = [];
  const note = (file: string, path: Path, what: string, instead: string) => findings.push(inYaml(site, file)(path, 'discretion', what, instead));
  for (const lang of site.languages) {
    for (const key of ['neutral_line', 'page', 'list_title'] as const) {
      const word = gives(site, lang, site.words[lang]?.[key] ?? '');
      if (word) note(`content/${lang}/interface.yaml`, [key], `"${key}" holds "${word}", which tells what the site is about.`, USE);
    }
    for (const [key, text] of [['name', site.settings.name], ['address', new URL(site.settings.address).hostname]] as const) {
      const word = gives(site, lang, text);
      if (word) note('content/site.yaml', [key], `The ${key} of the site holds "${word}", which tells what it is about.`, 'Use a name that tells nothing; every page shows it.');
    }
    const tabs = new Map<string, Page>();
    for (const { page } of reads) {
      if (page.lang !== lang) continue;
      const twin = tabs.get(page.front.tab);
      if (twin) findings.push(atField(page, 'tab', 'discretion', `The tab "${page.front.tab}" is also that of ${twin.file}.`, 'Give each page a tab of its own, for example with a number.'));
      tabs.set(page.front.tab, page);
    }
  }
  for (const id of site.sources.keys()) { const word = gives(site, 'en', id.replaceAll('-', ' ')); if (word) note(`content/sources/${id}.yaml`, [], `The name of the source holds "${word}", and it becomes an address.`, 'Name it by author and year.'); }
  return findings;
};
