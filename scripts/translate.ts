/**
 * `npm run translate`: pages to translators and back.
 *   export es [304]   writes one PO file a page into po/es   (--xliff: XLIFF beside it, --merge: carries unfinished work over, --force: drops it)
 *   import es [304]   writes the pages                       (--xliff: reads the XLIFF files, --draft: also what is not all there, --force: over later changes)
 *   made es [304]     notes that the translation as it stands was made from the source as it stands
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringBack, type Damage } from '../src/model/bring-back.ts';
import { entriesOf, frameEntries, type Entry } from '../src/model/catalogue.ts';
import { bringFrame, frameValues } from '../src/model/frame-words.ts';
import { frontLines, setFront } from '../src/model/front-matter.ts';
import { glossaryOf, type Term } from '../src/model/glossary.ts';
import { isLang, LANGUAGES, SOURCE, type Lang } from '../src/model/languages.ts';
import { commonPairs } from '../src/model/pairing.ts';
import { PoDamaged, readPo, writePo, type Returned } from '../src/model/po.ts';
import { digestOf, fingerprint, owedUnits } from '../src/model/units.ts';
import { command, Stop, typed } from './command.ts';
import { createFile, editFile, Refusal, textAsIs } from './files.ts';

const USAGE = 'npm run translate -- export|import|made <language> [page number] [--xliff] [--merge] [--draft] [--force] [--to folder]';
const FRAME = 'interface.yaml';

interface Work { root: string; lang: Lang; folder: string; number?: string; xliff: boolean; merge: boolean; draft: boolean; force: boolean }
/** A file to translate. `id` is what translators see: 304, 500/it, or interface. */
interface Job { id: string; source: string; target: string; po: string }

/** The files of the source language that this run is about, each with the place of its translation. */
function jobsOf({ root, lang, folder, number }: Work): Job[] {
  const base = `content/${SOURCE}`;
  const files = readdirSync(join(root, base), { recursive: true, encoding: 'utf8' }).map((f) => f.replaceAll('\\', '/')).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const jobs = files.flatMap((file): Job[] => {
    const country = /\/countries\/([a-z]{2})\.mdx$/.exec(file)?.[1], page = /(?:^|\/)(\d{3})-[a-z0-9-]+\.mdx$/.exec(file)?.[1];
    const id = file === FRAME ? 'interface' : country ? `500/${country}` : page;
    return id && (!number || id === number) ? [{ id, source: `${base}/${file}`, target: `content/${lang}/${file}`, po: `${folder}/${id.replace('/', '-')}.po` }] : [];
  });
  if (!jobs.length) throw new Stop(number ? `There is no page ${number} in ${LANGUAGES[SOURCE].name}.` : 'There is nothing to translate.');
  return jobs;
}

const plain = (root: string, file: string): string => textAsIs(root, file).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
/** The text of a translation, or undefined where there is none yet. */
const own = (root: string, file: string): string | undefined => (existsSync(join(root, file)) ? plain(root, file) : undefined);
const stateOf = (text: string | undefined): string => (text === undefined ? 'none' : createHash('sha256').update(text).digest('hex').slice(0, 12));
const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

function entries(root: string, job: Job, terms: Term[], known: Map<string, string>): Entry[] {
  const source = plain(root, job.source), target = own(root, job.target);
  if (job.id === 'interface') {
    const values = (text: string) => Object.fromEntries(frameValues(text).map((v) => [v.key, v.text]));
    const lines = new Map(frameValues(source).map((v) => [v.key, v.line]));
    return frameEntries(values(source), target === undefined ? {} : values(target), terms, (key) => lines.get(key) ?? 1);
  }
  if (!source.startsWith('---\n') || source.indexOf('\n---', 3) < 0) throw new Refusal(`${job.source} is not a whole page: it has no front matter between two lines of ---. Run npm run check -- ${job.id.slice(0, 3)}.`);
  return entriesOf(source, target, target && frontLines(target, 'of'), terms, known);
}

/** A file that cannot be read stops its own page only. @returns how many were refused. */
function each(jobs: Job[], work: (job: Job) => void): number {
  let refused = 0;
  for (const job of jobs) {
    try { work(job); } catch (e) {
      const { line, column, reason } = e as { line?: number; column?: number; reason?: string };
      if (e instanceof PoDamaged) console.error(`${job.po}:${e.line}:1  error  translation: ${e.message} Take the last copy that opens, or export again.`);
      else if (e instanceof Refusal) console.error(e.message);
      else if (reason !== undefined) console.error(`Page ${job.id} cannot be read${line ? ` (${line}:${column})` : ''}: ${reason}. Run npm run check -- ${job.id.slice(0, 3)}.`);
      else throw e;
      refused += 1;
      process.exitCode = 1;
    }
  }
  return refused;
}

function exportPages(work: Work): void {
  const { root, lang, folder } = work, guide = own(root, `content/${lang}/guide.md`), terms = glossaryOf(guide ?? '');
  const count = { files: 0, done: 0, open: 0, look: 0 };
  each(jobsOf(work), (job) => {
    const before = existsSync(join(root, job.po)) ? plain(root, job.po) : undefined;
    const old = before === undefined ? undefined : work.force ? undefined : readPo(before);
    const known = new Map(old?.entries.map((e) => [fingerprint(e.source), e.source]));
    let now = entries(root, job, terms, known);
    const waiting = old ? notBroughtBack(old.entries, now) : [];
    if (waiting.length && !work.merge) {
      throw new Refusal(`${job.po} holds ${plural(waiting.length, 'text')} that ${waiting.length === 1 ? 'is' : 'are'} not in the page yet (the first on line ${waiting[0]!.line}). Import the file first; or add --merge to carry them over into the new export, or --force to drop them.`);
    }
    if (old && work.merge) now = merged(old.entries, now);
    const text = writePo(now, { lang, page: job.id, file: job.source, over: stateOf(own(root, job.target)) });
    if (text !== before) createFile(root, job.po, text, { force: true });
    count.files += 1;
    for (const e of now) if (e.context !== 'aliases') count[e.fuzzy ? 'look' : e.target ? 'done' : 'open'] += 1;
    if (work.xliff) toXliff(root, job.po);
  });
  console.log(`${plural(count.files, 'file')} in ${folder}: ${plural(count.done, 'text')} translated, ${count.look} to look at again, ${count.open} to translate.`);
  if (!guide) console.log(`There is no content/${lang}/guide.md, so no agreed terms stand beside the texts. npm run new -- language ${lang} writes one to fill in.`);
}

/** Finished texts of a translator's file that the page does not hold. */
const notBroughtBack = (old: Returned[], now: Entry[]): Returned[] => {
  const held = new Map(now.map((e) => [`${e.context}\0${e.source}`, e])), texts = new Set(now.map((e) => e.target));
  return old.filter((o) => { const e = held.get(`${o.context}\0${o.source}`); return o.target.trim() !== '' && !o.fuzzy && (e ? o.target !== e.target || e.fuzzy : !texts.has(o.target)); });
};

/** A new export with the work of the last one carried over: as it was where the source text stayed, to look at again where it changed. */
function merged(old: Returned[], now: Entry[]): Entry[] {
  const key = (e: { context: string; source: string }) => `${e.context}\0${e.source}`, out = now.map((e) => ({ ...e }));
  let i = 0, j = 0;
  for (const [a, b] of [...commonPairs(now.map(key), old.map(key)), [now.length, old.length] as const]) {
    for (let k = 0; i + k < a && j + k < b; k++) {
      const was = old[j + k]!, e = out[i + k]!;
      if (was.target && (!e.target || e.fuzzy) && was.context.split(' ')[0] === e.context.split(' ')[0]) Object.assign(e, { target: was.target, fuzzy: true, previous: was.source });
    }
    if (a < now.length && old[b]!.target) Object.assign(out[a]!, { target: old[b]!.target, fuzzy: old[b]!.fuzzy });
    i = a + 1;
    j = b + 1;
  }
  return out;
}

function importPages(work: Work): void {
  const { root, lang, force } = work, jobs = jobsOf(work).filter((job) => existsSync(join(root, work.xliff ? xliffOf(job.po) : job.po)));
  if (!jobs.length) throw new Stop(`There is nothing in ${work.folder} to bring back. First: npm run translate -- export ${lang}${work.number ? ` ${work.number}` : ''}.`);
  const count = { written: 0, same: 0, waiting: 0 }, refused = each(jobs, (job) => {
    const text = plain(root, job.po), { about, entries: listed } = readPo(text), returned = work.xliff ? fromXliff(root, job.po, listed) : listed;
    const place = (line: number) => (work.xliff ? `${xliffOf(job.po)}:1:1` : `${job.po}:${line}:1`);
    if (about.lang !== lang || about.page !== job.id) throw new Refusal(`${job.po} says that it is page ${about.page} in "${about.lang}". Put it where it belongs, or export again.`);
    const source = plain(root, job.source), target = own(root, job.target);
    const damaged = (damage: Damage[]) => {
      for (const { line, sourceLine, what } of damage) console.error(`${place(line)}  error  translation: ${what} (Source: ${job.source}:${sourceLine}.)`);
      throw new Refusal(`Page ${job.id} was left as it is.`);
    };
    const write = (now: string) => {
      if (now === target) { count.same += 1; return; }
      if (stateOf(target) !== about.over && !force) throw new Refusal(`${job.target} has changed since it was exported, and not by this import. Nothing was written. Export again with --merge and look at both; or add --force to write over it.`);
      if (target === undefined) createFile(root, job.target, now, { force }); else editFile(root, job.target, () => now, { force });
      count.written += 1;
    };
    if (job.id === 'interface') {
      const brought = bringFrame(source, target ?? source, returned);
      if (brought.damage.length) damaged(brought.damage);
      if (target === undefined && brought.open) { count.waiting += 1; return; }
      write(brought.text);
    } else {
      const brought = bringBack(source, target, target && frontLines(target, 'of'), returned, { draft: work.draft });
      if (brought.state === 'damaged') damaged(brought.damage);
      else if (brought.state === 'waiting') {
        count.waiting += 1;
        if (!brought.begun) return;
        for (const e of brought.open.slice(0, 10)) console.error(`${place(e.line)}  error  translation: "${e.source.slice(0, 60).replaceAll('\n', ' ')}" ${e.fuzzy ? 'is marked as not looked at yet' : e.line === 1 ? 'is new in the source since the export' : 'is not translated'}.`);
        throw new Refusal(`Page ${job.id} is not all there (${plural(brought.open.length, 'text')} to go), so nothing was written. Translate the rest; or add --draft to write it as a draft, which the site does not show.`);
      } else write(brought.text);
    }
    // What was brought back is no later change of somebody else: the next import of the same file may go on from here.
    const over = stateOf(own(root, job.target));
    if (!work.xliff && over !== about.over) editFile(root, job.po, (po) => po.replace(`X-Made-Over: ${about.over}`, `X-Made-Over: ${over}`), { force: true });
  });
  console.log(`${plural(count.written, 'file')} written, ${count.same} unchanged, ${count.waiting} not translated yet${refused ? `, ${refused} refused: see above` : ''}.`);
  if (count.written) console.log(`Now: npm run check${work.number ? ` -- ${work.number.slice(0, 3)}` : ''}`);
}

function notePages(work: Work): void {
  const { root, lang } = work, jobs = jobsOf(work).filter((job) => job.id !== 'interface' && existsSync(join(root, job.target)));
  if (!jobs.length) throw new Stop(`There is no page ${work.number ?? ''} in "${lang}".`);
  let noted = 0;
  each(jobs, (job) => {
    const source = plain(root, job.source), wanted = owedUnits(source).length, there = owedUnits(plain(root, job.target)).length;
    if (wanted !== there && !work.force) throw new Refusal(`${job.target} has ${plural(there, 'text')}, its source ${wanted}: it is not yet made from it. Bring it up to date first, or add --force.`);
    editFile(root, job.target, (text) => setFront(text, 'of', digestOf(source)), { force: work.force });
    noted += 1;
  });
  console.log(`${noted} noted.`);
}

const xliffOf = (po: string): string => po.replace(/\.po$/, '.xlf');

/** Debian's translate-toolkit makes XLIFF of a PO file. @throws Stop where it is not installed, Refusal where it fails. */
function toolkit(tool: 'po2xliff' | 'xliff2po', from: string, to: string): void {
  const { status, error, stderr } = spawnSync(tool, ['--progress=none', from, to], { encoding: 'utf8' });
  if (error) throw new Stop(`XLIFF needs the program ${tool}. On Debian: apt-get install translate-toolkit. The PO files are there and can be used as they are.`);
  if (status !== 0 || !existsSync(to)) throw new Refusal(`${tool} could not read ${from}: ${stderr.trim().split('\n').at(-1) ?? ''}`);
}

function toXliff(root: string, po: string): void {
  const to = join(root, xliffOf(po));
  rmSync(to, { force: true });
  toolkit('po2xliff', join(root, po), to);
}

/** The texts of an XLIFF file, each put to the entry of the PO file it was made from: by source text, in order, since contexts do not survive the way. */
function fromXliff(root: string, po: string, listed: Returned[]): Returned[] {
  const folder = mkdtempSync(join(tmpdir(), 'xliff-'));
  try {
    toolkit('xliff2po', join(root, xliffOf(po)), join(folder, 'back.po'));
    const text = readFileSync(join(folder, 'back.po'), 'utf8'), left = readPo(/^"X-Page:/m.test(text) ? text : text.replace(/msgid ""\nmsgstr ""\n/, 'msgid ""\nmsgstr ""\n"X-Page: back\\n"\n')).entries;
    return listed.map((e) => {
      const at = Math.max(left.findIndex((l) => l.source === e.source && l.context === e.context), -1), i = at >= 0 ? at : left.findIndex((l) => l.source === e.source);
      if (i < 0) return { ...e, target: '' };
      const [found] = left.splice(i, 1);
      return { ...e, target: found!.target, fuzzy: found!.fuzzy };
    });
  } finally { rmSync(folder, { recursive: true, force: true }); }
}

await command(() => {
  const { positionals: [what, lang, number, ...more], values } = typed(USAGE, {
    xliff: { type: 'boolean' }, merge: { type: 'boolean' }, draft: { type: 'boolean' }, force: { type: 'boolean' }, to: { type: 'string' },
  });
  if (!what || !['export', 'import', 'made'].includes(what) || more.length) throw new Stop(`Use: ${USAGE}`);
  if (!isLang(lang)) throw new Stop(`"${lang ?? ''}" is not a language we know. Known: ${Object.keys(LANGUAGES).join(', ')}; another is a line in src/model/languages.ts.`);
  if (lang === SOURCE) throw new Stop(`${LANGUAGES[SOURCE].name} is the language everything is translated from.`);
  if (number && !/^\d{3}(\/[a-z]{2})?$/.test(number)) throw new Stop(`"${number}" is not a page. Write its number, for example 304, or a country as 500/it.`);
  const work: Work = { root: process.cwd(), lang, folder: values.to ?? `po/${lang}`, ...(number && { number }), xliff: values.xliff ?? false, merge: values.merge ?? false, draft: values.draft ?? false, force: values.force ?? false };
  if (what === 'export') exportPages(work); else if (what === 'import') importPages(work); else notePages(work);
});
