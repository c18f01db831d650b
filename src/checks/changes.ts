import type { Finding } from '../model/finding.ts';
import { SOURCE } from '../model/languages.ts';
import { inYaml, type SiteRule } from './rule.ts';

/** The list of changes names pages that exist and days that have come. */
export const changes: SiteRule = (_reads, site, today) => {
  const note = inYaml(site, 'content/changes.yaml');
  return site.changes.flatMap(({ date, pages }, i): Finding[] => [
    ...(date > today ? [note([i, 'date'], 'changes', `${date} has not come yet.`, 'Write the day of the change.')] : []),
    ...pages.flatMap((n, at) => (site.pages.get(SOURCE)?.has(n) || site.withdrawn.some((w) => w.number === n) ? [] : [note([i, 'pages', at], 'changes', `The change of ${date} names page ${n}, which is not there.`, 'Mend the number.')])),
  ]);
};
