import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { pageSchema } from './model/schema.ts';

/** The pages, for Astro's engine to print. Everything else of `content/` is read by src/model/load.ts; the schema is the same. */
export const collections = {
  pages: defineCollection({
    loader: glob({ base: './content', pattern: '*/**/*.mdx', generateId: ({ entry }) => entry.replace(/\.mdx$/, '') }),
    schema: pageSchema,
  }),
};
