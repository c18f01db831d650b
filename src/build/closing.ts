/**
 * The last build of a site that ends: at every address it ever had, a page that says so and leads to help. Numbers of services grow old where
 * nobody looks after them, so these pages keep only what does not: emergency numbers, with their date, and the services' own websites.
 */
import { HOME, pageAddress, readAddress } from '../model/address.ts';
import { countriesByName, helpOf, inLanguage, today } from '../model/countries.ts';
import { fill, type Word } from '../model/interface.ts';
import type { ShownNumber } from '../model/helplines.ts';
import { LANGUAGES, SOURCE, type Lang } from '../model/languages.ts';
import { letterOf } from '../model/sources.ts';
import { sourcePages, wordsOf, type Site } from '../model/site.ts';
import type { Frame } from './frame.ts';
import { policy } from './headers.ts';

const ICON = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' fill='none' stroke='%230f4f47' stroke-width='3'%3E%3Cpath d='M2 10q7-6 14 0t14 0M2 18q7-6 14 0t14 0M2 26q7-6 14 0t14 0'/%3E%3C/svg%3E";
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * Every address that needs a page.
 * @param built addresses of the site as it was last built, so that paper and whatever else it had is answered too.
 * @returns them with all numbers, also those taken away, in every language and bare; countries and letters; the error pages.
 */
export function closingAddresses(site: Site, built: string[]): string[] {
  const numbers = [...sourcePages(site).map((p) => p.number).filter((n) => n !== HOME), ...site.withdrawn.map((w) => w.number)];
  const letters = new Set([...site.sources.values()].map(letterOf));
  const own = site.languages.flatMap((lang) => [
    pageAddress(lang, HOME), `/${lang}/404.html`, ...numbers.map((n) => pageAddress(lang, n)),
    ...site.countries.map(({ country }) => pageAddress(lang, '500', country.code.toLowerCase())), ...[...letters].map((l) => pageAddress(lang, '905', l)),
  ]);
  return [...new Set(['/', '/404.html', ...numbers.map((n) => `/${n}/`), ...own, ...built])].sort();
}

const dial = (site: Site, lang: Lang, number: ShownNumber): string => {
  const words = wordsOf(site, lang), { who } = number;
  const forWhom = typeof who === 'string' ? (who === 'all' ? '' : words[`who_${who}` as Word]) : inLanguage(who, lang).text;
  return `<li><a class="tel" href="tel:${number.number}" aria-label="${escape(fill(words.emergency_call, { number: number.display }))}"><bdi dir="ltr">${escape(number.display)}</bdi></a> ${escape(forWhom)}</li>`;
};

/** The emergency numbers of a country, or that none is certain. */
function emergency(site: Site, lang: Lang, code: string): string {
  const { emergency: dials } = helpOf(site, code);
  return dials.length ? `<ul class="dials">${dials.map((number) => dial(site, lang, number)).join('')}</ul>` : `<p>${escape(wordsOf(site, lang).emergency_unsure)}</p>`;
}

/** The names of a country's services for her, each with the website a source names. */
function services(site: Site, lang: Lang, code: string): string {
  const listed = helpOf(site, code).sections.flatMap((s) => s.lines).filter((line) => line.website?.sure);
  const one = (line: (typeof listed)[number]) => {
    const { address } = line.website!, names = Object.entries(line.names).map(([of, name]) => `<bdi lang="${of}">${escape(name)}</bdi>`).join(' · ');
    return `<li>${names}: <a href="${escape(address)}" rel="noreferrer nofollow"><bdi dir="ltr">${escape(new URL(address).hostname.replace(/^www\./, ''))}</bdi></a></li>`;
  };
  return listed.length ? `<h2>${escape(wordsOf(site, lang).ended_services)}</h2><ul>${listed.map(one).join('')}</ul>` : '';
}

/** What stands on the page in one language. @param place what of the address says which country. */
function said(site: Site, lang: Lang, place: { number?: string; rest?: string }, heading: 'h1' | 'h2'): string {
  const words = wordsOf(site, lang), host = site.settings.country;
  const country = place.number === '500' ? site.countries.find(({ country: c }) => c.code.toLowerCase() === place.rest)?.country.code : undefined;
  const listing = place.number === '500' && !country;
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${today()}T00:00:00Z`));
  const date = `<p class="tags">${escape(fill(words.ended_date, { date: day }))}</p>`;
  const near = country ?? host, below = heading === 'h1' ? 'h2' : 'h3';
  const named = (code: string) => escape(countriesByName(site, lang).find((c) => c.code === code)?.name ?? code);
  return [
    `<${heading}>${escape(words.ended_title)}</${heading}><p>${escape(words.ended)}</p>`,
    `<section class="panel scared"><${below}>${escape(words.emergency)}</${below}><p>${escape(words.ended_danger)}</p>`,
    near ? `<p>${named(near)}</p>${emergency(site, lang, near)}${date}` : '',
    listing ? '' : `<p><a href="${pageAddress(lang, '500')}">${escape(words.ended_countries)}</a></p>`, '</section>',
    country ? services(site, lang, country) : '',
    listing ? `<h2>${escape(words.ended_countries)}</h2>${date}${countriesByName(site, lang).map(({ code, name }) => `<h3><a href="${pageAddress(lang, '500', code.toLowerCase())}">${escape(name)}</a></h3>${emergency(site, lang, code)}`).join('')}` : '',
  ].join('\n');
}

/**
 * One page of a site that has ended: in the language of its address, or, where that names none, in all languages.
 * @param frame the inline parts every page carries: leaving quickly works to the end.
 */
export function closingPage(site: Site, frame: Frame, address: string): string {
  const { lang: asked, ...place } = readAddress(address), lang = asked && site.languages.includes(asked) ? asked : undefined;
  const reader = lang ?? SOURCE, words = wordsOf(site, reader), { settings } = site, leave = settings.leave[reader] ?? Object.values(settings.leave)[0] ?? 'about:blank';
  const body = lang ? said(site, lang, place, 'h1')
    : `<h1>${escape(settings.name)}</h1><div id="choice">${site.languages.map((l) => `<section class="panel" data-lang="${l}" lang="${l}" dir="${LANGUAGES[l].dir}">${said(site, l, place, 'h2')}</section>`).join('')}</div>`;
  return `<!doctype html>
<html lang="${reader}" dir="${LANGUAGES[reader].dir}" data-reader="${reader}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(frame.hashes, lang ? ['bare', 'pieces'] : ['bare', 'sort', 'pieces'])}">
<script>${frame.bare}</script>
<title>${escape(settings.name)}</title>
<style>${frame.style}</style>
<style>${frame.pieces}</style>
<meta name="description" content="${escape(words.neutral_line)}">
<meta name="referrer" content="same-origin">
<meta name="format-detection" content="telephone=no">
<meta name="robots" content="noindex">
<link rel="icon" href="${ICON}">
</head>
<body class="k-plain">
<nav class="dock no-print" aria-label="${escape(words.leave)}"><a id="leave" href="${escape(leave)}" rel="nofollow noreferrer">${escape(words.leave)} <span aria-hidden="true">✕</span></a><a class="help" href="${pageAddress(reader, '500')}">${escape(words.help_now)}</a></nav>
<header class="top no-print"><div class="bar"><span class="mark">${escape(settings.name)}</span></div></header>
<main id="main"><article>
${body}
</article></main>${lang ? '' : `\n<script>${frame.sort}</script>`}
</body>
</html>
`;
}

/** The file a host serves for an address: `/en/304/` is `en/304/index.html`. */
export const fileOf = (address: string): string => address.slice(1) + (address.endsWith('/') ? 'index.html' : '');
