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

/** Several texts on one page: no id stands twice, and headings keep their order below that of the page. */
const asPart = (html: string, below: number): string => html
  .replace(/\s(?:id|aria-labelledby|aria-describedby)="[^"]*"/g, '')
  .replace(/(<\/?h)([1-5])\b/g, (_, tag: string, level: string) => `${tag}${Number(level) + below}`);

/** The HTML of a page's parts on paper. `foot` holds the sources; `own` the local programme and the lines, on topics only. */
export interface Part { text: string; own: string; foot: string; fallback: boolean }

/**
 * A page in one language, to be put into another page.
 * @param below by how many levels its headings go down. @throws where there is no such page.
 */
export async function printed(lang: Lang, number: string, { country, below = 0 }: { country?: string | undefined; below?: number } = {}): Promise<Part> {
  const path = pageAddress(lang, number, country), found = country ? undefined : pageFor(site(), lang, number);
  if (!country && !found) throw new Error(`There is no page ${number}.`);
  const part = (html: string) => asPart(html, below);
  return {
    text: part(await at(Printed, path, country ? { code: country.toUpperCase() } : { ...found })),
    own: isTopic(number) ? part(await at(Yours, path)) : '',
    foot: (found ? part(await at(Sources, path, { page: found.page })) : '') + part(await at(PaperFoot, path, { country })),
    fallback: found?.fallback ?? false,
  };
}

/**
 * A text cut before each of its sections, so that two languages can stand beside each other section by section.
 * A box with a heading of its own stays whole. @returns the pieces without the <article> around them.
 */
export const sectionsIn = (html: string): string[] => html
  .replace(/<\/?article[^>]*>/g, '').split(/(?=<section class="(?:panel|short)|(?<!<section[^>]*>\s*)<h[23](?![^>]*phone))/).map((s) => s.trim()).filter(Boolean);
