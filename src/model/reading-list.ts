/**
 * Reading lists: what stands after the # of page 909, as `304,101,602b`. A worker makes it on page 801; the reader's browser and
 * `npm run paper` read it. It comes from outside, so it is read strictly and never shown.
 */
export interface Item { number: string; /** The letter of a section, where only that is meant. */ letter?: string }

/** More than anybody reads; and far more letters than so many pages take. */
export const MOST = 40;
const LONGEST = MOST * 7, ITEM = /^(\d{3})([a-z]{0,3})$/;

/**
 * Reads a list, in the order it was made; what stands twice is taken once.
 * @param text the fragment, with or without its #. @returns the items, or undefined where it is damaged, foreign or too long: the whole list is shown then.
 * Whether the pages exist is not looked at: `known` does that.
 */
export function readList(text: string): Item[] | undefined {
  const list = text.replace(/^#/, '');
  if (list.length > LONGEST) return undefined;
  const found = new Map<string, Item>();
  for (const part of list.split(',')) {
    const [, number, letter] = ITEM.exec(part) ?? [];
    if (!number) return undefined;
    found.set(part, { number, ...(letter && { letter }) });
  }
  return found.size > MOST ? undefined : [...found.values()];
}

/** Writes a list as it stands in an address, without the #. */
export const writeList = (items: readonly Item[]): string => items.map(({ number, letter = '' }) => number + letter).join(',');

/** The items whose pages are there: a page that was taken away since does not spoil the rest. @returns undefined where none is left. */
export function known(items: readonly Item[] | undefined, isThere: (number: string) => boolean): Item[] | undefined {
  const left = items?.filter(({ number }) => isThere(number));
  return left?.length ? left : undefined;
}
