import { checkSite } from '#src/checks/index.ts';
import { inOrder, type Finding } from '#src/model/finding.ts';
import { findings, site } from './_site.ts';

/**
 * What the check says about a page in all its languages, for the editors' preview.
 * Files that cannot be read come first, whatever page they belong to: such a page has no place of its own to say it.
 */
export function findingsFor(number: string): { errors: Finding[]; advice: Finding[] } {
  const now = site(), all = [...findings(), ...checkSite(now, { only: number })].sort(inOrder);
  return { errors: all.filter((f) => f.level === 'error'), advice: all.filter((f) => f.level === 'advice') };
}
