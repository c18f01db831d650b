import type { Finding } from '../model/finding.ts';
import { SOURCE } from '../model/languages.ts';
import { pageFor } from '../model/site.ts';
import type { SiteRule } from './rule.ts';

/** Words for pages that are not translated yet: each number is a page, and a page that has its own translation has its words there. */
export const aliases: SiteRule = (_reads, site) => {
  const findings: Finding[] = [];
  for (const lang of site.languages) for (const number of Object.keys(site.aliases[lang] ?? {})) {
    const note = (level: Finding['level'], what: string, instead: string) => findings.push({ file: `content/${lang}/aliases.yaml`, line: 1, column: 1, level, rule: 'aliases', what, instead });
    const found = pageFor(site, lang, number);
    if (!found) note('error', `There is no page ${number}.`, 'Take the line away, or mend the number.');
    else if (!found.fallback) note(lang === SOURCE ? 'error' : 'advice', `Page ${number} stands in this language, so these words are used no more.`, `Move them to "aliases" in ${found.page.file}.`);
  }
  return findings;
};
