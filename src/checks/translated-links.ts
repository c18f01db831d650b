import type { Finding } from '../model/finding.ts';
import { SOURCE } from '../model/languages.ts';
import { walk } from '../model/mdx.ts';
import type { Unit } from '../model/units.ts';
import { owedUnits } from '../model/units.ts';
import { atOffset, readOf, type PageRule, type Read } from './rule.ts';

/** The targets of the links in a stretch of a page, in an order that does not depend on the sentence. */
function targetsIn(read: Read, unit: Unit): string[] {
  const targets: string[] = [];
  walk(read.tree, (node) => { if (node.type === 'link' && node.position!.start.offset! >= unit.start && node.position!.end.offset! <= unit.end) targets.push(node.url); });
  return targets.sort();
}

/** A translation leads where its source leads, text by text. */
export const linksAsInSource: PageRule = (read, site) => {
  const { page } = read, source = page.lang === SOURCE || 'country' in page ? undefined : site.pages.get(SOURCE)?.get(page.number);
  if (!source) return [];
  let theirs: Unit[], original: Read;
  try { theirs = owedUnits(source.text); original = readOf(source); } catch { return []; }
  const ours = owedUnits(page.text);
  if (theirs.length !== ours.length) return [];
  // Where the source has changed since, the difference may be the change itself.
  const level = page.front.of === source.digest ? 'error' as const : 'advice' as const;
  return ours.flatMap((unit, i): Finding[] => {
    const wanted = targetsIn(original, theirs[i]!), got = targetsIn(read, unit);
    return wanted.join() === got.join() ? [] : [atOffset(page.file, page.text, unit.start, 'shape', `The source links to ${wanted.join(', ') || 'nothing'} here; this text links to ${got.join(', ') || 'nothing'}.`, 'Keep the addresses of the source in ( ).', level)];
  });
};
