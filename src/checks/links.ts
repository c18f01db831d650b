import { readLink } from '../model/address.ts';
import type { Finding } from '../model/finding.ts';
import { SOURCE } from '../model/languages.ts';
import { plain, walk, type Node } from '../model/mdx.ts';
import type { Site } from '../model/site.ts';
import { letterOf } from '../model/sources.ts';
import { at, atField, mayExist, pageMayExist, readOf, type PageRule } from './rule.ts';

const VAGUE = /^(?:click |press )?(?:here|this|this page|(?:read |learn )?more|link)$|^(?:haz clic )?aquí$|^(?:este enlace|enlace|(?:leer |saber )?más)$|^(?:тут|тисни тут|сюди|за посиланням|(?:читати )?далі|докладніше)$|^(?:اضغطي )?هنا$|^(?:المزيد|اقرئي المزيد|هذا الرابط)$/iu;

/** The section letters of a page, in the language of the source, where they are set; those of a country beside its numbers with `rest`. */
function lettersOf(site: Site, number: string, rest?: string): Set<string> | undefined {
  const page = rest ? site.notes.find((n) => n.lang === SOURCE && n.country === rest) : site.pages.get(SOURCE)?.get(number);
  // A page that cannot be read just now is spoken of by its own check.
  try { return new Set(page ? readOf(page).sections.flatMap((s) => s.anchor ?? []) : []); } catch { return undefined; }
}

/** Links that lead somewhere, sections that exist, and a way to help in the text of every page. */
export const links: PageRule = ({ page, tree }, site) => {
  const findings: Finding[] = [], known = site.pages.get(SOURCE) ?? new Map<string, never>();
  const country = 'country' in page ? String(page.country) : undefined;
  let toHelp = page.number === '500';
  const note = (node: Node, what: string, instead: string) => findings.push(at(page, node, 'links', what, instead));
  walk(tree, (node) => {
    if (node.type !== 'link' && node.type !== 'linkReference' && node.type !== 'definition') return;
    const words = node.type === 'definition' ? node.url : plain(node).trim();
    if (!words) note(node, 'A link has no words.', 'Write what it leads to between the brackets.');
    if (VAGUE.test(words.replace(/[\s.:!…→]+$/u, ''))) note(node, `The words "${words}" do not say where the link leads.`, 'Name the page or what is on it.');
    if (node.type !== 'linkReference') target(node, node.url);
  });
  for (const number of page.front.related) if (!isThere(number)) findings.push(atField(page, 'related', 'links', `There is no page ${number}.`, 'Mend the number in "related".'));
  if (country && !hasCountry(country)) findings.push(at(page, undefined, 'links', `There is no country "${country.toUpperCase()}", so nobody will see this page.`, `Write its numbers in content/helplines/${country}.yaml, or mend the name of this file.`));
  if (!toHelp && !country) findings.push(at(page, undefined, 'help', 'No sentence of this page leads to help.', 'Link to [Help now](/500/) in the text, best near the end.'));
  return findings;

  function isThere(number: string): boolean { return known.has(number) || pageMayExist(site, number); }
  function hasCountry(code: string): boolean { return site.countries.some((c) => c.country.code.toLowerCase() === code) || mayExist(site, new RegExp(`^content/helplines/${code}\\.`)); }

  function target(node: Node, url: string): void {
    const link = readLink(url);
    if (!link) return void note(node, `"${url}" is not an address of ours.`, /^(?:https?|mailto):/.test(url) ? 'Pages link to nothing outside; name another site as a source instead: <Source id="…" />.' : 'Write a page as /304/, a section as /304/#b, a country as /500/it/.');
    const { number, rest, anchor } = link;
    if (number === '500') toHelp = true;
    const gone = site.withdrawn.find((w) => w.number === number);
    if (gone) return void note(node, `Page ${number} was taken away.`, gone.instead ? `Link to /${gone.instead}/ instead.` : 'Take the link out.');
    if (!isThere(number)) return void note(node, `There is no page ${number}.`, 'Mend the number, or write the page first.');
    if (rest && !(number === '500' ? hasCountry(rest) : number === '905' && [...site.sources.values()].some((s) => letterOf(s) === rest))) return void note(node, `Page ${number} has no part "${rest}".`, number === '905' ? 'Its parts are the first letters of sources, as in /905/b/.' : 'Countries are written as /500/it/.');
    const letters = lettersOf(site, number, rest);
    if (anchor && letters && !letters.has(anchor) && known.has(number)) note(node, `Page ${number} has no section "${anchor}".`, letters.size ? `Its sections are: ${[...letters].join(', ')}.` : 'It has no sections: link to the page.');
  }
};
