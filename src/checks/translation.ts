import type { Finding } from '../model/finding.ts';
import { LANGUAGES, SOURCE } from '../model/languages.ts';
import { isComponent, prop, walk, type Node } from '../model/mdx.ts';
import type { Page } from '../model/site.ts';
import { fingerprint, owedUnits } from '../model/units.ts';
import { at, atField, atOffset, readOf, type PageRule, type Read } from './rule.ts';

const SCRIPTS = { Latin: /\p{Script=Latin}/gu, Cyrillic: /\p{Script=Cyrillic}/gu, Arabic: /\p{Script=Arabic}/gu } as const;

/** The shape of a page: headings with their letters, components with their ids, links with their targets, in the order of the page. */
function shapeOf(read: Read): { what: string; node: Node }[] {
  const shape: { what: string; node: Node }[] = [];
  const letters = new Map(read.sections.map((s) => [s.heading as Node, s]));
  walk(read.tree, (node) => {
    const section = letters.get(node);
    if (section) shape.push({ what: `the heading ${'#'.repeat(section.heading.depth)} with letter "${section.anchor ?? ''}"`, node });
    if (isComponent(node)) shape.push({ what: `<${node.name}${node.name === 'Source' ? ` id="${prop(node, 'id')}"` : ''}>`, node });
  });
  return shape;
}

const digits = (text: string): string => text.replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) & 15)).replaceAll('٪', '%').replaceAll('٫', ',').replaceAll('٬', ',');
/** The figures of a text, in an order that does not depend on the sentence; thousands marks and number words do not count. */
const figures = (text: string): string => [...digits(text).replace(/<[^>]*>|\]\([^)]*\)|\{\/\*[\s\S]*?\*\/\}/g, ' ').replace(/(\d)[.,\u00a0\u202f ](?=\d{3}\b)/g, '$1').matchAll(/\d+(?:[.,]\d+)?/g)].map((m) => m[0].replace(',', '.')).sort().join(' ');

/** A translation has its source, its source's shape and figures, is written in its own script, and says what it was made from. */
export const translation: PageRule = (read, site) => {
  const { page } = read;
  if (page.lang === SOURCE || 'country' in page) return [];
  const source = site.pages.get(SOURCE)?.get(page.number);
  if (!source) return [atField(page, 'title', 'translation', `There is no ${LANGUAGES[SOURCE].name} page ${page.number} this could be a translation of.`, 'Mend the number in the name of the file, or write the source page first.')];
  const findings: Finding[] = [];
  if (page.front.of === undefined) findings.push(atField(page, 'of', 'translation', 'The translation does not say which text it was made from.', `When it is made from the page as it stands now: npm run translate -- made ${page.lang} ${page.number}.`));
  else if (page.front.of !== source.digest) {
    const had = new Set(page.front.of.split(' ')), changed = owedUnits(source.text).filter((u) => !had.has(fingerprint(u.text)));
    findings.push(atField(page, 'of', 'translation-old', `The source has changed since: ${changed.length ? changed.slice(0, 3).map((u) => `"${u.text.slice(0, 60)}"`).join('; ') : 'something was taken away'}.`, `Bring it up to date, then: npm run translate -- made ${page.lang} ${page.number}.`, 'advice'));
  }
  const wanted = shapeOf(readOf(source)), shape = shapeOf(read);
  const i = wanted.findIndex((w, n) => w.what !== shape[n]?.what);
  const same = page.front.of === source.digest ? 'error' as const : 'advice' as const;
  if (i >= 0) findings.push(at(page, shape[i]?.node, 'shape', `The source has ${wanted[i]!.what} here; this page has ${shape[i]?.what ?? 'nothing more'}.`, 'Keep headings, letters and components as in the source, in the same order.', same));
  else if (shape.length > wanted.length) findings.push(at(page, shape[wanted.length]!.node, 'shape', `This page has ${shape[wanted.length]!.what}, which the source has not.`, 'Take it out, or add it to the source first.', same));
  for (const key of ['kind', 'order'] as const) if (page.front[key] !== source.front[key]) findings.push(atField(page, key, 'shape', `"${key}" is ${source.front[key]} in the source.`, `Write ${key}: ${source.front[key]}.`));
  findings.push(...inItsOwnWords(page, source, same));
  // A draft stays out of the site: what is still missing in it stops nobody.
  return page.front.state === 'draft' ? findings.map((f) => ({ ...f, level: 'advice' as const })) : findings;
};

function inItsOwnWords(page: Page, source: Page, level: 'error' | 'advice'): Finding[] {
  const findings: Finding[] = [], theirs = owedUnits(source.text), ours = owedUnits(page.text);
  const original = new Set(theirs.filter((u) => u.text.split(/\s+/).length > 3).map((u) => u.text));
  const script = SCRIPTS[LANGUAGES[page.lang].script];
  for (const unit of ours) {
    const bare = unit.text.replace(/<[^>]*>|\]\([^)]*\)|\{[^}]*\}/g, '');
    const letters = bare.match(/\p{L}/gu)?.length ?? 0, own = bare.match(script)?.length ?? 0;
    if (original.has(unit.text)) findings.push(atOffset(page.file, page.text, unit.start, 'translation', `"${unit.text.slice(0, 60)}" is not translated.`, 'Write it in the language of this page.'));
    else if (letters > 12 && own < letters / 2) findings.push(atOffset(page.file, page.text, unit.start, 'script', `"${unit.text.slice(0, 60)}" is not written in ${LANGUAGES[page.lang].script} letters.`, 'Write it in the script of this language; names may stay.'));
  }
  if (theirs.length === ours.length) theirs.forEach((unit, n) => {
    const mine = ours[n]!;
    if (figures(unit.text) !== figures(mine.text)) findings.push(atOffset(page.file, page.text, mine.start, 'figures', `The source has the figures ${figures(unit.text) || '(none)'}; here stand ${figures(mine.text) || '(none)'}.`, 'A figure is the same in every language; write small numbers as words or as digits like the source.', level));
  });
  return findings;
}
