import type { Finding } from '../model/finding.ts';
import { isLang } from '../model/languages.ts';
import { publicReady } from './helplines.ts';
import type { SiteRule } from './rule.ts';

const SEARCH = /(^|\.)(google|bing|duckduckgo|yahoo|ecosia|startpage|qwant|yandex|baidu)\./i;

/** What the host decides: a neutral page for each language, and nothing public before the numbers are confirmed. */
export const settings: SiteRule = (_reads, site) => {
  const file = 'content/site.yaml', { leave, address, stage, country, pairs } = site.settings;
  const note = (rule: string, what: string, instead: string): Finding => ({ file, line: 1, column: 1, level: 'error', rule, what, instead });
  const findings: Finding[] = [];
  for (const lang of site.languages) if (!leave[lang]) findings.push(note('leave', `There is no neutral page for "${lang}" under "leave".`, 'Name one: fast, plausible, the same for everybody.'));
  for (const [lang, to] of Object.entries(leave) as [string, string][]) {
    if (!isLang(lang)) findings.push(note('leave', `"${lang}" under "leave" is no language of ours.`, 'Use the codes of src/model/languages.ts.'));
    const url = new URL(to);
    if (url.hostname === new URL(address).hostname) findings.push(note('leave', `"leave" for "${lang}" leads to our own site.`, 'Name another site.'));
    if (SEARCH.test(url.hostname) || /[?&](q|query|search)=/.test(url.search)) findings.push(note('leave', `"leave" for "${lang}" leads to a search.`, 'A search shows what is typed next and is often personal. Name a page that is the same for everybody.'));
  }
  for (const pair of pairs) for (const lang of pair) if (!isLang(lang) || !site.languages.includes(lang)) findings.push(note('pairs', `"${lang}" under "pairs" is not published.`, 'Name two languages of the site.'));
  const host = site.countries.find((c) => c.country.code === country)?.country;
  if (country && !host) findings.push(note('country', `There is no country "${country}".`, 'Write two capital letters of a file in content/helplines, or null.'));
  if (stage === 'public') findings.push(...(host ? publicReady(host) : [note('public', 'The site is to be public, but "country" names no country.', 'Name the country whose numbers you have confirmed, or write "stage: preview".')]));
  for (const gone of site.withdrawn) if (site.pages.get('en')?.has(gone.number)) findings.push({ ...note('numbers', `The number ${gone.number} was withdrawn, but a page has it.`, 'Give the page another number: a printed card may still carry the old one.'), file: 'content/withdrawn.yaml' });
  return findings;
};
