/** The few things a machine can mend without guessing what somebody meant: letters of sections that have none. */
import { SOURCE } from '../model/languages.ts';
import { readMdx, sectionsOf } from '../model/mdx.ts';
import type { Page, Site } from '../model/site.ts';
import { freeLetter } from './structure.ts';

/** Letters of a page that may not be given again: those in any language, those other pages link to, and those `covers` names. */
function takenLetters(site: Site, number: string): Set<string> {
  const taken = new Set<string>(), link = new RegExp(`/${number}/#([a-z]{1,3})\\b`, 'g');
  for (const pages of site.pages.values()) for (const page of pages.values()) {
    for (const found of page.text.matchAll(link)) taken.add(found[1]!);
    if (page.number !== number) continue;
    for (const found of page.text.matchAll(/\{\/\*\s*#([a-z]{1,3})\s*\*\/\}/g)) taken.add(found[1]!);
    for (const letter of Object.values(page.front.covers)) taken.add(letter);
  }
  return taken;
}

/**
 * The text of a page with a letter at each section of the second level that has none.
 * A translation takes the letter of the same section of its source, and none where the two pages differ in their sections.
 * @param text the text as it stands in the file. @returns the new text and the letters given, in order.
 */
export function withLetters(site: Site, page: Page, text: string): { text: string; given: string[] } {
  const headings = (of: string) => sectionsOf(readMdx(of)).filter(({ heading }) => heading.depth === 2);
  const own = headings(text), source = page.lang === SOURCE || 'country' in page ? undefined : site.pages.get(SOURCE)?.get(page.number);
  const theirs = source && headings(source.text), taken = takenLetters(site, page.number), given: string[] = [];
  for (const { anchor } of own) if (anchor) taken.add(anchor);
  let out = '', from = 0;
  own.forEach(({ anchor, heading }, i) => {
    if (anchor || (page.lang !== SOURCE && !theirs)) return;
    if (theirs && theirs.length !== own.length) return;
    const letter = theirs ? theirs[i]!.anchor : freeLetter(taken);
    if (!letter || (theirs && own.some((s) => s.anchor === letter))) return;
    taken.add(letter);
    given.push(letter);
    const end = heading.position!.end.offset!;
    out += `${text.slice(from, end).trimEnd()} {/* #${letter} */}`;
    from = end;
  });
  return { text: out + text.slice(from), given };
}
