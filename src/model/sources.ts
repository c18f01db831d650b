import { isComponent, prop, readMdx, walk } from './mdx.ts';
import type { Source } from './schema.ts';
import type { Page } from './site.ts';

/** The letter under which a source stands: the first letter of the name at the claim, without accents. */
export const letterOf = (source: Pick<Source, 'short'>): string => source.short.normalize('NFD').replace(/\P{L}/gu, '').charAt(0).toLowerCase() || 'z';

/** The sources a page rests on: those in its front matter, then those named in its text, each once. */
export function sourcesOf(page: Page): string[] {
  const named = [...page.front.sources];
  walk(readMdx(page.text), (node) => { if (isComponent(node) && node.name === 'Source') named.push(prop(node, 'id') ?? ''); });
  return [...new Set(named.filter(Boolean))];
}

/** For each source the numbers of the pages of a language that rest on it. */
export function usesOf(pages: Iterable<Page>): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const page of pages) for (const id of sourcesOf(page)) uses.set(id, [...(uses.get(id) ?? []), page.number]);
  for (const list of uses.values()) list.sort();
  return uses;
}
