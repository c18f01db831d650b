import { readOnce } from '#src/build/once.ts';
import { readSite } from '#src/model/load.ts';
import { printFinding, type Finding } from '#src/model/finding.ts';
import type { Site } from '#src/model/site.ts';

let read: { site: Site; findings: Finding[]; at: number } | undefined;

/** Everything in `content/`, read once a build; in the editors' preview read again when a second has passed. @throws where a file cannot be read, with its place. */
export function site(): Site {
  if (!read || (import.meta.env.DEV && Date.now() - read.at > 1000)) {
    const { site, findings } = import.meta.env.DEV ? readSite(process.cwd()) : readOnce(process.cwd());
    if (findings.length && !import.meta.env.DEV) throw new Error(`\n${findings.map(printFinding).join('\n')}`);
    // A pair of languages that `npm run paper` prints though the host did not list it.
    const [first, second] = process.env.SITE_PAIR?.split(' ') ?? [];
    if (first && second) site.settings.pairs.push([first, second]);
    read = { site, findings, at: Date.now() };
  }
  return read.site;
}

/** What could not be read, as of the last look. Empty in a build: there it stops everything. */
export const findings = (): Finding[] => read?.findings ?? [];
