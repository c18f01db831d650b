import type { Finding } from '../model/finding.ts';
import { isLang, SOURCE } from '../model/languages.ts';
import { publicReady } from './helplines.ts';
import { inYaml, pageMayExist, type SiteRule } from './rule.ts';

const SEARCH = /(?:^|\.)(?:google|bing|duckduckgo|yahoo|ecosia|startpage|qwant|yandex|baidu|search)\./i;

/** What the host decides: a neutral page for each language, and nothing public before the numbers are confirmed. */
export const settings: SiteRule = (_reads, site) => {
  const file = 'content/site.yaml', { leave, address, stage, country, pairs } = site.settings;
  if (site.unread.has(file)) return [];
  const note = inYaml(site, file), findings: Finding[] = [];
  for (const lang of site.languages) if (!leave[lang]) findings.push(note(['leave'], 'leave', `There is no neutral page for "${lang}" under "leave".`, 'Name one: fast, plausible, the same for everybody.'));
  for (const [lang, to] of Object.entries(leave) as [string, string][]) {
    const bad = (what: string, instead: string) => findings.push(note(['leave', lang], 'leave', what, instead)), url = new URL(to);
    if (!isLang(lang)) bad(`"${lang}" under "leave" is no language of ours.`, 'Use the codes of src/model/languages.ts.');
    if (url.hostname === new URL(address).hostname) bad(`"leave" for "${lang}" leads to our own site.`, 'Name another site.');
    if (SEARCH.test(url.hostname) || /^\/search\b/.test(url.pathname) || /[?&](q|query|search)=/.test(url.search)) bad(`"leave" for "${lang}" leads to a search.`, 'A search shows what is typed next and is often personal. Name a page that is the same for everybody.');
  }
  pairs.forEach((pair, i) => {
    pair.forEach((lang, j) => { if (!isLang(lang) || !site.languages.includes(lang)) findings.push(note(['pairs', i, j], 'pairs', `"${lang}" under "pairs" is not published.`, 'Name two languages of the site.')); });
    if (pair[0] === pair[1]) findings.push(note(['pairs', i], 'pairs', `"${pair[0]}" stands beside itself.`, 'Name two languages.'));
  });
  const host = site.countries.find((c) => c.country.code === country), unread = site.unread.has(`content/helplines/${country?.toLowerCase()}.yaml`);
  if (country && !host && !unread) findings.push(note(['country'], 'country', `There is no country "${country}".`, 'Write two capital letters of a file in content/helplines, or null.'));
  if (stage === 'public' && host) findings.push(...publicReady(host.country, host.text));
  if (stage === 'public' && !country) findings.push(note(['stage'], 'public', 'The site is to be public, but "country" names no country.', 'Name the country whose numbers you have confirmed, or write "stage: preview".'));
  return findings;
};

/** A number that was taken away is never given again, and its page may point to one that is there. */
export const withdrawnNumbers: SiteRule = (_reads, site) => {
  const note = inYaml(site, 'content/withdrawn.yaml'), pages = site.pages.get(SOURCE);
  return site.withdrawn.flatMap(({ number, instead }, i) => {
    const findings: Finding[] = [], used = pages?.get(number);
    if (used || pageMayExist(site, number)) findings.push(note([i, 'number'], 'numbers', `The number ${number} was withdrawn, but ${used?.file ?? 'a page'} has it.`, 'Give the page another number: a printed card may still carry the old one.'));
    if (site.withdrawn.findIndex((w) => w.number === number) < i) findings.push(note([i, 'number'], 'numbers', `The number ${number} stands here twice.`, 'Keep the first line.'));
    if (instead && !pages?.has(instead) && !pageMayExist(site, instead)) findings.push(note([i, 'instead'], 'numbers', `There is no page ${instead} to read instead.`, 'Mend the number, or take the line away.'));
    return findings;
  });
};
