import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { loadRenderers } from 'astro:container';
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import PaperFoot from '#src/components/PaperFoot.astro';
import Printed from '#src/components/Printed.astro';
import Sources from '#src/components/Sources.astro';
import Yours from '#src/components/Yours.astro';
import { pageAddress } from '#src/model/address.ts';
import type { Lang } from '#src/model/languages.ts';
import { isTopic } from '#src/model/paper.ts';
import { pageFor } from '#src/model/site.ts';
import { site } from './_site.ts';

let made: Promise<AstroContainer> | undefined;
const container = () => (made ??= loadRenderers([getContainerRenderer()]).then((renderers) => AstroContainer.create({ renderers })));

/** One component as it stands at an address: the parts of a text read their language and number there. */
const at = async (component: unknown, path: string, props: Record<string, unknown> = {}): Promise<string> =>
  (await container()).renderToString(component as never, { props, request: new Request(new URL(path, 'https://example.org')) });

/** Several texts on one page: no id stands twice. */
const part = (html: string): string => html.replace(/\s(?:id|aria-labelledby|aria-describedby)="[^"]*"/g, '');

/** The HTML of a page's parts on paper. `foot` holds the sources; `own` the local programme and the lines, on topics only. */
export interface Part { text: string; own: string; foot: string; fallback: boolean }

/**
 * A page in one language, to be put into another page.
 * @throws where there is no such page.
 */
export async function printed(lang: Lang, number: string, country?: string): Promise<Part> {
  const path = pageAddress(lang, number, country), found = country ? undefined : pageFor(site(), lang, number);
  if (!country && !found) throw new Error(`There is no page ${number}.`);
  return {
    text: part(await at(Printed, path, country ? { code: country.toUpperCase() } : { ...found })),
    own: isTopic(number) ? part(await at(Yours, path)) : '',
    foot: (found ? part(await at(Sources, path, { page: found.page })) : '') + part(await at(PaperFoot, path, { country })),
    fallback: found?.fallback ?? false,
  };
}

/** Elements without an end of their own. */
const VOID = /^(?:area|br|col|hr|img|input|path|rect|circle|line|wbr)$/;

/**
 * A text cut before each of its sections, so that two languages can stand beside each other section by section.
 * A box with a heading of its own stays whole. @returns the pieces without the <article> around them; joined they are the whole text.
 */
export function sectionsIn(html: string): string[] {
  const text = html.replace(/<\/?article[^>]*>/g, ''), cuts = [0];
  let depth = 0;
  for (const { 0: tag, 1: end, 2: name, 3: rest, index } of text.matchAll(/<(\/?)([a-z][a-z0-9]*)\b([^>]*)>/g)) {
    if (end) { depth -= 1; continue; }
    if (depth === 0 && (/^h[2-4]$/.test(name!) || /^<section class="(?:panel|short)/.test(tag))) cuts.push(index);
    if (!VOID.test(name!) && !rest!.endsWith('/')) depth += 1;
  }
  return cuts.map((at, i) => text.slice(at, cuts[i + 1]).trim()).filter(Boolean);
}
