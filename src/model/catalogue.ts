/** What a translator works on: one entry for each text of a page, in both languages, with what she has to know about it. */
import { termsIn, type Term } from './glossary.ts';
import { INTERFACE, type Word } from './interface.ts';
import { isComponent, readMdx, sectionsOf, walk } from './mdx.ts';
import { pairUnits, type Pair } from './pairing.ts';
import { placeOf } from './finding.ts';
import { aliasesOf, owedUnits, type Unit } from './units.ts';

export interface Entry {
  /** Where it stands; together with `source` it is met once in a page. */
  context: string;
  source: string;
  /** Empty as long as nobody has translated it. */
  target: string;
  /** The translation was made from another source text, and wants a look. */
  fuzzy: boolean;
  /** That other text, where it is known. */
  previous?: string;
  notes: string[];
  /** Line of the source text. */
  line: number;
}

/** What every translator of a place has to know. */
const AT: Record<string, string> = {
  title: 'The heading of the page, in her words. It may speak plainly: it stands inside the page only.',
  tab: 'The title in the browser\'s tab and history. At most 40 characters, and it must tell nothing: no word of stems.yaml.',
  summary: 'One or two sentences for lists and search, inside the site. At most 160 characters.',
  aliases: 'What people type when they look for this page. Not a translation: write words of your own language, with a comma between them, 90 characters in all. May stay empty.',
  heading: 'A heading.', tableCell: 'A cell of a table.',
  'prop caption': 'The heading of a drawing with figures.', 'prop asked': 'Who was asked in the study. Written after "Figures from:".', 'prop not': 'What the figures do not show.',
  'prop by': 'Who holds this view.', 'prop says': 'The view in a few words.', 'prop label': 'The words before a line to write on.',
  'prop you': 'In the drawing of three circles: her.', 'prop programme': 'In the drawing of three circles: the programme.', 'prop him': 'In the drawing of three circles: him.',
};
const IN: Record<string, string> = {
  Says: 'His words, as he would say them: everyday speech, no dirt, no softening.', Short: 'The box "In short": the answer first.', Panel: 'The box beside his words: what programmes really say.',
  Scared: 'For a woman who is afraid while she reads: calm, short.', Ask: 'A question she can ask.', Ticks: 'A line to tick.', Doors: 'A door on a start page.', Way: 'A step on a way.', View: 'One of several views; all are told fairly.', Bars: 'In a drawing with figures.', Circles: 'In the drawing of three circles.',
};

/** The front-matter pieces and texts of a page as a translator gets them, the other names last. */
export const piecesOf = (text: string): Unit[] => { const names = aliasesOf(text); return [...owedUnits(text), ...(names ? [names] : [])]; };

/** A context for each piece: where it stands, with a count where the same text stands there again. */
export function contextsOf(pieces: readonly Unit[]): string[] {
  const seen = new Map<string, number>();
  return pieces.map(({ where, text }) => { const key = `${where}\0${text}`, n = (seen.get(key) ?? 0) + 1; seen.set(key, n); return n > 1 ? `${where} ${n}` : where; });
}

/** The pieces of a source page with what belongs to each in a translation. */
export function pairsOf(source: string, target: string | undefined, of: string | undefined): { piece: Unit; pair: Pair | undefined }[] {
  const units = owedUnits(source), names = aliasesOf(source), own = target === undefined ? undefined : aliasesOf(target);
  const pairs = target === undefined ? units.map(() => undefined) : pairUnits(units, owedUnits(target), of);
  return [...units.map((piece, i) => ({ piece, pair: pairs[i] })), ...(names ? [{ piece: names, pair: own && { unit: own, same: true } }] : [])];
}

/**
 * The entries of a page.
 * @param source the text of the source page. @param target the text of its translation, where there is one. @param of what that was made from.
 * @param terms the agreed terms of the language. @param known source texts met before, by fingerprint: to show what a changed text said.
 */
export function entriesOf(source: string, target: string | undefined, of: string | undefined, terms: readonly Term[] = [], known: ReadonlyMap<string, string> = new Map()): Entry[] {
  const pairs = pairsOf(source, target, of), contexts = contextsOf(pairs.map((p) => p.piece)), notes = notesOf(source);
  const made = target === undefined ? [] : of?.split(' ') ?? [], units = target === undefined ? [] : owedUnits(target);
  return pairs.map(({ piece, pair: paired }, i): Entry => {
    // A draft holds the source's words where nothing is translated yet.
    const pair = paired && !paired.same && paired.unit.text === piece.text ? undefined : paired;
    const was = pair && !pair.same ? known.get(made[units.findIndex((u) => u.start === pair.unit.start)] ?? '') : undefined;
    return {
      context: contexts[i]!, source: piece.text, target: pair?.unit.text ?? '', fuzzy: pair !== undefined && !pair.same, ...(was !== undefined && was !== piece.text && { previous: was }),
      notes: [...notes(piece), ...termsIn(piece.text, terms).map(({ english, say, not }) => `Term: ${english[0]} → ${say}${not ? ` (not: ${not})` : ''}`)],
      line: placeOf(source, piece.start).line,
    };
  });
}

/** What is worth knowing about a piece at its place. */
function notesOf(source: string): (piece: Unit) => string[] {
  const boxes: { name: string; start: number; end: number }[] = [], tree = readMdx(source), sections = sectionsOf(tree);
  walk(tree, (node) => { if (isComponent(node) && node.name && IN[node.name]) boxes.push({ name: node.name, start: node.position!.start.offset!, end: node.position!.end.offset! }); });
  return (piece) => {
    const notes = AT[piece.where] ? [AT[piece.where]!] : [];
    const box = boxes.filter((b) => b.start <= piece.start && piece.end <= b.end).at(-1);
    if (box) notes.push(IN[box.name]!);
    const section = sections.filter((s) => s.heading.position!.start.offset! <= piece.start).at(-1);
    if (section?.anchor && piece.where !== 'aliases') notes.push(`Section ${section.anchor}${piece.where === 'heading' ? '' : `: ${section.title}`}`);
    if (/<[A-Z]/.test(piece.text)) notes.push('Keep what stands in < > as it is; it may move in the sentence.');
    if (/\]\(/.test(piece.text)) notes.push('Keep the address in ( ) of a link as it is; translate the words in [ ].');
    return notes;
  };
}

/** The words of the frame as entries. @param source and target the values of interface.yaml in both languages. */
export const frameEntries = (source: Record<string, string>, target: Record<string, string>, terms: readonly Term[], lineOf: (key: string) => number): Entry[] =>
  Object.entries(source).map(([key, text]) => ({
    context: key, source: text, target: target[key] ?? '', fuzzy: false, line: lineOf(key),
    notes: [INTERFACE[key as Word] ?? '', ...(/\{\w+\}/.test(text) ? ['Keep what stands in { }; it is filled in.'] : []), ...termsIn(text, terms).map((t) => `Term: ${t.english[0]} → ${t.say}`)].filter(Boolean),
  }));

