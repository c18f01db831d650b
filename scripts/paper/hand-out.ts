/** Puts pages of the built site together to one hand-out with a cover and contents. The pages' own markup and styles are used; nothing is written anew. */
import { pageAddress } from '../../src/model/address.ts';
import { fill } from '../../src/model/interface.ts';
import { LANGUAGES } from '../../src/model/languages.ts';
import { pageFor, wordsOf, type Site } from '../../src/model/site.ts';
import type { Job } from './jobs.ts';
import { sheetsOf, type Press } from './press.ts';

/** One page of the list, or a part of one, and what the contents say of it. */
interface Part { id: string; number: string; label: string; title: string; summary: string; lang: string; dir: string; kind: string; html: string; styles: string[] }

/** What only a hand-out needs beside the site's own paper styles. */
const STYLE = `
@page{@bottom-center{content:counter(page);font:9pt "Noto Sans",sans-serif;color:#000}}
@page :first{@bottom-center{content:none}}
.hand-out>section{break-before:page}
.hand-out>section:first-child{break-before:auto}
.hand-out .from{break-inside:avoid}
.inside{list-style:none;padding:0;margin:6mm 0 0}
.inside li{display:grid;grid-template-columns:3.5em 1fr auto;column-gap:4mm;padding-block:2.5mm;border-block-start:.5pt solid #999;margin:0}
.inside li:last-child{border-block-end:.5pt solid #999}
.inside b{font-family:var(--serif);font-size:12pt}.inside p{grid-column:2;margin:.5mm 0 0}.inside a{color:inherit;text-decoration:none}
.inside .n{font-variant-numeric:tabular-nums;color:#222}
.hand-out .room{border:.5pt solid #999;border-radius:3mm;padding:3mm 4mm;min-height:45mm;margin-block-start:8mm;break-inside:avoid}
`;

// The functions below run in the browser: they are sent there as they stand and know nothing of what stands around them here.

/** The text of the page that is open, or one part of it, ready to stand among others: anchors get the page's number in front, links to pages of the list lead there. */
const cut = ({ number, letter, inside, lang }: { number: string; letter: string; inside: string[]; lang: string }) => {
  const main = document.querySelector('main')!.cloneNode(true) as HTMLElement, article = main.querySelector('article')!;
  let head = letter ? main.querySelector(`#${letter}`) : null;
  while (head && head.parentElement !== article) head = head.parentElement;
  // A part goes from its heading to the next one; a box with a heading of its own is a part by itself.
  if (head) {
    const opens = (node: Element) => node.matches('h2') || node.querySelector('h2') !== null, blocks = [...article.children], from = blocks.indexOf(head);
    const to = blocks.findIndex((node, i) => i > from && opens(node));
    for (const [i, node] of blocks.entries()) if (!node.matches('h1') && (i < from || (to > 0 && i >= to) || (i > from && !head.matches('h2')))) node.remove();
  }
  for (const node of main.querySelectorAll('.no-print,.next,script')) node.remove();
  for (const node of main.querySelectorAll('[id]')) node.id = `p${number}-${node.id}`;
  for (const name of ['aria-labelledby', 'aria-describedby', 'for']) for (const node of main.querySelectorAll(`[${name}]`)) node.setAttribute(name, node.getAttribute(name)!.split(' ').map((id) => `p${number}-${id}`).join(' '));
  for (const link of main.querySelectorAll('a[href]')) {
    const [, to, anchor] = new RegExp(`^(?:/${lang}/(\\d{3})/)?(?:#(.+))?$`).exec(link.getAttribute('href')!) ?? [];
    if (anchor && !to) link.setAttribute('href', `#p${number}-${anchor}`);
    else if (to && inside.includes(to)) link.setAttribute('href', `#p${to}${anchor ? `-${anchor}` : ''}`);
  }
  return { html: main.innerHTML, kind: `${document.body.className} ${main.className}`, styles: [...document.querySelectorAll('style')].map((node) => node.textContent ?? ''), part: head?.querySelector('h2')?.textContent?.trim() ?? head?.textContent?.trim() ?? '' };
};

/** Puts the hand-out in the place of the page that is open. */
const build = ({ parts, words, style }: { parts: Part[]; words: { title: string; name: string; contents: string; room: string; keep: string }; style: string }) => {
  const make = (tag: string, props: Record<string, string>, ...inner: (Node | string)[]) => {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(props)) if (value) node.setAttribute(key, value);
    node.append(...inner);
    return node;
  };
  const contents = parts.map(({ id, number, title, summary, lang, dir }) =>
    make('li', {}, make('span', { class: 'n' }, number), make('b', { lang, dir }, make('a', { href: `#${id}` }, title)), make('span', { class: 'n at' }), make('p', { lang, dir }, summary)));
  const cover = make('section', { class: 'cover' }, make('p', {}, words.name), make('h1', {}, words.title), make('h2', {}, words.contents), make('ol', { class: 'inside' }, ...contents), make('div', { class: 'room' }, words.room), make('p', {}, words.keep));
  const sections = parts.map(({ id, kind, html, label }) => { const node = make('section', { id, class: kind }); node.innerHTML = html; if (!node.querySelector('.paper-head')) node.prepend(make('p', { class: 'paper-head' }, make('b', {}, words.name), make('span', {}, label))); return node; });
  for (const node of document.querySelectorAll('style')) node.remove();
  for (const text of new Set([...parts.flatMap(({ styles }) => styles), style])) document.head.append(make('style', {}, text));
  document.body.className = 'k-list';
  document.body.replaceChildren(make('main', { class: 'hand-out' }, cover, ...sections));
};

/** Shows one part alone, or all of them again. */
const only = (wanted: number | undefined) => [...document.querySelectorAll<HTMLElement>('.hand-out>section')].map((part, i) => { part.hidden = wanted !== undefined && i !== wanted; });
const number = (starts: number[]) => { for (const [i, node] of document.querySelectorAll('.inside .at').entries()) node.textContent = String(starts[i]); };

/**
 * Puts the pages of a list together in the press.
 * Browsers cannot say in the contents on which sheet a part begins, so each part is printed alone once and its sheets are counted.
 * @throws where the built site lacks one of the pages.
 */
export async function composeList(press: Press, site: Site, { langs, list, title }: Job): Promise<void> {
  const lang = langs[0]!, words = wordsOf(site, lang), parts: Part[] = [], inside = list!.filter((item) => !item.letter).map((item) => item.number);
  for (const { number, letter = '' } of list!) {
    const { page, fallback } = pageFor(site, lang, number)!, { front } = page;
    await press.open(pageAddress(lang, number));
    const { part, ...text } = await press.page.evaluate(cut, { number, letter, inside, lang });
    parts.push({ id: `p${number}${letter}`, number, label: fill(words.page, { number }), title: front.title, summary: letter ? part : front.summary, lang: fallback ? page.lang : '', dir: fallback ? LANGUAGES[page.lang].dir : '', ...text });
  }
  await press.open(pageAddress(lang, '909'));
  await press.page.evaluate(build, { parts, style: STYLE, words: { title: words.list_title, name: site.settings.name, contents: words.contents, room: words.own_notes, keep: words.keep_safe } });
  const starts: number[] = [];
  let next = 1;
  for (let i = 0; i <= parts.length; i++) {
    await press.page.evaluate(only, i);
    starts.push(next);
    next += sheetsOf(await press.print(title));
  }
  await press.page.evaluate(only, undefined);
  await press.page.evaluate(number, starts.slice(1));
}
