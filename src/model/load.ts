import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { changesSchema } from './changes.ts';
import { printFinding, type Finding } from './finding.ts';
import { countrySchema } from './helplines.ts';
import { isLang, LANGUAGES, SOURCE, type Lang } from './languages.ts';
import { aliasesSchema, coverageSchema, interfaceSchema, pageSchema, siteSchema, sourceSchema, stemsSchema, withdrawnSchema, type Front } from './schema.ts';
import type { CountryNote, Page, Site } from './site.ts';
import { digestOf } from './units.ts';
import { readYaml } from './yaml.ts';

/** Longer than any page we would print; a file beyond it is a mistake, not a page. */
const LONGEST = 400_000;

/** Files below a folder, as paths from `root` with forward slashes, in the order of their names. Hidden files, as editors' programs keep them, are none of ours. */
function filesBelow(root: string, folder: string): string[] {
  const at = join(root, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, encoding: 'utf8' }).map((f) => `${folder}/${f.replaceAll('\\', '/')}`)
    .filter((f) => !/\/[.]/.test(f)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/**
 * Reads `content/` under a folder.
 * @param options.only reads one page number at once and everything else only where it is asked for: a quick look at one page while it is written.
 * @returns the site as far as it could be read, and a finding for every file that could not. Never throws for what an editor wrote.
 */
export function readSite(root: string, { only }: { only?: string } = {}): { site: Site; findings: Finding[] } {
  const findings: Finding[] = [], texts = new Map<string, string>(), unread = new Set<string>();
  const note = (file: string, what: string, instead: string, line = 1, column = 1, rule = 'schema') =>
    findings.push({ file, line, column, level: 'error', rule, what, instead });

  /** The files of a folder that end as they should; one that ends otherwise and would be passed over in silence is a finding. */
  function ofEnding(folder: string, ending: string, meant: RegExp): string[] {
    const all = filesBelow(root, folder);
    for (const file of all) if (!file.endsWith(ending) && meant.test(file)) note(file, `This file does not end in ${ending}, so nobody will see it.`, `Save it under a name that ends in ${ending}, or take it away.`, 1, 1, 'file');
    return all.filter((file) => file.endsWith(ending));
  }

  /** The text of a file, or undefined with a finding where it is no text of ours. */
  function textOf(file: string): string | undefined {
    unread.add(file);
    let bytes;
    try { bytes = readFileSync(join(root, file)); } catch { return void note(file, 'This file cannot be opened.', 'Look whether it is a folder, or whether another program holds it.', 1, 1, 'file'); }
    if (bytes.length > LONGEST) return void note(file, `This file has ${bytes.length} bytes, more than any page can hold.`, 'Split it, or look whether something was pasted by mistake.', 1, 1, 'file');
    if (!isUtf8(bytes)) {
      const line = bytes.toString('latin1').split('\n').findIndex((part) => !isUtf8(Buffer.from(part, 'latin1'))) + 1;
      return void note(file, 'This file is not written in UTF-8.', 'Save it again with the encoding UTF-8; no word is lost by that.', line, 1, 'file');
    }
    const text = bytes.toString('utf8').replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
    if (!text.trim()) return void note(file, 'This file is empty.', 'Write in it what belongs there, or take it away.', 1, 1, 'file');
    texts.set(file, text);
    return text;
  }

  function yamlFile<S extends z.ZodType>(schema: S, file: string): z.output<S> | undefined {
    if (!existsSync(join(root, file))) { unread.add(file); return void note(file, 'This file is missing.', 'Put it back from the last version.', 1, 1, 'file'); }
    const text = textOf(file);
    if (text === undefined) return undefined;
    const read = readYaml(schema, text, file);
    findings.push(...read.findings);
    if (read.value !== undefined) unread.delete(file);
    return read.value;
  }

  /** An MDX file: front matter and text. Undefined where something stops it from being read. */
  function mdxFile(file: string): { front: Front; text: string; digest: string } | undefined {
    const text = textOf(file);
    if (text === undefined) return undefined;
    const found = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text);
    if (!found) return void note(file, 'The page does not begin with its front matter.', 'Begin the file with a line ---, then title, tab, summary and kind, then a line ---.');
    const read = readYaml(pageSchema, found[1]!, file, 2);
    findings.push(...read.findings);
    let digest = '';
    try { digest = digestOf(text); } catch (e) {
      const { line, column, reason } = e as { line?: number; column?: number; reason?: string };
      // What is missing at the end is said with the place where it begins, in the words only.
      const begins = /\((\d+):(\d+)/.exec(reason ?? '');
      note(file, `This page cannot be read: ${reason ?? (e as Error).message}.`, 'Look for a component that is not closed, or a < or { that stands alone in the text.', Number(line ?? begins?.[1] ?? 1), Number(column ?? begins?.[2] ?? 1), 'mdx');
      return undefined;
    }
    if (!read.value) return undefined;
    unread.delete(file);
    return { front: read.value, text, digest };
  }

  /** A page that nobody may ask for: its text is there, the rest is read at the first question. Its own faults are not looked for. */
  function later(file: string): Pick<Page, 'front' | 'text' | 'digest'> | undefined {
    const bytes = readFileSync(join(root, file));
    if (bytes.length > LONGEST) return undefined;
    const text = bytes.toString('utf8').replaceAll('\r\n', '\n');
    const front = () => readYaml(pageSchema, /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text)?.[1] ?? '', file).value ?? pageSchema.parse({ title: '?', tab: '?', summary: '?', kind: 'about', order: 0 });
    const once = <T>(make: () => T) => { let made: T | undefined; return () => (made ??= make()); };
    const read = once(front), digest = once(() => { try { return digestOf(text); } catch { return ''; } });
    return { text, get front() { return read(); }, get digest() { return digest(); } };
  }

  const folders = existsSync(join(root, 'content')) ? readdirSync(join(root, 'content')).filter((name) => statSync(join(root, 'content', name)).isDirectory()) : [];
  const languages = (Object.keys(LANGUAGES) as Lang[]).filter((lang) => existsSync(join(root, 'content', lang, 'interface.yaml')));
  for (const name of folders) if (!isLang(name) && !['helplines', 'sources'].includes(name)) note(`content/${name}`, `"${name}" is not a language we know.`, 'Add its line to src/model/languages.ts, or mend the name of the folder.', 1, 1, 'language');

  const pages: Site['pages'] = new Map(), notes: CountryNote[] = [], words: Site['words'] = {}, stems: Site['stems'] = {}, aliases: Site['aliases'] = {};
  for (const lang of languages) {
    const w = yamlFile(interfaceSchema, `content/${lang}/interface.yaml`), s = yamlFile(stemsSchema, `content/${lang}/stems.yaml`);
    if (w) words[lang] = w;
    if (s) stems[lang] = s;
    const names = `content/${lang}/aliases.yaml`, a = existsSync(join(root, names)) ? yamlFile(aliasesSchema, names) : undefined;
    if (a) aliases[lang] = a;
    const own = new Map<string, Page>();
    for (const file of ofEnding(`content/${lang}`, '.mdx', /\/(?:\d{3}-[^/]*|countries\/[a-z]{2})\.[a-z.]+$/i)) {
      const country = /\/countries\/([a-z]{2})\.mdx$/.exec(file)?.[1], number = /\/(\d{3})-[a-z0-9-]+\.mdx$/.exec(file)?.[1];
      if (!country && !number) { note(file, 'The name of this file does not begin with a page number.', 'Name it like 304-finished.mdx: the number, then words that tell nothing, in small letters with hyphens.', 1, 1, 'numbers'); continue; }
      const asked = !only || only === (number ?? '500'), read = asked ? mdxFile(file) : later(file);
      if (!read) continue;
      if (country) { notes.push(Object.assign(read, { lang, number: '500', file, country })); continue; }
      const twin = own.get(number!);
      if (twin && asked) note(file, `The number ${number} is already used by ${twin.file}.`, 'Give this page a free number: `npm run new` names one.', 1, 1, 'numbers');
      else own.set(number!, Object.assign(read, { lang, number: number!, file }));
    }
    pages.set(lang, own);
  }

  const countries: Site['countries'] = [];
  // One page needs at most the countries it links to.
  const linked = only && only !== '500' && new Set([...pages.values()].flatMap((own) => [...own.get(only)?.text.matchAll(/\/500\/([a-z]{2})\//g) ?? []].map((m) => m[1])));
  for (const file of ofEnding('content/helplines', '.yaml', /\.ya?ml/i)) {
    if (linked && !linked.has(file.slice(-7, -5))) continue;
    const country = yamlFile(countrySchema, file);
    if (country) countries.push({ file, text: texts.get(file)!, country });
  }
  const sources: Site['sources'] = new Map();
  for (const file of ofEnding('content/sources', '.yaml', /\.ya?ml/i)) {
    const source = yamlFile(sourceSchema, file), id = file.slice('content/sources/'.length, -'.yaml'.length);
    if (source) sources.set(id, { ...source, id, file });
  }
  const settings = yamlFile(siteSchema, 'content/site.yaml');
  const coverage = yamlFile(coverageSchema, 'content/coverage.yaml');
  const withdrawn = yamlFile(withdrawnSchema, 'content/withdrawn.yaml');
  const changes = yamlFile(changesSchema, 'content/changes.yaml');
  const site: Site = {
    root, languages, words, stems, aliases, pages, notes, countries, sources, texts, unread,
    settings: settings ?? { name: '', address: 'https://example.org', stage: 'preview', country: null, leave: {}, hosting: null, contact: null, programme: null, pairs: [] },
    coverage: coverage ?? { documents: [], points: [] },
    withdrawn: withdrawn ?? [],
    changes: changes ?? [],
  };
  if (!languages.includes(SOURCE)) note(`content/${SOURCE}/interface.yaml`, 'The words of the source language are missing.', 'Put the file back from the last version.', 1, 1, 'language');
  return { site, findings };
}

/** Only the settings of this deployment, for what needs them before the site is read. @throws where `content/site.yaml` cannot be read. */
export function readSettings(root: string): Site['settings'] {
  const file = 'content/site.yaml';
  const read = readYaml(siteSchema, readFileSync(join(root, file), 'utf8'), file);
  if (!read.value) throw new Error(read.findings.map(printFinding).join('\n'));
  return read.value;
}
