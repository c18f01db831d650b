import { SOURCE } from './languages.ts';
import type { Page, Site } from './site.ts';
import { pairUnits } from './pairing.ts';
import { fingerprint, owedUnits } from './units.ts';

/** The page a translation was made from. */
const sourceOf = (site: Site, page: Page): Page | undefined => (page.lang === SOURCE ? undefined : site.pages.get(SOURCE)?.get(page.number));

/** Has the source page changed since this translation was made? A translation that does not say what it was made from counts as older. */
export function isOlder(site: Site, page: Page): boolean {
  const source = sourceOf(site, page);
  return source !== undefined && page.front.of !== source.digest;
}

/** One fingerprint for a whole text, kept with a check so that a later change is seen. */
export const textDigest = (page: Page): string => fingerprint(page.digest);

/** Who checked a page: not yet, still as checked, or changed since. A check that does not say which text was read counts as changed. */
export function checkOf(page: Page): { state: 'not yet' } | { state: 'checked' | 'changed'; date: string; role: string; organisation: string } {
  const { checked } = page.front;
  if (checked === 'not yet') return { state: 'not yet' };
  const { date, role, organisation, text } = checked;
  return { state: text === textDigest(page) ? 'checked' : 'changed', date, role, organisation };
}

/** After so many days a check of a page is due again. */
export const REVIEW_DAYS = 365;

/** The texts of the source that changed or were added since this translation was made, as they read now. */
export function changedSince(site: Site, page: Page): string[] {
  const source = sourceOf(site, page);
  if (!source || page.front.of === source.digest) return [];
  const units = owedUnits(source.text), pairs = pairUnits(units, owedUnits(page.text), page.front.of);
  return units.filter((_, i) => !pairs[i]?.same).map((u) => u.text);
}
