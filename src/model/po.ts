/** The file translators' programs read: GNU gettext PO. */
import { po } from 'gettext-parser';
import type { Entry } from './catalogue.ts';

/** What the whole file says of itself. */
export interface About {
  lang: string; page: string; file: string;
  /** Fingerprint of the translation as it stood when this was made, so that nobody's later work is written over; "none" where there was none. */
  over: string;
}
/** A translated text as it comes back. `line` is where its translation stands in the PO file. */
export interface Returned { context: string; source: string; target: string; fuzzy: boolean; line: number }

/** The PO file cannot be read. `line` where that is known. */
export class PoDamaged extends Error {
  readonly line: number;
  constructor(message: string, line: number) { super(message); this.line = line; }
}

const quoted = (text: string): string => text.split(/(?<=\n)/).map((part) => JSON.stringify(part)).join('\n');

/** The entries as the text of a PO file, in the order of the page. The same entries give the same bytes: no day, no name. */
export function writePo(entries: readonly Entry[], about: About): string {
  const translations: Parameters<typeof po.compile>[0]['translations'] = {}, place = new Map<string, number>();
  entries.forEach((e, i) => {
    place.set(`${e.context}\0${e.source}`, i);
    (translations[e.context] ??= {})[e.source] = {
      msgctxt: e.context, msgid: e.source, msgstr: [e.target],
      comments: { reference: `${about.file}:${e.line}`, ...(e.notes.length && { extracted: e.notes.join('\n') }), ...(e.fuzzy && { flag: 'fuzzy' }), ...(e.previous !== undefined && { previous: `msgid ${quoted(e.previous)}` }) },
    };
  });
  const at = (m: { msgctxt?: string; msgid: string }) => place.get(`${m.msgctxt ?? ''}\0${m.msgid}`) ?? -1;
  const headers = { 'Project-Id-Version': `${about.page} ${about.lang}`, Language: about.lang, 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit', 'X-Page': about.page, 'X-Made-Over': about.over };
  return `${po.compile({ charset: 'utf-8', headers, translations }, { foldLength: 0, sort: (a, b) => at(a) - at(b) }).toString('utf8').trimEnd()}\n`;
}

/** Reads a PO file. @throws PoDamaged where it is no PO file, or not one of ours. */
export function readPo(text: string): { about: Pick<About, 'lang' | 'page' | 'over'>; entries: Returned[] } {
  // The parser passes over what it does not know; half a file must not pass for a whole one.
  const stray = text.split('\n').findIndex((l) => l.trim() !== '' && !/^\s*(#.*|(msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)?\s*"(\\.|[^"\\])*"\s*)$/.test(l));
  if (stray >= 0) throw new PoDamaged('This line belongs to no text: the file is torn or was changed by hand.', stray + 1);
  let read: ReturnType<typeof po.parse>;
  try { read = po.parse(Buffer.from(text, 'utf8')); } catch (e) {
    const said = (e as Error).message;
    throw new PoDamaged(`This is not a whole PO file: ${said.split('\n')[0]!.replace(/\.$/, '')}.`, Number(/line (\d+)/.exec(said)?.[1] ?? 1));
  }
  const header = (name: string) => Object.entries(read.headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? '';
  const page = header('X-Page');
  if (!page) throw new PoDamaged('This PO file does not say which page it belongs to (its line "X-Page" is gone).', 1);
  const lines = linesOf(text), torn = Object.values(read.translations).flatMap((byText) => Object.values(byText)).find((m) => !m.msgstr?.length);
  if (torn) throw new PoDamaged(`The text "${torn.msgid.slice(0, 40)}" has no place for its translation: the file is torn.`, text.split('\n').length);
  const entries = Object.values(read.translations).flatMap((byText) => Object.values(byText)).filter((m) => m.msgid !== '').map((m): Returned => ({
    context: m.msgctxt ?? '', source: m.msgid, target: m.msgstr[0] ?? '', fuzzy: /\bfuzzy\b/.test(m.comments?.flag ?? ''),
    line: lines.get(`${m.msgctxt ?? ''}\0${m.msgid}`) ?? 1,
  })).sort((a, b) => a.line - b.line);
  return { about: { lang: header('Language'), page, over: header('X-Made-Over') }, entries };
}

/** The line of each translation: context and source text → line of its `msgstr`. */
function linesOf(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  let context = '', source = '', now: 'context' | 'source' | undefined;
  const unquoted = (part: string): string => { try { return JSON.parse(part) as string; } catch { return part.slice(1, -1); } };
  text.split('\n').forEach((raw, i) => {
    const [, word, part] = /^(msgctxt|msgid|msgstr)?\s*(".*")\s*$/.exec(raw.trim()) ?? [];
    if (part === undefined) { if (!raw.trim()) { context = ''; now = undefined; } return; }
    if (word === 'msgctxt') { context = unquoted(part); now = 'context'; }
    else if (word === 'msgid') { source = unquoted(part); now = 'source'; }
    else if (word === 'msgstr') { lines.set(`${context}\0${source}`, i + 1); now = undefined; }
    else if (now === 'context') context += unquoted(part);
    else if (now === 'source') source += unquoted(part);
  });
  return lines;
}
