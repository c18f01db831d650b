import type { Finding } from '../model/finding.ts';
import { LANGUAGES, SOURCE } from '../model/languages.ts';
import { isComponent, prop, walk, type Node } from '../model/mdx.ts';
import type { Page } from '../model/site.ts';
import { fingerprint, owedUnits, type Unit } from '../model/units.ts';
import { at, atField, atOffset, digits, pageMayExist, readOf, sentencesIn, type PageRule, type Read } from './rule.ts';

const SCRIPTS = { Latin: /\p{Script=Latin}/gu, Cyrillic: /\p{Script=Cyrillic}/gu, Arabic: /\p{Script=Arabic}/gu } as const;

/** The shape of a page: headings with their letters and components with their ids, in the order of the page. */
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

/** The figures of a text, in an order that does not depend on the sentence; thousands marks and number words do not count. */
const figures = (text: string): string => [...digits(text).replace(/<[^>]*>|\]\([^)]*\)|\{\/\*[\s\S]*?\*\/\}/g, ' ').replace(/(\d)[.,\u00a0\u202f ](?=\d{3}\b)/g, '$1').matchAll(/\d+(?:[.,]\d+)?/g)].map((m) => m[0].replace(',', '.')).sort().join(' ');

/** A translation has its source, its source's shape, links and figures, is written in its own script, and says what it was made from. */
export const translation: PageRule = (read, site) => {
  const { page } = read;
  if (page.lang === SOURCE) return (['of', 'state'] as const).filter((key) => page.front[key] !== undefined).map((key) => atField(page, key, 'translation', `"${key}" belongs to translations; this page is shown in any case.`, 'Take the line away; to keep a page back, keep its file out of content/.'));
  if ('country' in page) return [];
  const source = site.pages.get(SOURCE)?.get(page.number);
  if (!source && pageMayExist(site, page.number)) return [];
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
  findings.push(...inItsOwnWords(page, source), ...pieceByPiece(read, readOf(source), same));
  // A draft stays out of the site: what is still missing in it stops nobody.
  return page.front.state === 'draft' ? findings.map((f) => ({ ...f, level: 'advice' as const })) : findings;
};

const withoutMarks = (text: string): string => text.replace(/<[^>]*>|\]\([^)]*\)|\{[^}]*\}/g, (m) => ' '.repeat(m.length));
const sentences = (text: string, lang: string) => Array.from(sentencesIn(text, lang), ({ segment, index }) => ({ text: segment.trim(), index }));
const translatable = (page: Page) => owedUnits(page.text);
/** A word with letters that look alike and are not: they are read well, and found by no search. */
const MIXED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{M}]*(?:\p{Script=Latin}\p{M}*\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{M}*\p{Script=Latin})[\p{Script=Latin}\p{Script=Cyrillic}\p{M}]*/u;

const originals = new WeakMap<Page, Set<string>>();

/** The pieces and sentences of a source page that are long enough to be told apart from names; worked out once for all its translations. */
function originalOf(source: Page): Set<string> {
  let known = originals.get(source);
  if (!known) originals.set(source, known = new Set(translatable(source).flatMap((u) => [u.text, ...sentences(u.text, SOURCE).map((s) => s.text)]).filter((text) => (withoutMarks(text).match(/\p{L}+/gu)?.length ?? 0) > 3)));
  return known;
}

/** Nothing is left in the words of the source, nothing stands in another script. */
function inItsOwnWords(page: Page, source: Page): Finding[] {
  const findings: Finding[] = [], { script } = LANGUAGES[page.lang];
  const note = (offset: number, rule: string, what: string, instead: string) => findings.push(atOffset(page.file, page.text, offset, rule, what, instead));
  const original = originalOf(source);
  for (const unit of translatable(page)) {
    const start = page.text.indexOf(unit.text, unit.start), from = start < 0 ? unit.start : start;
    const left = original.has(unit.text) ? { text: unit.text, index: 0 } : sentences(unit.text, page.lang).find((s) => original.has(s.text));
    if (left) { note(from + left.index, 'translation', `"${left.text.slice(0, 60)}" is not translated.`, 'Write it in the language of this page.'); continue; }
    const bare = withoutMarks(unit.text), letters = bare.match(/\p{L}/gu)?.length ?? 0, own = bare.match(SCRIPTS[script])?.length ?? 0;
    if (letters > 12 && own < letters / 2) { note(from, 'script', `"${unit.text.slice(0, 60)}" is not written in ${script} letters.`, 'Write it in the script of this language; names may stay.'); continue; }
    const mixed = /\p{Script=Cyrillic}/u.test(bare) && MIXED.exec(bare);
    if (mixed) note(from + mixed.index, 'script', `"${mixed[0]}" holds Latin and Cyrillic letters.`, 'Type the whole word again in one script.');
  }
  return findings;
}

/** The pieces of a page under each heading: its units, and the cells that hold figures only. */
function piecesOf({ page, tree, sections }: Read): { heading: Node | undefined; pieces: Piece[] }[] {
  const cells: Piece[] = [];
  walk(tree, (node) => { const text = node.type === 'tableCell' ? page.text.slice(node.position!.start.offset, node.position!.end.offset) : ''; if (text && !/\p{L}/u.test(withoutMarks(text))) cells.push({ where: 'figures', text, start: node.position!.start.offset! + Math.max(0, text.search(/[^|\s]/)) }); });
  const all = [...translatable(page), ...cells].sort((a, b) => a.start - b.start), starts = [undefined, ...sections.map((s) => s.heading)];
  return starts.map((heading, i) => ({ heading, pieces: all.filter(({ start }) => start >= (heading?.position!.start.offset ?? 0) && start < (starts[i + 1]?.position!.start.offset ?? Infinity)) }));
}
type Piece = Pick<Unit, 'where' | 'text' | 'start'>;

const targets = (text: string): string => [...text.matchAll(/\]\(([^)\s]*)/g)].map((m) => m[1]).sort().join(' ');

/** Under each heading stands what the source has there; each piece has the source's figures and links. */
function pieceByPiece(read: Read, source: Read, level: 'error' | 'advice'): Finding[] {
  const { page } = read, theirs = piecesOf(source), ours = piecesOf(read);
  if (theirs.length !== ours.length) return [];
  return theirs.flatMap(({ pieces }, i) => {
    const { heading, pieces: mine } = ours[i]!;
    if (pieces.map((p) => p.where).join() !== mine.map((p) => p.where).join()) {
      return [at(page, heading, 'shape', `${heading ? 'Under this heading' : 'Before the first heading'} the source has ${pieces.length} pieces of text; here ${mine.length === pieces.length ? 'they are of another kind' : mine.length === 1 ? 'is 1' : `are ${mine.length}`}.`, 'Keep paragraphs, list items and cells as in the source, one for one.', level)];
    }
    return pieces.flatMap((piece, n) => {
      const { text, start } = mine[n]!, findings: Finding[] = [];
      if (figures(piece.text) !== figures(text)) findings.push(atOffset(page.file, page.text, start, 'figures', `The source has the figures ${figures(piece.text) || '(none)'}; here stand ${figures(text) || '(none)'}.`, 'A figure is the same in every language; write small numbers as words or as digits like the source.', level));
      if (targets(piece.text) !== targets(text)) findings.push(atOffset(page.file, page.text, start, 'shape', `The source links to ${targets(piece.text) || 'nothing'} here; this page to ${targets(text) || 'nothing'}.`, 'Keep the links of the source.', level));
      return findings;
    });
  });
}
