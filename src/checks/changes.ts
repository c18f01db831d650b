import type { Finding } from '../model/finding.ts';
import { SOURCE } from '../model/languages.ts';
import type { SiteRule } from './rule.ts';

/** The list of changes names pages that exist and days that have come. */
export const changes: SiteRule = (_reads, site, today) => site.changes.flatMap(({ date, pages }): Finding[] => {
  const note = (what: string, instead: string): Finding => ({ file: 'content/changes.yaml', line: 1, column: 1, level: 'error', rule: 'changes', what, instead });
  return [
    ...(date > today ? [note(`${date} has not come yet.`, 'Write the day of the change.')] : []),
    ...pages.filter((n) => !site.pages.get(SOURCE)?.has(n) && !site.withdrawn.some((w) => w.number === n)).map((n) => note(`The change of ${date} names page ${n}, which is not there.`, 'Mend the number.')),
  ];
});
