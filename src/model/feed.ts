/** For other services' websites: the list of all pages as JSON, and what changed as an Atom feed. Plain words stand in summaries only. */
import { createHash } from 'node:crypto';
import { HOME, pageAddress } from './address.ts';
import { changedOn, changesFor, changeText } from './changes.ts';
import { fill } from './interface.ts';
import { SOURCE, type Lang } from './languages.ts';
import { pageFor, sourcePages, trueLanguages, wordsOf, type Site } from './site.ts';

/** A page as `pages.json` tells it: what stands in a tab and a summary for each language it is truly there in, and the day it last changed. */
export interface Told { number: string; date: string | null; languages: Partial<Record<Lang, { address: string; tab: string; summary: string }>> }

/** All pages in the order of their numbers. */
export const pagesTold = (site: Site): Told[] => sourcePages(site).map(({ number }) => ({
  number, date: changedOn(site.changes, number) ?? null,
  languages: Object.fromEntries(trueLanguages(site, number).map((lang) => {
    const { tab, summary } = pageFor(site, lang, number)!.page.front;
    return [lang, { address: new URL(pageAddress(lang, number), site.settings.address).href, tab, summary }];
  })),
}));

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** An entry keeps its name as long as its English text stays. */
const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The changes for readers and workers as Atom, newest first, in a language or in the source language where it lacks one. @returns the text of `/<lang>/feed.xml`. */
export function feed(site: Site, lang: Lang): string {
  const words = wordsOf(site, lang), changes = changesFor(site.changes, 'editors'), { name, address } = site.settings, host = new URL(address).hostname;
  const at = (path: string) => xml(new URL(path, address).href), when = (day: string) => `${day}T00:00:00Z`, started = site.changes.map((c) => c.date).sort()[0] ?? '2026-01-01';
  const entries = changes.map((change) => {
    const said = changeText(change, lang), pages = change.pages.length ? fill(words.page, { number: change.pages.join(', ') }) : words.all_pages;
    const link = change.pages.length === 1 && change.pages[0] !== HOME ? pageAddress(lang, change.pages[0]!) : pageAddress(lang, '908');
    return `<entry><id>tag:${host},${change.date}:${nameOf(change.what[SOURCE]!)}</id><title>${xml(`${change.date} · ${pages}`)}</title><updated>${when(change.date)}</updated><link href="${at(link)}"/><summary xml:lang="${said.lang}">${xml(said.text)}</summary></entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}"><id>tag:${host},${started}:${lang}</id><title>${xml(name)}</title><updated>${when(changes[0]?.date ?? started)}</updated><author><name>${xml(name)}</name></author><link rel="self" href="${at(`/${lang}/feed.xml`)}"/><link href="${at(pageAddress(lang, '908'))}"/>
${entries.join('\n')}
</feed>
`;
}
