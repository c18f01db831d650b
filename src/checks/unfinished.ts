import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeOf, type Finding } from '../model/finding.ts';
import type { SiteRule } from './rule.ts';

/** ??? marks what only a person can fill in (`npm run new` writes it); it may not stay in a source, a country or the words of a language. */
export const unfinished: SiteRule = (_reads, site) => {
  const files = [...[...site.sources.values()].map((s) => s.file), ...site.languages.map((lang) => `content/${lang}/interface.yaml`)].map((file) => ({ file, text: readFileSync(join(site.root, file), 'utf8') }));
  return [...files, ...site.countries].flatMap(({ file, text }) => [...text.matchAll(/\?\?\?([^"\n]*)/g)].map((found): Finding => ({
    file, ...placeOf(text, found.index), level: 'error', rule: 'left-over', what: `"${found[0].trim()}" is still to be filled in.`, instead: 'Write it, or take the line away where it may be empty.',
  })));
};
