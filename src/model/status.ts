/** Where the whole site stands, from the files alone: what the list of `npm run status` shows. */
import { coverageRows } from './coverage.ts';
import { confirmableIds, emergencyId } from './confirm.ts';
import { daysBetween, FRESH_DAYS, mainLines } from './helplines.ts';
import { SOURCE, type Lang } from './languages.ts';
import { sourcePages, type Page, type Site } from './site.ts';
import { changedSince, checkOf, isOlder, REVIEW_DAYS } from './translation.ts';

/** A page in one language. `whole` in the source language means written; in another: made from the source as it stands. */
export interface Cell {
  lang: Lang; state: 'missing' | 'draft' | 'older' | 'whole';
  /** Texts of the source that changed since; only where `older`. */
  changed: string[];
  check: ReturnType<typeof checkOf>;
  /** Days since the check, where there is one. */
  age?: number;
  /** Grade in English, words a sentence in other languages: comparable within a language only. */
  level?: number;
  /** Bytes the reader loads, where the site is built. */
  weight?: number;
}
export interface Row { number: string; title: string; cells: Cell[] }
export interface Due { lang: Lang; number: string; why: string }
export interface HelplineDue { country: string; id: string; why: string; main: boolean }
export interface Status {
  today: string; languages: Lang[]; rows: Row[];
  coverage: ReturnType<typeof coverageRows>;
  reviews: Due[]; unchecked: Partial<Record<Lang, number>>; helplines: HelplineDue[];
}

/** What the list needs to know beside the files of `content/`. */
export interface Measures { level(page: Page): number; weight(lang: Lang, number: string): number | undefined }

function cellOf(site: Site, lang: Lang, number: string, today: string, measures: Measures): Cell {
  const page = site.pages.get(lang)?.get(number);
  if (!page) return { lang, state: 'missing', changed: [], check: { state: 'not yet' } };
  const check = checkOf(page), weight = measures.weight(lang, number);
  const state = page.front.state === 'draft' ? 'draft' : isOlder(site, page) ? 'older' : 'whole';
  return {
    lang, state, check, changed: state === 'older' ? changedSince(site, page) : [], level: measures.level(page),
    ...(check.state !== 'not yet' && { age: daysBetween(check.date, today) }), ...(weight !== undefined && { weight }),
  };
}

/** Why somebody should look at a checked page again; undefined where nobody has to, or nobody has looked yet. */
const whyDue = ({ check, age }: Cell): string | undefined =>
  check.state === 'changed' ? `changed since it was checked on ${check.date}` : check.state === 'checked' && age! > REVIEW_DAYS ? `checked ${age} days ago` : undefined;

/** The numbers and lines that a person should ask about, the host's own country first; those nobody has confirmed among them. */
function helplinesDue(site: Site, today: string): HelplineDue[] {
  const due = site.countries.flatMap(({ country }) => {
    const main = new Set([...country.emergency.slice(0, 1).map((e) => emergencyId(country.code, e.number)), ...mainLines(country).map((l) => l.id)]);
    const all = [...country.emergency.map((e) => e.confirmed), ...country.lines.map((l) => l.confirmed)];
    return confirmableIds(country).flatMap((id, i): HelplineDue[] => {
      const confirmed = all[i], age = confirmed ? daysBetween(confirmed.date, today) : undefined;
      if (age !== undefined && age <= FRESH_DAYS) return [];
      return [{ country: country.code, id, main: main.has(id), why: age === undefined ? 'not confirmed by a person yet' : `confirmed ${age} days ago` }];
    });
  });
  const rank = (d: HelplineDue) => (d.country === site.settings.country ? 0 : 4) + (d.main ? 0 : 2) + (d.why.startsWith('not') ? 1 : 0);
  return due.sort((a, b) => rank(a) - rank(b));
}

/** @param today as 2026-01-31. Never throws for what editors wrote. */
export function statusOf(site: Site, today: string, measures: Measures): Status {
  const rows = sourcePages(site).map(({ number, front }): Row => ({ number, title: front.title, cells: site.languages.map((lang) => cellOf(site, lang, number, today, measures)) }));
  const cells = rows.flatMap((row) => row.cells.map((cell) => ({ number: row.number, cell }))).filter(({ cell }) => cell.state !== 'missing');
  return {
    today, languages: site.languages, rows, coverage: coverageRows(site), helplines: helplinesDue(site, today),
    reviews: cells.flatMap(({ number, cell }) => { const why = whyDue(cell); return why ? [{ lang: cell.lang, number, why }] : []; }),
    unchecked: Object.fromEntries(site.languages.map((lang) => [lang, cells.filter(({ cell }) => cell.lang === lang && cell.check.state === 'not yet').length])),
  };
}

/** How many pages of a language are in which state. */
export const countStates = (status: Status, lang: Lang): Record<Cell['state'], number> => {
  const count = { missing: 0, draft: 0, older: 0, whole: 0 };
  for (const row of status.rows) count[row.cells.find((c) => c.lang === lang)!.state] += 1;
  return count;
};

/** The word for a state: a page of the source language is written, not translated. */
export const stateWord = (cell: Cell): string => (cell.state === 'whole' ? (cell.lang === SOURCE ? 'written' : 'up to date') : cell.state === 'older' ? `older (${cell.changed.length || 'something taken away'})` : cell.state);
