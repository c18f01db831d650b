import { readSite } from '../model/load.ts';
import { shared } from '../model/shared.ts';

/** The content as a build sees it, read once: by the site map, the checks, the pages and the search index alike. @returns as readSite. */
export function readOnce(root: string): ReturnType<typeof readSite> {
  const known = shared('sites', () => new Map<string, ReturnType<typeof readSite>>());
  if (!known.has(root)) known.set(root, readSite(root));
  return known.get(root)!;
}
