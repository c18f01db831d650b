/** Spelling, as advice, with cspell and its dictionaries: for `npm run check -- --spelling` alone, because it takes its time. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { lint } from 'cspell';
import type { Finding } from '../model/finding.ts';
import type { Lang } from '../model/languages.ts';
import type { Site } from '../model/site.ts';
import { COMPONENTS } from '../authoring/components.ts';

/** The dictionary of each language we have one for; pages in other languages are left out. */
const DICTIONARIES: Partial<Record<Lang, { locale: string; module: string }>> = {
  en: { locale: 'en-GB', module: 'dict-en-gb' }, es: { locale: 'es,es-ES', module: 'dict-es-es' }, ar: { locale: 'ar', module: 'dict-ar' },
};
/** What is no text: fields that hold codes, other names (people misspell, and these catch it), components, link targets, comments, abbreviations. */
const NOT_TEXT = ['/^(aliases|sources|covers|of|kind|related|checked|state|order):.*$/gm', '/<[A-Za-z][^>]*>/g', '/\\]\\([^)]*\\)/g', '/\\{\\/\\*[\\s\\S]*?\\*\\/\\}/g', '/\\b\\p{Lu}{2,}s?\\b/gu'];

/** Names that stand in the sources and documents: they are spelled right where they come from. */
const namesOf = (site: Site): string[] => [...new Set([...site.sources.values()].flatMap((s) => [s.who, s.short, s.title, s.publisher ?? ''])
  .concat(site.coverage.documents.map((d) => d.name), site.settings.name)
  .flatMap((text) => text.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? []))];

/** Every word that no dictionary knows, once a page. @param options.only one page number. @throws where cspell itself fails. */
export async function spelling(site: Site, { only }: { only?: string } = {}): Promise<Finding[]> {
  const pages = [...site.pages.values()].flatMap((own) => [...own.values()]).concat(site.notes).filter((p) => DICTIONARIES[p.lang] && (!only || p.number === only));
  if (!pages.length) return [];
  const findings: Finding[] = [], faults: string[] = [], known = Object.values(DICTIONARIES);
  const places = known.map(({ module }) => fileURLToPath(import.meta.resolve(`@cspell/${module}/cspell-ext.json`)));
  const settings = {
    version: '0.2' as const, import: places, enabledFileTypes: { '*': true }, ignoreRegExpList: NOT_TEXT, words: [...namesOf(site), ...Object.keys(COMPONENTS)],
    overrides: Object.entries(DICTIONARIES).map(([lang, { locale }]) => ({ filename: `**/content/${lang}/**`, language: locale })),
  };
  await lint(pages.map((p) => p.file), {
    root: site.root, progress: false, summary: false, showSuggestions: true, gitignore: false, unique: true, cache: false,
    config: { url: pathToFileURL(join(site.root, 'content', 'spelling.json')), settings },
  }, {
    issue: (issue) => {
      const file = fileURLToPath(new URL(issue.uri!)).replaceAll('\\', '/').slice(site.root.replaceAll('\\', '/').replace(/\/$/, '').length + 1);
      const near = (issue.suggestions ?? []).slice(0, 3).join(', ');
      findings.push({ file, line: issue.row, column: issue.col, level: 'advice', rule: 'spelling', what: `No dictionary knows "${issue.text}".`, instead: near ? `Perhaps: ${near}.` : 'If it is a name, leave it.' });
    },
    info: () => {}, debug: () => {}, progress: () => {}, result: () => {}, error: (message) => { faults.push(message); },
  });
  if (faults.length) throw new Error(`cspell could not look: ${faults.join('; ')}`);
  return findings;
}
