/**
 * A reading list on the page of all pages: just these, with their summaries, in the worker's order; the whole list is one press away.
 * Comes from our own address only when a list that can be read stands in the address. `LIST` is written before it by the build.
 */
import { known, readList, writeList, type Item } from '../model/reading-list.ts';
import { handOut, make } from './hand-out.ts';

/** What it has to know of its language; `page` holds a # for the number. */
export interface Told { name: string; title: string; whole: string; handOut: string; failed: string; hint: string; contents: string; notes: string; page: string; summaries: Record<string, string>; /** The stylesheet of parts that its own page does not hold. */ style: string }
declare const LIST: Told;

/** Shows a list. @param hash what stands after the #. @throws where none of its pages is there. */
export function show(hash: string): void {
  const links = new Map([...document.querySelectorAll<HTMLAnchorElement>('#list a')].map((link) => [link.pathname.split('/')[2]!, link]));
  const items = known(readList(hash), (number) => links.has(number)), whole = document.querySelector<HTMLElement>('main > article:not(#reading)')!;
  if (!items) throw new Error('No page of this list is there.');
  const text = writeList(items), root = document.documentElement;
  document.getElementById('reading')?.remove();

  const line = (item: Item) => {
    // The word for "page" is in her language, what follows in that of the page.
    const place = Object.assign(make('bdi', LIST.page.replace('#', writeList([item]))), { lang: root.lang, dir: root.dir });
    const link = links.get(item.number)!.cloneNode(true) as HTMLAnchorElement, li = make('li', link, make('small', place, ` · ${LIST.summaries[item.number]}`));
    // The list goes along behind the #, for the part it means and the way back to it (listed.ts).
    link.setAttribute('href', `${link.pathname}#${text}`);
    const { lang, dir } = links.get(item.number)!.parentElement!;
    return Object.assign(li, { lang, dir });
  };
  const heading = Object.assign(make('h1', LIST.title), { tabIndex: -1 }), list = Object.assign(make('ol', ...items.map(line)), { className: 'pages' });
  const print = Object.assign(make('button', LIST.handOut), { type: 'button' }), all = Object.assign(make('button', LIST.whole), { type: 'button' });
  const say = Object.assign(make('p'), { role: 'status' }), hint = Object.assign(make('p', LIST.hint), { className: 'hint no-print' });
  const buttons = Object.assign(make('p', print, ' ', all), { className: 'no-print' });
  const reading = Object.assign(make('article', heading, list, hint, buttons, say), { id: 'reading' });
  whole.before(reading);
  whole.hidden = true;
  scrollTo(0, 0);
  all.onclick = () => { reading.remove(); whole.hidden = false; const title = whole.querySelector('h1')!; title.tabIndex = -1; title.focus(); };
  print.onclick = () => {
    say.textContent = '';
    handOut(reading, items, [...list.querySelectorAll('a')], LIST).catch(() => { say.textContent = LIST.failed; });
  };
}
