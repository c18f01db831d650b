/**
 * The search inside the pages. It comes from our own address only when its button is pressed, so that the list stays light: this script,
 * and one file that tells in which pages each word stands. That file is whole: what is asked for tells nobody what was typed.
 * It ranks as the list does, and adds what the texts say.
 */
import { formsOf, meets, rank, typedForms, wordsOf, type Speech } from './rank.ts';

/** A page as the file tells it; `texts` begins with the title, the weightiest first. */
export interface Inside { url: string; texts: string[] }
/** The file: all small words of the language, the pages, and a line for each form of a word in their texts: the form, and the pages it stands in (see `placesOf`). */
export interface Book { small: string; pages: Inside[]; words: string }
/** A page found, and which of the typed words it answers. */
export interface Found { url: string; title: string; words: string[] }

/** How much the texts count beside titles and other names, how much two words in a row count beside single ones, and how much a long text takes from each of its words. */
const TEXTS = 0.4, PAIRS = 0.8, LONG = 0.75;

/** Places as letters: how many pages further the next one is (26 are a figure before the letter), a capital where the word stands there more than once. */
export const writePlaces = (places: [page: number, often: boolean][]): string => places.map(([page, often], i) => {
  const step = page - (places[i - 1]?.[0] ?? 0), letter = String.fromCharCode(97 + step % 26);
  return (step > 25 ? Math.floor(step / 26) : '') + (often ? letter.toUpperCase() : letter);
}).join('');
/** Reads what `writePlaces` wrote. */
export function placesOf(text: string): [page: number, often: boolean][] {
  let page = 0;
  return [...text.matchAll(/(\d*)([a-zA-Z])/g)].map(([, figure, letter]) => [page += Number(figure) * 26 + (letter!.charCodeAt(0) | 32) - 97, letter! < 'a']);
}

/** Makes the search of a file. @returns what is typed → the pages that answer by their words and texts, best first. */
export function searchOf({ small: dropped, pages, words }: Book, speech: Speech): (query: string, few: number) => Found[] {
  const form = formsOf(speech), small = new Set(wordsOf(dropped)), row = (text: string) => wordsOf(text).map(form);
  const two = (forms: string[]) => forms.slice(1).map((next, i) => `${forms[i]} ${next}`);
  const known = pages.map(({ url, texts }) => texts.map((text, i) => row(i ? text : `${url.split('/')[2]} ${text}`)));
  const pairs = known.map((places) => places.map(two)), texts = new Map(words.split('\n').map((line) => { const [one, places] = line.split(' '); return [one!, placesOf(places!)] as const; }));
  const long = pages.map(() => 0);
  for (const places of texts.values()) for (const [page] of places) long[page]! += 1;
  const written = long.filter((n) => n).length, usual = long.reduce((a, b) => a + b, 0) / written;
  return (query, few) => {
    const typed = typedForms(query, small, form, known), sums = pages.map(() => 0), met = pages.map(() => new Set<string>());
    for (const [one, word] of typed) {
      const places = texts.get(one) ?? texts.get(mended(one, texts.keys()) ?? '') ?? [], rare = Math.log(1 + written / places.length);
      for (const [page, often] of places) {
        const times = often ? 2 : 1;
        sums[page]! += TEXTS * rare * times / (times + 1 - LONG + LONG * long[page]! / usual);
        met[page]!.add(word);
      }
    }
    for (const { at, score, met: forms } of rank(known, [...typed.keys()])) { sums[at]! += score; for (const one of forms) met[at]!.add(typed.get(one)!); }
    for (const { at, score } of rank(pairs, [...new Set(two(row(query)))], (a, b) => Number(a === b))) sums[at]! += PAIRS * score;
    return [...sums.keys()].filter((i) => sums[i]).sort((a, b) => sums[b]! - sums[a]!).slice(0, few).map((i) => ({ url: pages[i]!.url, title: pages[i]!.texts[0]!, words: [...met[i]!] }));
  };
}

/** The form that comes nearest to one which stands nowhere, if one does. */
function mended(form: string, forms: Iterable<string>): string | undefined {
  let most = 0, best: string | undefined;
  for (const other of forms) { const fit = meets(form, other, true); if (fit > most) [most, best] = [fit, other]; }
  return best;
}

let ready: Promise<ReturnType<typeof searchOf>> | undefined;
/**
 * The pages that answer a query by their words and texts, best first.
 * @param lang the reader's language. @param speech what the list knows of that language. @throws where the file cannot be fetched.
 */
export async function searchInside(lang: string, query: string, speech: Speech, few: number): Promise<Found[]> {
  ready ??= fetch(`/search/words-${lang}.json`).then(async (answer) => searchOf(await answer.json() as Book, speech));
  try { return (await ready)(query, few); } catch (error) { ready = undefined; throw error; }
}
