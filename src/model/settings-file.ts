import { isMap, isScalar, Lexer, parseDocument, YAMLMap, type Document, type Node } from 'yaml';
import { siteSchema, type Settings } from './schema.ts';

/** What a host is asked for. A field that is absent stays as it is. */
export type Answers = Partial<Pick<Settings, 'stage' | 'country' | 'hosting' | 'contact' | 'programme'>>;

/** Puts a value under a key. What stands there and is not named stays: comments, other fields, the order. */
function put(doc: Document, map: YAMLMap, key: string, value: unknown): void {
  const pair = map.items.find((p) => isScalar(p.key) && p.key.value === key), old = pair?.value as Node | null | undefined;
  if (value && typeof value === 'object' && isMap(old)) {
    for (const [field, inner] of Object.entries(value)) put(doc, old, field, inner);
    return;
  }
  const node = doc.createNode(value) as Node;
  // A comment beside "null" would stand behind the last field of what takes its place; above the first it is still read as meant.
  if (old?.commentBefore) node.commentBefore = old.commentBefore;
  if (old?.comment) { if (isMap(node)) node.commentBefore = [node.commentBefore, old.comment].filter(Boolean).join('\n'); else node.comment = old.comment; }
  if (pair) pair.value = node; else map.add(doc.createPair(key, node));
}

const comments = (text: string): string[] => [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).map((token) => token.trim());

/**
 * `content/site.yaml` with new answers in it, everything else as it was.
 * @param text the file. @returns the new text. @throws Error that says what to mend: the file cannot be read, or the answers do not fit.
 */
export function withAnswers(text: string, answers: Answers): string {
  const doc = parseDocument(text.replaceAll('\r\n', '\n'));
  if (doc.errors.length || !isMap(doc.contents)) throw new Error(`content/site.yaml cannot be read: ${doc.errors[0]?.message.split('\n')[0] ?? 'it holds no fields'}. Mend it first; nothing was changed.`);
  const before = doc.toJS() as Record<string, unknown>;
  for (const [key, value] of Object.entries(answers)) if (value !== undefined) put(doc, doc.contents as YAMLMap, key, value);
  const after = doc.toString({ lineWidth: 0, flowCollectionPadding: false }), read = parseDocument(after).toJS() as Record<string, unknown>;
  const result = siteSchema.safeParse(read);
  if (!result.success) throw new Error(`${result.error.issues.map((i) => `${i.path.join(': ')}: ${i.message}`).join('\n')}\nNothing was changed.`);
  const lost = Object.keys(before).filter((key) => !(key in answers) && JSON.stringify(before[key]) !== JSON.stringify(read[key]));
  const gone = comments(text).filter((comment) => !comments(after).includes(comment));
  if (lost.length || gone.length) throw new Error(`content/site.yaml is written in a way this command could not keep (${[...lost, ...gone].join('; ')}). Write your answers into it by hand; nothing was changed.`);
  return text.includes('\r\n') ? after.replaceAll('\n', '\r\n') : after;
}
