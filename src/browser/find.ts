/** The filter over the list of all pages, and the full-text search behind its button. What is typed stays in the page: no address, no storage, no request. */
import { rank, wordsOf, type Entry } from './rank.ts';

const field = document.getElementById('find') as HTMLInputElement, found = document.getElementById('found')!;
const inside = document.getElementById('inside') as HTMLButtonElement, foundInside = document.getElementById('found-inside')!;
const say = document.getElementById('found-say')!, list = document.getElementById('list')!;
const { small = '', found: many = '', near = '', none = '', insideNone = '', failed = '' } = field.dataset;
const smallWords = new Set(wordsOf(small));
const links = new Map<Entry, { link: HTMLAnchorElement; section: string }>();
for (const item of list.querySelectorAll<HTMLLIElement>('li')) {
  const link = item.querySelector('a')!;
  links.set({ number: link.pathname.split('/')[2]!, title: link.textContent!, keys: item.dataset.k ?? '' }, { link, section: item.closest('section')!.querySelector('h2')!.textContent! });
}

const digits = (text: string) => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
const item = (link: HTMLAnchorElement, note: string) => {
  const li = document.createElement('li'), small = document.createElement('small');
  small.textContent = note;
  li.append(link.cloneNode(true), ' ', small);
  return li;
};
const FEW = 12;

const tell = (n: number, otherwise: string, words = many) => { say.textContent = n ? words.replace('#', String(n)) : otherwise; list.hidden = n > 0; };

field.addEventListener('input', () => {
  const query = digits(field.value).slice(0, 200), hits = rank([...links.keys()], query, smallWords).slice(0, FEW);
  foundInside.replaceChildren();
  found.replaceChildren(...hits.map(({ entry }) => { const { link, section } = links.get(entry)!; return item(link, `${entry.number} · ${section}`); }));
  tell(hits.length, query.trim() && none, hits[0] && hits[0].score < 2 ? near : many);
});

interface Found { url: string; excerpt: string; meta: { title?: string } }
interface Result { id: string; score: number; data(): Promise<Found> }
interface Pagefind { options(o: object): Promise<void>; search(words: string): Promise<{ results: Result[] }> }

let engine: Promise<Pagefind> | undefined;
const start = () => (engine ??= import(/* @vite-ignore */ '/pagefind/' + 'pagefind.js').then(async (module: Pagefind) => {
  await module.options({ ranking: { termFrequency: 0.6, pageLength: 0.4, metaWeights: { title: 6, aliases: 6, summary: 3 } } });
  return module;
}));

inside.addEventListener('click', async () => {
  try {
    const pagefind = await start(), typed = wordsOf(digits(field.value)).slice(0, 12), kept = typed.filter((w) => !smallWords.has(w));
    // Every word by itself, added up: the engine joins words with "and" and would find nothing for a whole sentence.
    const sums = new Map<string, { score: number; result: Result }>();
    for (const word of kept.length ? kept : typed) {
      const { results } = await pagefind.search(word);
      for (const result of results) sums.set(result.id, { score: (sums.get(result.id)?.score ?? 0) + result.score / Math.sqrt(results.length), result });
    }
    const best = [...sums.values()].sort((a, b) => b.score - a.score).slice(0, FEW), shown = await Promise.all(best.map(({ result }) => result.data()));
    foundInside.replaceChildren(...shown.map(({ url, excerpt, meta }) => {
      const link = document.createElement('a');
      link.href = url;
      link.textContent = meta.title ?? url;
      return item(link, excerpt.replace(/<[^>]*>/g, ''));
    }));
    found.replaceChildren();
    tell(shown.length, insideNone);
  } catch { engine = undefined; say.textContent = failed; list.hidden = false; }
});
document.getElementById('finder')!.hidden = false;
