/** The pages of a reading list put together as one hand-out, with a cover and contents, and printed by the browser. They are fetched from our own address, as if she opened each. */
import { writeList, type Item } from '../model/reading-list.ts';
import type { Told } from './list.ts';

/** An element with its text or children. */
export const make = <K extends keyof HTMLElementTagNameMap>(name: K, ...inside: (string | Node)[]): HTMLElementTagNameMap[K] => { const made = document.createElement(name); made.append(...inside); return made; };

/** Only for this hand-out, so that no other page carries it. */
const STYLE = `.cover{display:none}.sheet{margin-block-start:2.75rem;border-block-start:1px solid var(--line);padding-block-start:1.75rem}
@media print{.cover{display:block;min-height:200mm;padding-block-start:60mm;break-after:page}.cover p:first-child{font-size:14pt;border-block-end:1pt solid;padding-block-end:3mm}.cover .title{font:600 34pt/1.3 var(--serif)}.cover .room{margin-block-start:40mm;border:1pt solid;border-radius:2mm;min-height:60mm;padding:3mm}
#reading>h1{font-size:18pt}.sheet{break-before:page;border:0;padding:0;margin:0}main>:not(#reading),.foot{display:none!important}}`;

/** The part of a text that belongs to a letter: the box it heads, or everything up to the next heading as high; the whole text where there is no such letter. */
function partOf(article: Element, letter: string): Element[] {
  const heading = article.querySelector(`h2[id="${letter}"],h3[id="${letter}"]`);
  if (!heading) return [article];
  if (heading.parentElement !== article) return [heading.parentElement!];
  const level = Number(heading.tagName[1]), found: Element[] = [heading];
  const ends = (next: Element) => [next, ...next.querySelectorAll('h2,h3')].some((n) => /^H[23]$/.test(n.tagName) && Number(n.tagName[1]) <= level);
  for (let next = heading.nextElementSibling; next && !ends(next); next = next.nextElementSibling) found.push(next);
  return found;
}

/** What of a page goes on paper: notices, the text or a part of it, where it comes from; nothing that can be pressed, no id a second time. */
async function sheet({ number, letter }: Item, address: string, page: string): Promise<HTMLElement> {
  const answer = await fetch(address.split('#')[0]!);
  if (!answer.ok) throw new Error(String(answer.status));
  // Without its stylesheets: the policy of this page does not know those of the others.
  const html = (await answer.text()).replace(/<style>[\s\S]*?<\/style>/g, ''), { body } = new DOMParser().parseFromString(html, 'text/html'), main = body.querySelector('main')!;
  for (const link of main.querySelectorAll('.to')) link.replaceWith(...link.childNodes);
  const article = main.querySelector(':scope > article')!, text = article.cloneNode(false) as Element, parts = letter ? partOf(article, letter) : [article];
  if (parts[0] === article) text.append(...article.childNodes); else text.append(article.querySelector('h1')!, ...parts);
  const made = make('section', make('p', page.replace('#', writeList([{ number, ...(letter && { letter }) }]))), ...main.querySelectorAll(':scope > .notice:not([id])'), text, ...main.querySelectorAll(':scope > .from'));
  // With the kind of its page: a topic stays on one sheet.
  made.className = `sheet ${body.className}`;
  for (const gone of made.querySelectorAll('.no-print,script')) gone.remove();
  for (const marked of made.querySelectorAll('[id],[aria-labelledby]')) { marked.removeAttribute('id'); marked.removeAttribute('aria-labelledby'); }
  return made;
}

/** Puts the hand-out under the list and opens the browser's print. @throws where a page cannot be fetched; nothing is printed then. */
export async function handOut(reading: HTMLElement, items: readonly Item[], links: readonly HTMLAnchorElement[], told: Told): Promise<void> {
  if (!reading.querySelector('.sheet')) {
    const sheets = await Promise.all(items.map((item, i) => sheet(item, links[i]!.href, told.page)));
    const cover = Object.assign(make('div', make('p', told.name), Object.assign(make('p', told.title), { className: 'title' }), Object.assign(make('p', told.notes), { className: 'room' })), { className: 'cover' });
    reading.prepend(cover);
    reading.querySelector('h1')!.after(Object.assign(make('h2', told.contents), { className: 'contents' }));
    reading.append(...sheets);
    const style = new CSSStyleSheet();
    style.replaceSync(told.style + STYLE);
    document.adoptedStyleSheets = [style];
  }
  print();
}
