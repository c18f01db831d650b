import type { Root } from 'mdast';
import { isComponent, prop, readMdx, walk } from './mdx.ts';
import type { Source } from './schema.ts';
import type { Page } from './site.ts';

/** The letter under which a source stands: the first letter of the name at the claim, without accents. */
export const letterOf = (source: Pick<Source, 'short'>): string => source.short.normalize('NFD').replace(/\P{L}/gu, '').charAt(0).toLowerCase() || 'z';

const named = new WeakMap<Root, readonly string[]>();

/** The sources that are named in a text; looked for once: every page of a letter asks every page. */
function namedIn(tree: Root): readonly string[] {
  const before = named.get(tree), found: string[] = [];
  if (before) return before;
  walk(tree, (node) => { if (isComponent(node) && node.name === 'Source') found.push(prop(node, 'id') ?? ''); });
  named.set(tree, found);
  return found;
}

/** The sources a page rests on: those in its front matter, then those named in its text, each once. */
export const sourcesOf = (page: Page): string[] => [...new Set([...page.front.sources, ...namedIn(readMdx(page.text))].filter(Boolean))];

/** For each source the numbers of the pages of a language that rest on it. */
export function usesOf(pages: Iterable<Page>): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const page of pages) for (const id of sourcesOf(page)) { const list = uses.get(id); if (list) list.push(page.number); else uses.set(id, [page.number]); }
  for (const list of uses.values()) list.sort();
  return uses;
}
