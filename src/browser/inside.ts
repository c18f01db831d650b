/**
 * The search inside the pages. It comes from our own address only when its button is pressed, so that the list stays light.
 * The engine joins words with "and" and forgives no wrong letter: before it, small words go and each word is mended against the words of
 * titles, other names and summaries; each is asked for by itself, and what the texts answer is added to what those words answer.
 */
import { formsOf, meets, rank, typedForms, wordsOf, type Speech } from './rank.ts';

/** A page as `words-<language>.json` tells it; `id` is the engine's name for it, absent where the page is not translated. `texts` begins with the title, the weightiest first. */
export interface Inside { id?: string; url: string; lang: string; dir: string; texts: string[] }
/** A page found, and why in one line. */
export interface Found { url: string; title: string; lang: string; dir: string; why: string }

interface Result { id: string; score: number; data(): Promise<{ excerpt: string }> }
interface Pagefind { options(o: object): Promise<void>; search(words: string): Promise<{ results: Result[] }> }

/** How much the texts count beside titles and other names, and how much two words in a row count beside single ones. */
const TEXTS = 0.35, PAIRS = 0.5;
/** Parts of pages fetched to show the passage that was found; the rest show their summary. */
const PASSAGES = 4;

const start = async (lang: string, speech: Speech) => {
  const loaded = import(/* @vite-ignore */ '/pagefind/' + 'pagefind.js') as Promise<Pagefind>;
  const pages = await (await fetch(`/pagefind/words-${lang}.json`)).json() as Inside[], engine = await loaded;
  await engine.options({ excerptLength: 16, ranking: { termFrequency: 0.6, pageLength: 0.4 } });
  const form = formsOf(speech), row = (text: string) => wordsOf(text).map(form), two = (forms: string[]) => forms.slice(1).map((next, i) => `${forms[i]} ${next}`);
  const words = pages.map(({ url, texts }) => texts.map((text, i) => row(i ? text : `${url.split('/')[2]} ${text}`)));
  return {
    engine, pages, form, words, small: new Set(wordsOf(speech.small)), pairs: words.map((places) => places.map(two)), pairsOf: (query: string) => [...new Set(two(row(query)))],
    /** Each form with a word that has it. */ known: new Map(pages.flatMap(({ texts }) => texts.flatMap(wordsOf)).map((word) => [form(word), word])),
    place: new Map(pages.map(({ id }, i) => [id, i])),
  };
};
let ready: ReturnType<typeof start> | undefined;

/**
 * The pages that answer a query by their words and texts, best first.
 * @param lang the reader's language. @param speech what the list knows of that language. @throws where the browser cannot run the engine or a file cannot be fetched.
 */
export async function searchInside(lang: string, query: string, speech: Speech, few: number): Promise<Found[]> {
  const { engine, pages, form, words, small, pairs, pairsOf, known, place } = await (ready ??= start(lang, speech).catch((error) => { ready = undefined; throw error; }));
  const typed = typedForms(query, small, form, words), sums = pages.map(() => 0), results = new Map<number, Result>();
  for (const [one, word] of [...typed].slice(0, 12)) {
    const { results: found } = await engine.search(known.has(one) ? word : mended(one, known) ?? word);
    const most = Math.max(...found.map(({ score }) => score)), rare = Math.log(1 + pages.length / found.length);
    for (const result of found) {
      const i = place.get(result.id);
      if (i === undefined) continue;
      sums[i]! += TEXTS * rare * result.score / most;
      if (!results.has(i)) results.set(i, result);
    }
  }
  for (const { at, score } of rank(words, [...typed.keys()])) sums[at]! += score;
  for (const { at, score } of rank(pairs, pairsOf(query), (a, b) => Number(a === b))) sums[at]! += PAIRS * score;

  const best = [...sums.keys()].filter((i) => sums[i]).sort((a, b) => sums[b]! - sums[a]!).slice(0, few);
  return Promise.all(best.map(async (i, n) => {
    const { url, lang: own, dir, texts: [title = '', , summary = ''] } = pages[i]!;
    const passage = n < PASSAGES ? (await results.get(i)?.data())?.excerpt.replace(/<[^>]*>/g, '') : undefined;
    return { url, title, lang: own, dir, why: passage ?? summary };
  }));
}

/** The word that comes nearest to a form which stands nowhere, if one does. */
function mended(form: string, known: Map<string, string>): string | undefined {
  let most = 0, best: string | undefined;
  for (const [other, word] of known) { const fit = meets(form, other, true); if (fit > most) [most, best] = [fit, word]; }
  return best;
}
