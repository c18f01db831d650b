/** Sets `confirmed` of a service or an emergency number in a country's file, and touches nothing else. */
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Country } from './helplines.ts';

/** What a person who called leaves behind. */
export interface Confirmation { date: string; role: string; organisation: string }

/** The id of an emergency number: the country and the number, `it-emergency-112`. */
export const emergencyId = (code: string, number: string): string => `${code.toLowerCase()}-emergency-${number}`;

/** All ids of a country that can be confirmed, in the order of its file: emergency numbers, then services. */
export const confirmableIds = (country: Country): string[] => [...country.emergency.map((e) => emergencyId(country.code, e.number)), ...country.lines.map((l) => l.id)];

/** A text as YAML between double quotes. */
const quoted = (text: string): string => JSON.stringify(text);

/**
 * The text of a country's file with the confirmation in it; every other byte stays, comments too.
 * @param id as `confirmableIds` gives it. @throws Error where the file does not hold it.
 */
export function setConfirmed(text: string, id: string, { date, role, organisation }: Confirmation): string {
  const doc = parseDocument(text), code = String(doc.get('code')).toLowerCase();
  const items = (key: string): YAMLMap[] => { const list = doc.get(key); return isSeq(list) ? list.items.filter((item) => isMap(item)) : []; };
  const entry = items('lines').find((line) => line.get('id') === id) ?? items('emergency').find((e) => `${code}-emergency-${String(e.get('number'))}` === id);
  if (!entry) throw new Error(`This file has no "${id}".`);
  const value = `{ date: "${date}", role: ${quoted(role)}, organisation: ${quoted(organisation)} }`;
  const pair = entry.items.find(({ key }) => isScalar(key) && key.value === 'confirmed');
  if (pair) {
    const from = (pair.key as { range: [number, number, number] }).range[1], node = pair.value as { range?: [number, number, number] } | null;
    const colon = text.indexOf(':', from) + 1;
    // An empty value has no length; what stands on the line after it (a comment, the line end) stays.
    const end = node?.range && node.range[1] > node.range[0] ? node.range[1] : colon;
    const tail = text.slice(colon, end).endsWith('\n') ? '\n' : '';
    return `${text.slice(0, colon)} ${value}${tail}${text.slice(end)}`;
  }
  const [start, last] = entry.range!;
  if (entry.flow) { const end = text.lastIndexOf('}', last); return `${text.slice(0, end).trimEnd()}, confirmed: ${value} ${text.slice(end)}`; }
  const indent = ' '.repeat(start - text.lastIndexOf('\n', start) - 1), end = text.slice(0, last).trimEnd().length;
  return `${text.slice(0, end)}\n${indent}confirmed: ${value}${text.slice(end)}`;
}
