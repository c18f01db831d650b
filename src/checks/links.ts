import { readLink } from '../model/address.ts';
import type { Finding } from '../model/finding.ts';
import { SOURCE } from '../model/languages.ts';
import { plain, walk } from '../model/mdx.ts';
import type { Site } from '../model/site.ts';
import { at, atField, readOf, type PageRule } from './rule.ts';

const VAGUE = /^(here|click here|this|this page|more|read more|link|aquí|este enlace|más|هنا|المزيد)$/i;

/** The section letters of a page, in the language of the source. Undefined where that page cannot be read just now: its own check says so. */
function lettersOf(site: Site, number: string): Set<string> | undefined {
  const page = site.pages.get(SOURCE)?.get(number);
  try { return new Set(page ? readOf(page).sections.flatMap((s) => s.anchor ?? []) : []); } catch { return undefined; }
}

/** Links that lead somewhere, sections that exist, and a way to help in the text of every page. */
export const links: PageRule = ({ page, tree }, site) => {
  const findings: Finding[] = [], known = site.pages.get(SOURCE) ?? new Map<string, never>();
  let toHelp = page.number === '500';
  walk(tree, (node) => {
    if (node.type !== 'link') return;
    const link = readLink(node.url), words = plain(node).trim();
    if (VAGUE.test(words)) findings.push(at(page, node, 'links', `The words "${words}" do not say where the link leads.`, 'Name the page or what is on it.'));
    if (!words) findings.push(at(page, node, 'links', 'A link has no words.', 'Write what it leads to between the brackets.'));
    if (!link) {
      findings.push(at(page, node, 'links', `"${node.url}" is not an address of ours.`, /^https?:/.test(node.url) ? 'Pages link to no other site; name it as a source instead: <Source id="…" />.' : 'Write a page as /304/, a section as /304/#b, a country as /500/it/.'));
      return;
    }
    if (link.number === '500') toHelp = true;
    if (!known.has(link.number)) { findings.push(at(page, node, 'links', `There is no page ${link.number}.`, 'Mend the number, or write the page first.')); return; }
    if (link.rest && !(link.number === '500' ? site.countries.some((c) => c.country.code.toLowerCase() === link.rest) : link.number === '905')) findings.push(at(page, node, 'links', `Page ${link.number} has no part "${link.rest}".`, 'Countries are written as /500/it/.'));
    const letters = link.anchor && !link.rest && lettersOf(site, link.number);
    if (letters && !letters.has(link.anchor!)) findings.push(at(page, node, 'links', `Page ${link.number} has no section "${link.anchor}".`, `Its sections are: ${[...letters].join(', ')}.`));
  });
  for (const number of page.front.related) if (!known.has(number)) findings.push(atField(page, 'related', 'links', `There is no page ${number}.`, 'Mend the number in "related".'));
  if (!toHelp && !('country' in page)) findings.push(at(page, undefined, 'help', 'No sentence of this page leads to help.', 'Link to [Help now](/500/) in the text, best near the end.'));
  return findings;
};
