/** All rules in one place: the build, `npm run check`, the editors' preview and the tests ask here. */
import { today as thisDay } from '../model/countries.ts';
import { inOrder, type Finding } from '../model/finding.ts';
import { readSite } from '../model/load.ts';
import type { Site } from '../model/site.ts';
import { aliases } from './aliases.ts';
import { changes } from './changes.ts';
import { covers, uncovered } from './coverage.ts';
import { dates } from './dates.ts';
import { discretion, discretionOfFrame } from './discretion.ts';
import { checkHelplines } from './helplines.ts';
import { leftovers } from './leftovers.ts';
import { links } from './links.ts';
import { reading } from './reading.ts';
import { reviews } from './reviews.ts';
import { readOf, type PageRule, type SiteRule } from './rule.ts';
import { settings, withdrawnNumbers } from './settings.ts';
import { sources, unusedSources } from './sources.ts';
import { structure } from './structure.ts';
import { translation } from './translation.ts';
import { unfinished } from './unfinished.ts';
import { wording } from './wording.ts';
import { wordingElsewhere } from './wording-elsewhere.ts';

const PAGE_RULES: PageRule[] = [structure, links, sources, covers, discretion, wording, wordingElsewhere, reading, leftovers, dates, reviews, translation];
const SITE_RULES: SiteRule[] = [uncovered, discretionOfFrame, unusedSources, settings, withdrawnNumbers, changes, unfinished, aliases];

/** The rules over a site that was read. `only` keeps to the pages of one number, for a quick look while writing. */
export function checkSite(site: Site, options: { today?: string; only?: string } = {}): Finding[] {
  const { today = thisDay(), only } = options;
  const pages = [...site.pages.values()].flatMap((pages) => [...pages.values()]).concat(site.notes);
  const reads = pages.filter((page) => !only || page.number === only).map(readOf);
  const findings = reads.flatMap((read) => PAGE_RULES.flatMap((rule) => rule(read, site, today)));
  if (!only) findings.push(...SITE_RULES.flatMap((rule) => rule(reads, site, today)), ...checkHelplines(site.countries, today));
  return findings.sort(inOrder);
}

/** Reads `content/` under a folder and holds every rule against it; files that cannot be read are among the findings. */
export function checkFolder(root: string, options: { today?: string; only?: string } = {}): Finding[] {
  const { site, findings } = readSite(root, options);
  return [...findings, ...checkSite(site, options)].sort(inOrder);
}
