import { meets, stem, wordsOf } from '../browser/rank.ts';
import type { Page } from './site.ts';

/** Bytes that all keys of the list may take together, so that the list of all pages stays within one page's weight. */
const ROOM = 9000;

/**
 * The words a page is found by in the list of all pages, beside its title: those of its other names and of its summary, by their stems.
 * Words that many pages carry tell nothing and are left out, the more of them the less room there is; the other names go first.
 * @param small the small words of the language. @returns page number → keys.
 */
export function keysOf(pages: Page[], small: readonly string[]): Map<string, string[]> {
  const skip = new Set(small);
  const stems = (text: string) => [...new Set(wordsOf(text).filter((w) => !skip.has(w)).map(stem))];
  const own = pages.map((page) => { const title = stems(page.front.title); return { page, title, keys: stems(`${page.front.aliases.join(' ')} ${page.front.summary}`).filter((w) => !title.includes(w)) }; });
  const carried = new Map<string, number>();
  for (const { title, keys } of own) for (const word of [...title, ...keys]) carried.set(word, (carried.get(word) ?? 0) + 1);
  for (const most of [pages.length, 15, 10, 8, 6, 5, 4, 3, 2, 1]) {
    const kept = own.map(({ page, keys }) => [page.number, keys.filter((w) => carried.get(w)! <= most)] as const);
    if (most === 1 || Buffer.byteLength(kept.flatMap(([, keys]) => keys).join(' ')) <= ROOM) return new Map(kept);
  }
  return new Map();
}

/** Of the small words of a language those that could be taken for a word of the list: only these need to be known where it is filtered. */
export function smallWordsIn(pages: Page[], keys: Map<string, string[]>, small: readonly string[]): string[] {
  const words = [...new Set(pages.flatMap((page) => [...wordsOf(page.front.title), ...keys.get(page.number) ?? []]))];
  return [...new Set(small.flatMap(wordsOf))].filter((word) => words.some((other) => meets(word, other) > 0));
}
