import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'astro/zod';
import type { Finding } from './finding.ts';

/** A YAML text read against a schema: its value when all is well, and what an editor has to mend otherwise. */
export type Read<T> = { value?: T; findings: Finding[] };

const finding = (file: string, line: number, column: number, what: string, instead = ''): Finding =>
  ({ file, line, column, level: 'error', rule: 'schema', what, instead });

/** The deepest place in the document that the path of a problem leads to: the key that is wrong, or the one it is missing in. */
function offsetOf(doc: Document, path: readonly PropertyKey[]): number {
  let node: unknown = doc.contents, offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((p) => isScalar(p.key) && String(p.key.value) === String(step));
      if (!pair) return offset;
      offset = isScalar(pair.key) ? pair.key.range?.[0] ?? offset : offset;
      node = pair.value;
    } else {
      const item = (node as { items?: { range?: number[] }[] } | null)?.items?.[Number(step)];
      if (!item) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    }
  }
  return offset;
}

/** Where the last text in quotes before a place begins: the one that is not closed, if one is not. */
function openQuote(doc: Document, before: number): number {
  let begins = before;
  visit(doc, { Scalar: (_, { type, range }) => { if (type?.startsWith('QUOTE') && range && range[0] < before) begins = range[0]; } });
  return begins;
}

/** What was read lately, by schema: the editors' preview reads every file again with each page, and few have changed. */
const lately = new WeakMap<z.ZodType, Map<string, Read<unknown>>>();

/**
 * Reads a YAML text and holds it against a schema. Nobody may change what comes back: the same text gives the same value again.
 * @param text the YAML itself. @param file its name for messages. @param firstLine the line of the file on which `text` begins (front matter: 2).
 * Never throws for bad input: what is wrong comes back as findings with line and column.
 */
export function readYaml<S extends z.ZodType>(schema: S, text: string, file: string, firstLine = 1): Read<z.output<S>> {
  const known = lately.get(schema) ?? new Map<string, Read<unknown>>(), key = `${file}:${firstLine}\n${text}`;
  if (known.size > 1000) known.clear();
  const read = known.get(key) ?? readAnew(schema, text, file, firstLine);
  lately.set(schema, known.set(key, read));
  return read as Read<z.output<S>>;
}

function readAnew<S extends z.ZodType>(schema: S, text: string, file: string, firstLine: number): Read<z.output<S>> {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => { const { line, col } = lines.linePos(offset); return [Math.max(1, line) + firstLine - 1, Math.max(1, col)] as const; };
  if (doc.errors.length) {
    // One slip breaks all that follows it; the first error names it, the others would only frighten.
    const { pos, message } = doc.errors[0]!, what = message.split('\n')[0]!.replace(/^Missing closing (.)quote$/, 'A closing $1 is missing');
    return { findings: [/ at node end$/.test(what)
      ? finding(file, ...at(pos[0]), 'These lines cannot be read: something stands after the end of what was begun above.', 'Look at the line above: take away a [] that stood for an empty list; put a text with a quotation mark in it between double quotes.')
      : finding(file, ...at(/^A closing/.test(what) ? openQuote(doc, pos[0]) : pos[0]), `These lines cannot be read: ${what}.`, 'Look for a missing quote, bracket or space after a colon; put a text with a colon in it between double quotes.')] };
  }
  let plain: unknown;
  try { plain = doc.toJS({ maxAliasCount: 10 }); } catch (e) { return { findings: [finding(file, firstLine, 1, `These lines cannot be read: ${(e as Error).message}.`)] }; }
  const result = schema.safeParse(plain ?? {});
  if (result.success) return { value: result.data as z.output<S>, findings: [] };
  return { findings: result.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => finding(file, ...at(offsetOf(doc, [...issue.path, key])), `There is no field "${key}".`, 'Check the spelling; the fields are listed in content/README.md.'));
    const what = issue.code === 'invalid_union' ? issue.message === 'Invalid input' ? issue.errors.flat().map((e) => e.message).join(' Or: ') : issue.message : issue.message;
    return [finding(file, ...at(offsetOf(doc, issue.path)), what)];
  }) };
}

export type Path = readonly (string | number)[];

/** Line and column of a value in a YAML text; of what holds it where it is not there. The text is read at the first question only. */
export function placesIn(text: string): (path: Path) => { line: number; column: number } {
  const lines = new LineCounter();
  let doc: ReturnType<typeof parseDocument> | undefined;
  return (path) => {
    doc ??= parseDocument(text, { lineCounter: lines, prettyErrors: false });
    for (let depth = path.length; depth > 0; depth--) {
      const node = doc.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) { const { line, col } = lines.linePos(node.range[0]); return { line, column: col }; }
    }
    return { line: 1, column: 1 };
  };
}
