import type { Finding } from '../model/finding.ts';
import { SOURCE } from '../model/languages.ts';
import { answersOf } from '../model/coverage.ts';
import { AUDIENCES } from '../model/schema.ts';
import { atField, isForHer, type PageRule, type SiteRule } from './rule.ts';

/** Each point a page names exists, and so does the section that is said to answer it. */
export const covers: PageRule = ({ page, sections }, site) => {
  const findings: Finding[] = [], ids = new Set(site.coverage.points.map((p) => p.id)), letters = new Set(sections.flatMap((s) => s.anchor ?? []));
  for (const [id, letter] of Object.entries(page.front.covers)) {
    if (!ids.has(id)) findings.push(atField(page, 'covers', 'points', `There is no point "${id}".`, 'The points stand in content/coverage.yaml.'));
    if (!letters.has(letter)) findings.push(atField(page, 'covers', 'points', `The point ${id} is said to be answered in section "${letter}", which is not there.`, `The sections are: ${[...letters].join(', ')}.`));
  }
  return findings;
};

/** Every point is answered on a page that its reader would open: partners' points on partner pages, editors' points on 904, 905 or a services page. */
export const uncovered: SiteRule = (_reads, site) => {
  const answers = answersOf(site), pages = site.pages.get(SOURCE) ?? new Map();
  return site.coverage.points.flatMap((point): Finding[] => {
    const finding = (what: string, instead: string): Finding[] => [{ file: 'content/coverage.yaml', line: 1, column: 1, level: 'error', rule: 'points', what, instead }];
    const found = answers.get(point.id);
    if (!found) return finding(`No page answers ${point.id}: "${point.says}".`, 'Name it under "covers" of the page whose section answers it.');
    const fits = found.some(({ number }) => {
      const page = pages.get(number);
      if (!page) return false;
      if (point.audience === 'P') return isForHer(page);
      return page.front.kind === 'services' || (point.audience === 'E' && ['904', '905'].includes(number));
    });
    return fits ? [] : finding(`${point.id} is for a ${AUDIENCES[point.audience]}, but only ${found.map((f) => `page ${f.number}`).join(', ')} answers it.`, 'Answer it on a page that this reader would open.');
  });
};
