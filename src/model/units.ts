import { createHash } from 'node:crypto';
import type { Root } from 'mdast';
import { isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import { readMdx, walk, type Component } from './mdx.ts';

/**
 * A piece of text a translator works on: a line of the front matter, a paragraph, a heading, a table cell, a prop that is read.
 * `start` and `end` are offsets in the file, so that everything between two units can be copied untouched.
 */
export interface Unit { where: string; text: string; start: number; end: number }

const FRONT = ['title', 'tab', 'summary', 'aliases'];
/** Props of components that the reader sees. */
export const PROPS_READ = ['caption', 'asked', 'not', 'by', 'says', 'label', 'you', 'programme', 'him'];
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell']);

const known = new WeakMap<Root, readonly Unit[]>();

/** The translatable units of an MDX file in the order of the file. @throws where the file is not MDX. */
export function unitsOf(text: string): readonly Unit[] {
  const tree = readMdx(text), units: Unit[] = [], before = known.get(tree);
  if (before) return before;
  walk(tree, (node, parents) => {
    if (node.type === 'yaml') return frontUnits(node.value, text.indexOf(node.value, node.position!.start.offset!), units);
    if ('attributes' in node) propUnits(node as Component, text, units);
    if (!BLOCKS.has(node.type) || !('children' in node) || parents.some((p) => BLOCKS.has(p.type))) return;
    const kept = node.children.filter((child) => child.type !== 'mdxTextExpression');
    const first = kept[0]?.position, last = kept.at(-1)?.position;
    if (!first || !last) return;
    const raw = text.slice(first.start.offset!, last.end.offset!), trimmed = raw.trimEnd();
    if (/\p{L}/u.test(trimmed.replace(/<[^>]*>/g, ''))) units.push({ where: node.type, text: trimmed, start: first.start.offset!, end: first.start.offset! + trimmed.length });
  });
  known.set(tree, units.sort((a, b) => a.start - b.start));
  return units;
}

function frontUnits(yaml: string, base: number, units: Unit[]): void {
  const doc = parseDocument(yaml);
  if (!isMap(doc.contents)) return;
  const push = (where: string, node: Scalar) => units.push({ where, text: String(node.value), start: base + node.range![0], end: base + node.range![1] });
  for (const { key, value } of doc.contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (!FRONT.includes(name)) continue;
    if (isScalar(value) && value.value !== null) push(name, value);
    if (isSeq(value)) for (const item of value.items) if (isScalar(item)) push(name, item);
  }
}

function propUnits(node: Component, text: string, units: Unit[]): void {
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string' || !PROPS_READ.includes(attribute.name)) continue;
    const begin = new RegExp(`(?<![\\w-])${attribute.name}\\s*=\\s*(["'])`, 'g');
    begin.lastIndex = node.position!.start.offset!;
    const quote = begin.exec(text)![1]!, from = begin.lastIndex, to = text.indexOf(quote, from);
    units.push({ where: `prop ${attribute.name}`, text: text.slice(from, to), start: from, end: to });
  }
}

/** The other names of a page as one piece of text, with the place of the whole list; undefined where there is none. They need not be as many as in the source. */
export function aliasesOf(text: string): Unit | undefined {
  const found = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text);
  const doc = found && parseDocument(found[1]!);
  const list = doc && isMap(doc.contents) ? doc.contents.get('aliases', true) : undefined;
  if (!isSeq(list) || !list.items.length || !list.range) return undefined;
  return { where: 'aliases', text: list.items.map((item) => String(isScalar(item) ? item.value : item)).join(', '), start: 4 + list.range[0], end: 4 + list.range[1] };
}

/** The units a translation owes its source, in the order of the file: all but the other names, which each language chooses for itself. */
export const owedUnits = (text: string): Unit[] => unitsOf(text).filter((u) => u.where !== 'aliases');

/** A short fingerprint of a text: the first six hexadecimal digits of its SHA-256. White space at line ends does not count. */
export const fingerprint = (text: string): string => createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 6);

/**
 * The fingerprints of all units of a text, in order, joined by spaces. A translation keeps those of the source it was made from (`of`),
 * so that a change can be told unit by unit without any history.
 */
export const digestOf = (text: string): string => owedUnits(text).map((u) => fingerprint(u.text)).join(' ');
