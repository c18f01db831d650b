/** The index of the folder with the PDF files: one page that stands for itself. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countriesByName } from '../../src/model/countries.ts';
import { isLang, LANGUAGES, type Lang } from '../../src/model/languages.ts';
import { pageFor, wordsOf, type Site } from '../../src/model/site.ts';
import { sheetsOf } from './press.ts';

/** A file of ours taken apart by its name. */
interface Made { file: string; lang: Lang; number?: string; list?: string[]; rest: string[]; letter: boolean }

/** Reads `ar-602-es.pdf` or `en-list-101-304.pdf`. Undefined for what somebody else put there. */
export function readName(file: string): Made | undefined {
  const [, name, letter] = /^([a-z0-9-]+?)(-letter)?\.pdf$/.exec(file) ?? [], [lang, number, ...rest] = name?.split('-') ?? [];
  if (!isLang(lang) || !number) return undefined;
  if (number === 'list') return { file, lang, list: rest, rest: [], letter: Boolean(letter) };
  return /^\d{3}$/.test(number) ? { file, lang, number, rest, letter: Boolean(letter) } : undefined;
}

const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** What a file is, in its own language. */
function nameOf(site: Site, { lang, number, list, rest }: Made): string {
  const words = wordsOf(site, lang);
  if (list) return `${words.list_title}: ${list.join(', ')}`;
  const country = countriesByName(site, lang).find((c) => c.code.toLowerCase() === rest[0] && number === '500')?.name;
  const title = number === '600' && rest.some((part) => /^a\d$/.test(part)) ? words.pack : rest.includes('card') ? words.card : pageFor(site, lang, number!)?.page.front.title ?? '';
  const more = rest.filter((part) => part !== 'card' && !(country && part === rest[0])).map((part) => (isLang(part) ? LANGUAGES[part].name : part.toUpperCase()));
  return [country, title, ...more].filter(Boolean).join(' · ');
}

/** Writes `index.html` beside the PDF files: all that are there, by language. */
export function writeIndex(folder: string, site: Site): void {
  const made = readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).flatMap((file) => readName(file) ?? []).filter(({ lang }) => site.languages.includes(lang));
  const row = (one: Made) => {
    const path = join(folder, one.file), sheets = sheetsOf(readFileSync(path)), day = statSync(path).mtime.toISOString().slice(0, 10);
    return `<tr><td>${one.number ?? ''}</td><td><a href="${one.file}">${html(nameOf(site, one))}</a></td><td>${one.letter ? 'Letter' : ''}</td><td>${sheets}</td><td>${day}</td><td><bdi dir="ltr">${one.file}</bdi></td></tr>`;
  };
  const parts = site.languages.map((lang) => {
    const own = made.filter((one) => one.lang === lang), { dir, name } = LANGUAGES[lang];
    return own.length ? `<section lang="${lang}" dir="${dir}"><h2>${name}</h2>\n<table>\n${own.map(row).join('\n')}\n</table></section>` : '';
  });
  writeFileSync(join(folder, 'index.html'), `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline'">
<title>${html(site.settings.name)}</title><link rel="icon" href="data:,">
<style>body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,"Noto Sans","Noto Sans Arabic",sans-serif;color:#1c2927;background:#fbf9f5}table{border-collapse:collapse;width:100%}td{padding:.4rem .8rem .4rem 0;border-bottom:1px solid #d9d5c9;text-align:start;vertical-align:top}td:not(:nth-child(2)){white-space:nowrap;color:#3f4c47}[dir=rtl] td{padding:.4rem 0 .4rem .8rem}a{color:#0f4f47}</style></head>
<body><h1>${html(site.settings.name)}</h1>
<p>${made.length} files to print. The number of pages and the day they were made stand behind each. ${html(wordsOf(site, 'en').print_hint)}</p>
${parts.filter(Boolean).join('\n')}
</body></html>
`);
}
