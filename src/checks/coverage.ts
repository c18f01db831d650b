import type { Finding } from '../model/finding.ts';
import { SOURCE } from '../model/languages.ts';
import { answersOf } from '../model/coverage.ts';
import { AUDIENCES } from '../model/schema.ts';
import { atField, inYaml, isForHer, mayExist, type PageRule, type SiteRule } from './rule.ts';

const FILE = 'content/coverage.yaml', PAGE = new RegExp(`^content/${SOURCE}/.*\\.mdx$`);

/** Each point a page names exists, and so does the section that is said to answer it. */
export const covers: PageRule = ({ page, sections }, site) => {
  if (site.unread.has(FILE)) return [];
  const findings: Finding[] = [], ids = new Set(site.coverage.points.map((p) => p.id)), letters = new Set(sections.flatMap((s) => s.anchor ?? []));
  for (const [id, letter] of Object.entries(page.front.covers)) {
    if (!ids.has(id)) findings.push(atField(page, 'covers', 'points', `There is no point "${id}".`, 'The points stand in content/coverage.yaml.'));
    if (!letters.has(letter)) findings.push(atField(page, 'covers', 'points', `The point ${id} is said to be answered in section "${letter}", which is not there.`, letters.size ? `The sections are: ${[...letters].join(', ')}.` : 'The page has no section with a letter yet.'));
  }
  return findings;
};

/** Every point stands once, under a document that is listed, and is answered on a page that its reader would open: partners' points on partner pages, editors' points on 904, 905 or a services page. */
export const uncovered: SiteRule = (_reads, site) => {
  const answers = answersOf(site), pages = site.pages.get(SOURCE) ?? new Map(), documents = new Set(site.coverage.documents.map((d) => d.id)), seen = new Set<string>();
  const note = inYaml(site, FILE);
  return site.coverage.points.flatMap((point, i): Finding[] => {
    const finding = (what: string, instead: string, key = 'id'): Finding[] => [note(['points', i, key], 'points', what, instead)];
    if (seen.has(point.id)) return finding(`${point.id} stands here more than once.`, 'Give one of them an id of its own.');
    seen.add(point.id);
    if (!documents.has(point.document)) return finding(`${point.id} is from "${point.document}", which is no document of the list.`, `The documents are: ${[...documents].join(', ')}.`, 'document');
    const found = answers.get(point.id);
    // What a page that cannot be read answers is not known.
    if (!found && mayExist(site, PAGE)) return [];
    if (!found) return finding(`No page answers ${point.id}: "${point.says}".`, 'Name it under "covers" of the page whose section answers it.');
    const fits = found.some(({ number }) => {
      const page = pages.get(number);
      if (!page) return false;
      if (point.audience === 'P') return isForHer(page);
      return page.front.kind === 'services' || (point.audience === 'E' && ['904', '905'].includes(number));
    });
    return fits ? [] : finding(`${point.id} is for ${point.audience === 'E' ? 'an' : 'a'} ${AUDIENCES[point.audience]}, but only ${found.map((f) => `page ${f.number}`).join(', ')} answers it.`, 'Answer it on a page that this reader would open.');
  });
};
