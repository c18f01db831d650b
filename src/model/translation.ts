import { SOURCE } from './languages.ts';
import type { Page, Site } from './site.ts';
import { fingerprint } from './units.ts';

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
