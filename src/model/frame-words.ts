/** The words of the frame (interface.yaml) as a translator gets them and brings them back. */
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Damage } from './bring-back.ts';
import type { Returned } from './po.ts';

/** A value of the file with its place. */
interface Value { key: string; text: string; start: number; end: number; line: number }

/** The values of an interface file in its order. Never throws: what is no list of words has none. */
export function frameValues(yaml: string): Value[] {
  const lines = new LineCounter(), doc = parseDocument(yaml, { lineCounter: lines });
  if (!isMap(doc.contents)) return [];
  return doc.contents.items.flatMap(({ key, value }) => (isScalar(key) && isScalar(value) && value.range
    ? [{ key: String(key.value), text: String(value.value ?? ''), start: value.range[0], end: value.range[1], line: lines.linePos(value.range[0]).line }] : []));
}

const places = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join(' ');

/**
 * Puts translated words into an interface file.
 * @param target the file as it stands; for a language without one, the source's file. @returns the new text, or what cannot be taken over.
 */
export function bringFrame(source: string, target: string, returned: readonly Returned[]): { text: string; damage: Damage[]; open: number } {
  const english = new Map(frameValues(source).map((v) => [v.key, v])), back = new Map(returned.map((r) => [r.context, r])), damage: Damage[] = [];
  let text = target, open = 0;
  for (const value of frameValues(target).reverse()) {
    const said = back.get(value.key), theirs = english.get(value.key);
    if (!said?.target.trim() || said.fuzzy || said.source !== theirs?.text) { open += 1; continue; }
    if (said.target === value.text) continue;
    if (places(said.target) !== places(said.source)) { damage.unshift({ line: said.line, sourceLine: theirs.line, what: `${places(said.source) || 'Nothing in { }'} has to stand in it as in the source.` }); continue; }
    text = text.slice(0, value.start) + JSON.stringify(said.target) + text.slice(value.end);
  }
  return { text, damage, open };
}
