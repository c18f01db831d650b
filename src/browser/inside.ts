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

const start = async (lang: string) => {
  const engine = import(/* @vite-ignore */ '/pagefind/' + 'pagefind.js').then(async (module: Pagefind) => {
    await module.options({ excerptLength: 16, ranking: { termFrequency: 0.6, pageLength: 0.4 } });
    return module;
  });
  const answer = await fetch(`/pagefind/words-${lang}.json`);
  return { engine: await engine, pages: await answer.json() as Inside[] };
};
let ready: ReturnType<typeof start> | undefined;

/**
 * The pages that answer a query by their words and texts, best first.
 * @param lang the reader's language. @param speech what the list knows of that language. @throws where the browser cannot run the engine or a file cannot be fetched.
 */
export async function searchInside(lang: string, query: string, speech: Speech, few: number): Promise<Found[]> {
  const { engine, pages } = await (ready ??= start(lang).catch((error) => { ready = undefined; throw error; }));
  const form = formsOf(speech), small = new Set(wordsOf(speech.small)), row = (text: string) => wordsOf(text).map(form);
  const words = pages.map(({ url, texts }) => texts.map((text, i) => row(i ? text : `${url.split('/')[2]} ${text}`)));
  const two = (forms: string[]) => forms.slice(1).map((next, i) => `${forms[i]} ${next}`);
  const typed = typedForms(query, small, form, words), texts = pages.map(() => 0), result = new Map<number, Result>();

  // The texts, word by word.
  const known = new Map(pages.flatMap(({ texts }) => texts.flatMap(wordsOf)).map((word) => [form(word), word]));
  const at = new Map(pages.map(({ id }, i) => [id, i]));
  for (const [one, word] of [...typed].slice(0, 12)) {
    // A word that stands nowhere is asked for as the nearest one that does.
    const mended = known.has(one) ? word : known.get([...known.keys()].map((other) => [meets(one, other, true), other] as const).reduce((best, next) => (next[0] > best[0] ? next : best), [0, one])[1]) ?? word;
    const { results } = await engine.search(mended), most = Math.max(...results.map(({ score }) => score));
    const rare = Math.log(1 + pages.length / results.length);
    for (const answer of results) {
      const i = at.get(answer.id);
      if (i === undefined) continue;
      texts[i]! += rare * answer.score / most;
      if (!result.has(i)) result.set(i, answer);
    }
  }
  const sums = texts.map((sum) => TEXTS * sum);
  for (const { at: i, score } of rank(words, [...typed.keys()])) sums[i]! += score;
  for (const { at: i, score } of rank(words.map((places) => places.map(two)), [...new Set(two(row(query)))], (a, b) => Number(a === b))) sums[i]! += PAIRS * score;

  const best = [...sums.keys()].filter((i) => sums[i]).sort((a, b) => sums[b]! - sums[a]!).slice(0, few);
  return Promise.all(best.map(async (i, place) => {
    const { url, lang: own, dir, texts: [title, , summary] } = pages[i]!;
    const passage = place < PASSAGES ? (await result.get(i)?.data())?.excerpt.replace(/<[^>]*>/g, '') : undefined;
    return { url, title: title!, lang: own, dir, why: passage ?? summary ?? '' };
  }));
}
