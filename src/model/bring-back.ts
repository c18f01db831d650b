/** A translator's work put back into a page: nothing around the texts is touched, and what was damaged is refused with its line. */
import { FROM_NOTHING } from './pairing.ts';
import { contextsOf, pairsOf } from './catalogue.ts';
import { placeOf } from './finding.ts';
import { frontLines, setFront } from './front-matter.ts';
import { readMdx, walk } from './mdx.ts';
import type { Returned } from './po.ts';
import { pageSchema } from './schema.ts';
import { aliasesOf, fingerprint, owedUnits, type Unit } from './units.ts';
import { readYaml } from './yaml.ts';

/** Something in the translator's file that cannot be taken over. `line` is that of the translator's file, `sourceLine` that of the source page. */
export interface Damage { line: number; sourceLine: number; what: string }
export type Brought =
  /** The page as it shall stand; `text` equals the old one where nothing was changed. `open` counts texts that still wait. */
  | { state: 'whole'; text: string; open: number }
  /** Nobody has begun, or nothing new can be written before more is translated. */
  | { state: 'waiting'; open: Returned[]; begun: boolean }
  | { state: 'damaged'; damage: Damage[] };

/** Components, link targets and comments of a text: what a translation must hold too, in whatever order its sentence wants. */
const marks = (text: string): string[] => (text.match(/<\/?[A-Za-z][^>]*>|\]\([^)\s]*\)|\{\/\*[\s\S]*?\*\/\}/g) ?? []).sort();
const without = (text: string): string => text.replace(/<\/?[A-Za-z][^>]*>|\]\([^)\s]*\)|\{\/\*[\s\S]*?\*\/\}/g, '');

/** What is wrong with a translation of a piece, in words for the translator. */
function faultOf(piece: Unit, said: string): string | undefined {
  const wanted = marks(piece.text), got = marks(said);
  const lost = missing(wanted, got), added = missing(got, wanted);
  if (lost.length) return `${lost.join(' ')} is gone. It has to stand in the translation as it stands in the source.`;
  if (added.length) return `${added.join(' ')} is not in the source. Take it out.`;
  if (/[{}<]/.test(without(said)) && piece.where !== 'aliases') return 'A { , } or < stands in the text, which the page would take for code. Write it in words.';
  if (piece.where.startsWith('prop ') && said.includes('"')) return 'The straight quotation mark " would end the text here. Use the quotation marks of your language.';
  if (piece.where.startsWith('prop ') && said.includes('\n')) return 'A line break stands in the text. Write it on one line.';
  if (piece.where === 'heading' && said.includes('\n')) return 'A heading stands on one line.';
  if (piece.where === 'tableCell' && /[|\n]/.test(said)) return 'A cell of a table holds no | and no line break.';
  if (/\n\s*\n/.test(said)) return 'An empty line stands in the text; it would become two paragraphs.';
  return undefined;
}
const missing = (wanted: string[], got: string[]): string[] => { const left = [...got]; return wanted.filter((w) => { const i = left.indexOf(w); if (i < 0) return true; left.splice(i, 1); return false; }); };

/** How a piece is written at its place: front matter between quotes where it had some or needs them, names as a list, everything else as it is. */
function written(piece: Unit, said: string, now = ''): string {
  if (['title', 'tab', 'summary'].includes(piece.where) && !/^["']/.test(now) && isPlain(said)) return said;
  if (piece.where === 'aliases') return `[${said.split(/[,،]/).map((s) => s.trim()).filter(Boolean).map((s) => (isPlain(s) ? s : JSON.stringify(s))).join(', ')}]`;
  return ['title', 'tab', 'summary'].includes(piece.where) ? JSON.stringify(said) : said;
}

/** Needs no quotes in YAML: words, nothing that could be a number, a switch or a sign. */
const isPlain = (text: string): boolean => /^[\p{L}][\p{L}\p{M}\p{N} ’'-]*$/u.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);

const put = (text: string, changes: { unit: Unit; said: string }[]): string =>
  [...changes].sort((a, b) => b.unit.start - a.unit.start).reduce((all, { unit, said }) => {
    const end = text.slice(unit.start, unit.end).endsWith('\n') ? '\n' : '';
    return all.slice(0, unit.start) + written(unit, said, text.slice(unit.start, unit.end)) + end + all.slice(unit.end);
  }, text);

/** Kinds of texts, headings with their letters and components of a page, in order: two pages of the same frame are alike in it. */
function frameOf(text: string): string {
  const parts: string[] = [];
  walk(readMdx(text), (node) => { if (node.type === 'heading') parts.push(`h${node.depth}`); else if ('name' in node && node.name) parts.push(`<${node.name}>`); else if (['listItem', 'table', 'tableRow', 'blockquote', 'code', 'thematicBreak'].includes(node.type)) parts.push(node.type); });
  return `${owedUnits(text).map((u) => u.where).join()} ${parts.join()}`;
}

/**
 * Puts translated texts into a page.
 * @param source the text of the source page. @param target the text of the translation as it stands, where there is one. @param of what that was made from.
 * @param draft also writes a page whose texts are not all there: the missing ones in the source's words, the page marked as a draft.
 */
export function bringBack(source: string, target: string | undefined, of: string | undefined, returned: readonly Returned[], { draft = false }: { draft?: boolean } = {}): Brought {
  const pairs = pairsOf(source, target, of), contexts = contextsOf(pairs.map((p) => p.piece));
  const byKey = new Map(returned.map((r) => [`${r.context}\0${r.source}`, r]));
  const pieces = pairs.map(({ piece, pair }, i) => {
    const back = byKey.get(`${contexts[i]}\0${piece.text}`), done = back !== undefined && back.target.trim() !== '' && !back.fuzzy;
    // A text the translator's file does not hold was changed or added since; what is whole in the page stays.
    const keeps = !back && pair?.same ? pair.unit.text : undefined;
    return { piece, pair, back, said: done ? back.target.trim() : keeps, changed: done && back.target.trim() !== pair?.unit.text.trim() };
  });
  const owed = pieces.filter((p) => p.piece.where !== 'aliases'), open = owed.filter((p) => p.said === undefined);
  const asReturned = (p: (typeof pieces)[number]): Returned => p.back ?? { context: p.piece.where, source: p.piece.text, target: '', fuzzy: false, line: 1 };

  const damage = pieces.flatMap(({ piece, back, changed }): Damage[] => {
    const what = changed ? faultOf(piece, back!.target.trim()) : undefined;
    return what ? [{ line: back!.line, sourceLine: placeOf(source, piece.start).line, what }] : [];
  });
  if (damage.length) return { state: 'damaged', damage };

  const units = target === undefined ? [] : owedUnits(target);
  const fits = target !== undefined && units.length === owed.length && owed.every((p, i) => p.pair?.unit.start === units[i]!.start);
  const begun = pieces.some((p) => p.changed);
  let text: string;
  if (fits) {
    const own = aliasesOf(target);
    text = put(target, pieces.filter((p) => p.changed && p.pair).map((p) => ({ unit: p.piece.where === 'aliases' ? own! : p.pair!.unit, said: p.said! })));
    const made = owed.map((p, i) => (p.said !== undefined ? fingerprint(p.piece.text) : had(of)[i] ?? FROM_NOTHING)).join(' ');
    if (of !== undefined ? made !== of : made.includes(' ') && !owed.every((p) => p.said === undefined)) text = setFront(text, 'of', made);
    const names = pieces.find((p) => p.piece.where === 'aliases');
    if (names?.changed && !own) text = setFront(text, 'aliases', written(names.piece, names.said!));
  } else {
    if (open.length && !(draft && begun)) return { state: 'waiting', open: open.map(asReturned), begun };
    text = put(source, pieces.filter((p) => p.said !== undefined).map((p) => ({ unit: p.piece, said: p.said! })));
    const names = pieces.find((p) => p.piece.where === 'aliases');
    if (names && names.said === undefined) text = setFront(text, 'aliases', target && aliasesOf(target) ? written(names.piece, aliasesOf(target)!.text) : '[]');
    // What belongs to the source alone does not come along; what the translation had keeps standing.
    for (const key of ['covers', 'checked', 'state', 'of']) text = setFront(text, key, undefined);
    const kept = target === undefined ? undefined : frontLines(target, 'checked');
    if (kept) text = setFront(text, 'checked', kept);
    text = setFront(text, 'state', open.length ? 'draft' : 'whole');
    text = setFront(text, 'of', owed.map((p) => (p.said !== undefined ? fingerprint(p.piece.text) : FROM_NOTHING)).join(' '));
  }
  if (fits && had(of).includes(FROM_NOTHING) && !open.length) text = setFront(text, 'state', 'whole');
  const wrong = text === target ? [] : unfit(text, pieces).concat(brokenBy(source, fits ? target! : source, text, pieces.filter((p) => p.changed && p.back), fits));
  return wrong.length ? { state: 'damaged', damage: wrong } : { state: 'whole', text, open: open.length };
}

const had = (of: string | undefined): string[] => of?.split(' ') ?? [];

/** Texts of the front matter that do not fit their place: too long, most of all. */
function unfit(text: string, pieces: { piece: Unit; back: Returned | undefined }[]): Damage[] {
  return readYaml(pageSchema, text.slice(4, text.indexOf('\n---', 3)), '', 2).findings.map(({ line, what }) => {
    const field = text.split('\n')[line - 1]?.split(':')[0], back = pieces.find(({ piece }) => piece.where === field)?.back;
    return { line: back?.line ?? 1, sourceLine: 1, what };
  });
}

/** Texts that change the frame of the page: a list begun by a hyphen, a table torn, MDX that cannot be read. Looked for one by one, and only when the whole is broken. */
function brokenBy(source: string, frame: string, text: string, changed: { piece: Unit; pair: { unit: Unit } | undefined; back: Returned | undefined; said: string | undefined }[], fits: boolean): Damage[] {
  const wanted = frameOf(frame);
  const whatIsWrong = (now: string): string | undefined => { try { return frameOf(now) === wanted ? undefined : 'The page would no longer have the paragraphs, headings and lists of the source. Look for a - or # or number at the beginning, or for a * or _ without its twin.'; } catch (e) { return `The page could not be read any more: ${(e as { reason?: string }).reason ?? (e as Error).message}`; } };
  const all = whatIsWrong(text);
  if (!all) return [];
  const found = changed.flatMap((p): Damage[] => {
    const unit = fits ? p.pair?.unit : p.piece, what = unit && whatIsWrong(put(frame, [{ unit, said: p.said! }]));
    return what ? [{ line: p.back!.line, sourceLine: placeOf(source, p.piece.start).line, what }] : [];
  });
  return found.length ? found : [{ line: 1, sourceLine: 1, what: all }];
}
