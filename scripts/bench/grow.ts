/** The real content made larger, for measuring: pages are copied to free numbers, and every language gets every page. Nobody is meant to read it. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENTS } from '../../src/authoring/components.ts';
import { isSectionHome } from '../../src/model/address.ts';
import { setFront } from '../../src/model/front-matter.ts';
import { LANGUAGES, SOURCE, type Lang } from '../../src/model/languages.ts';
import { digestOf, owedUnits } from '../../src/model/units.ts';

/** Components that are met on a few pages only: these pages are not copied. */
const SPECIAL = new RegExp(`<(?:${Object.entries(COMPONENTS).filter(([name, rule]) => 'only' in rule || name === 'Pages').map(([name]) => name).join('|')})\\b`);

/** The pages of a language by number: file and text. */
function pagesIn(root: string, lang: string): Map<string, { file: string; text: string }> {
  const base = join(root, 'content', lang), pages = new Map<string, { file: string; text: string }>();
  for (const file of readdirSync(base, { recursive: true, encoding: 'utf8' })) {
    const number = /(?:^|[\\/])(\d{3})-[a-z0-9-]+\.mdx$/.exec(file)?.[1];
    if (number) pages.set(number, { file, text: readFileSync(join(base, file), 'utf8') });
  }
  return pages;
}

/** Letters of another language in the place of the English ones, so that a page keeps its shape and length and holds no English sentence. */
function letter(char: string, arabic: boolean): string {
  const n = char.toLowerCase().charCodeAt(0) - 97;
  if (arabic) return 'ابتجدرسشعفقكلمنهويثخصزطغحذ'[n]!;
  const other = String.fromCharCode(97 + (n + 13) % 26);
  return char < 'a' ? other.toUpperCase() : other;
}

/** A page in a made-up language: each text a translator would write has other letters; marks, links, figures and components stay. */
function madeUp(text: string, lang: Lang): string {
  const arabic = LANGUAGES[lang].script === 'Arabic';
  let made = '', done = 0;
  for (const { start, end } of owedUnits(text)) {
    made += text.slice(done, start) + text.slice(start, end).replace(/<[^>]*>|\]\([^)]*\)|\{[^}]*\}|&\w+;|[A-Za-z]/g, (m) => (m.length === 1 ? letter(m, arabic) : m));
    done = end;
  }
  return made + text.slice(done);
}

/** A copy under a number of its own: its place in the list and its tab are not those of the page it was made from. */
const renumbered = (text: string, number: string, donor: string): string =>
  (number === donor ? text : setFront(setFront(text, 'order', String(Number(number))), 'tab', `Notes ${number}`));

/** A size of the site: how many page numbers, in which languages. `numbers` left out keeps those there are. */
export interface Size { numbers?: number; languages: Lang[] }

/**
 * Makes the content under a folder that large.
 * @returns the number of pages: numbers times the languages in which each is written.
 * @throws where the content already has more numbers than asked for.
 */
export function grow(root: string, { numbers, languages }: Size): number {
  const content = join(root, 'content'), settings = join(content, 'site.yaml');
  for (const lang of Object.keys(LANGUAGES) as Lang[]) if (!languages.includes(lang)) rmSync(join(content, lang), { recursive: true, force: true });
  const text = readFileSync(settings, 'utf8').replace(/^pairs:[\s\S]*?(?=^\S|(?![\s\S]))/m, 'pairs: []\n'), exit = /^ {2}en: .*$/m.exec(text)![0];
  // Each language needs a neutral page to leave for.
  const wanting = languages.filter((lang) => !new RegExp(`^ {2}${lang}: `, 'm').test(text)).map((lang) => `\n${exit.replace('en', lang)}`);
  writeFileSync(settings, text.replace(exit, exit + wanting.join('')));
  const count = () => languages.reduce((sum, lang) => sum + pagesIn(root, lang).size, 0);
  if (numbers === undefined) return count();

  const english = pagesIn(root, SOURCE), own = new Map(languages.map((lang) => [lang, existsSync(join(content, lang)) ? pagesIn(root, lang) : new Map<string, never>()]));
  if (english.size > numbers) throw new Error(`The site has ${english.size} numbers already.`);
  // 115, the words explained, is the one page that may be longer than others.
  const donors = [...english.keys()].filter((n) => !n.startsWith('0') && !isSectionHome(n) && n !== '115' && !SPECIAL.test(english.get(n)!.text)).sort();
  // Each section grows alike: 118, 218, 318 … before 119.
  const free = Array.from({ length: 1000 }, (_, i) => `${1 + i % 9}${String(Math.floor(i / 9) + 1).padStart(2, '0')}`).filter((n) => /^\d{3}$/.test(n) && !english.has(n)).slice(0, numbers - english.size);
  const from = new Map([...english.keys()].map((n) => [n, n]));
  free.forEach((n, i) => from.set(n, donors[i % donors.length]!));

  for (const lang of languages) {
    for (const name of ['interface.yaml', 'stems.yaml']) if (!existsSync(join(content, lang, name))) cpSync(join(content, SOURCE, name), (mkdirSync(join(content, lang), { recursive: true }), join(content, lang, name)));
    for (const [number, donor] of from) {
      if (own.get(lang)!.has(number)) continue;
      const source = renumbered(english.get(donor)!.text, number, donor);
      let text = lang === SOURCE ? source : renumbered(own.get(lang)!.get(donor)?.text ?? madeUp(source, lang), number, donor);
      if (lang !== SOURCE) text = setFront(setFront(text, 'of', digestOf(source)), 'state', 'whole');
      writeFileSync(join(content, lang, `${number}-copy.mdx`), text);
    }
    rmSync(join(content, lang, 'aliases.yaml'), { force: true });
  }
  return count();
}
