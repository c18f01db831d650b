/** The pages and sections that people may have linked to or written down: what was published once has to stay. */
import { readMdx, sectionsOf } from './mdx.ts';
import { sourcePages, type Site } from './site.ts';

/** Page number → the letters of its sections. @param kept those of earlier releases: none of them is left out. */
export function anchorsOf(site: Site, kept: Record<string, string[]> = {}): Record<string, string[]> {
  const now = Object.fromEntries(sourcePages(site).map((page) => [page.number, sectionsOf(readMdx(page.text)).flatMap((s) => s.anchor ?? [])]));
  return Object.fromEntries([...new Set([...Object.keys(kept), ...Object.keys(now)])].sort().map((number) => [number, [...new Set([...kept[number] ?? [], ...now[number] ?? []])]]));
}
