import { resolve } from 'node:path';
import { readSite } from '../model/load.ts';
import { shared } from '../model/shared.ts';

/** The content as a build sees it, read once: by the site map, the checks, the pages and the search index alike. @returns as readSite. */
export function readOnce(root: string): ReturnType<typeof readSite> {
  // One folder may be named with a slash at its end and without.
  const known = shared('sites', () => new Map<string, ReturnType<typeof readSite>>()), folder = resolve(root);
  if (!known.has(folder)) known.set(folder, readSite(folder));
  return known.get(folder)!;
}
