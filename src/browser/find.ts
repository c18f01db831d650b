/** The filter over the list of all pages, and the full-text search behind its button. What is typed stays in the page: no address, no storage, no request. */
import { LIST } from '../model/reading-list.ts';
import { filterOf, typedText, type Speech } from './rank.ts';

const field = document.getElementById('find') as HTMLInputElement, found = document.getElementById('found')!;
const inside = document.getElementById('inside')!, foundInside = document.getElementById('found-inside')!;
const say = document.getElementById('found-say')!, list = document.getElementById('list')!;
const { found: many, near, none, insideNone, failed, broken, keys = '' } = field.dataset as Record<string, string>, speech = field.dataset as unknown as Speech;
const links = [...list.querySelectorAll('a')], numberOf = (link: HTMLAnchorElement) => link.pathname.split('/')[2]!;
// A page is found by its number and title, and by the words that stand for it, in the order of the list.
// Made when she first types: it takes a slow phone a moment, and who only reads the list should not wait for it.
let filter: ReturnType<typeof filterOf> | undefined;
const FEW = 12;

/** A line of the results: a page of the list, or one below it, and why it stands there. */
const line = (link: HTMLAnchorElement, words: string[] = [], url = link.pathname, title = link.textContent!) => {
  const li = document.createElement('li'), note = document.createElement('small'), { lang, dir } = link.parentElement!;
  note.textContent = [numberOf(link), link.closest('section')!.querySelector('h2')!.textContent, words.join(', ')].filter(Boolean).join(' · ');
  // An empty `lang` would say that the language is unknown.
  li.append(Object.assign(document.createElement('a'), { href: url, textContent: title }, lang && { lang, dir }), ' ', note);
  return li;
};
const show = (here: HTMLElement, lines: HTMLElement[], otherwise: string, words = many) => {
  found.replaceChildren();
  foundInside.replaceChildren();
  here.replaceChildren(...lines);
  say.textContent = lines.length ? words!.replace('#', String(lines.length)) : otherwise;
  list.hidden = lines.length > 0;
};

field.addEventListener('input', () => {
  const query = field.value.trim(), hits = (filter ??= filterOf(speech, links.map((link) => `${numberOf(link)} ${link.textContent}`), keys.split(',')))(query).slice(0, FEW);
  show(found, hits.map(({ at, words }) => line(links[at]!, words)), query && none!, hits[0] && hits[0].share < 0.4 ? near : many);
  // Nothing comes near: the way to help stands over the whole list.
  if (query && !hits[0]) found.replaceChildren(...links.filter((link) => numberOf(link) === '500').map((link) => line(link)));
});

inside.addEventListener('click', async () => {
  try {
    const { searchInside } = await import(/* @vite-ignore */ '/search/' + 'inside.js') as typeof import('./inside.ts');
    const results = await searchInside(document.documentElement.lang, typedText(field.value), speech, FEW);
    show(foundInside, results.map(({ url, title, words }) => line(links.find((link) => url.startsWith(link.pathname))!, words, url, title)), insideNone!);
  } catch { say.textContent = failed!; list.hidden = false; }
});
/** A reading list behind the #. Only one that can be read asks for anything: its summaries and how it is shown, in one file. */
const openList = async () => {
  const list = location.hash.slice(1);
  if (!list || document.getElementById(list)) return;
  try {
    if (!LIST.test(list)) throw 0;
    const { show } = await import(/* @vite-ignore */ '/search/' + `list-${document.documentElement.lang}.js`) as typeof import('./list.ts');
    show(list);
  } catch { say.textContent = broken!; }
};
addEventListener('hashchange', openList);
openList();
document.getElementById('finder')!.hidden = false;
