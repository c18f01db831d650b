import { getEntry } from 'astro:content';
import type { Page } from '#src/model/site.ts';

/** The entry of Astro's collection that prints a page of ours. @throws where the preview's store is behind the files. */
export async function entryOf(page: Page) {
  const entry = await getEntry('pages', page.file.replace(/^content\//, '').replace(/\.mdx$/, ''));
  if (!entry) throw new Error(`${page.file} is not in Astro's store. Delete the folder .astro and start again.`);
  return entry;
}
