import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { satteri } from '@astrojs/markdown-satteri';
import { fileURLToPath } from 'node:url';
import { alignByClass, linesOfLinks, sectionLetters } from './src/build/anchors.ts';
import { framePlugin } from './src/build/frame.ts';
import { previewPlugin } from './src/build/preview.ts';
import { finish } from './src/build/finish.ts';
import { findable } from './src/build/findable.ts';
import { readSettings } from './src/model/load.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  site: readSettings(root).address,
  trailingSlash: 'always',
  // The default removes the space between words that stand on two lines.
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  integrations: [mdx(), sitemap({ filter: findable(root) }), finish(root)],
  markdown: {
    // Colouring of code writes style="…", which our policy refuses; there is no code on our pages.
    syntaxHighlight: false,
    // Smart punctuation would put English quotation marks into every language.
    processor: satteri({ features: { smartPunctuation: false }, mdastPlugins: [sectionLetters()], hastPlugins: [alignByClass(), linesOfLinks()] }),
  },
  vite: {
    plugins: [framePlugin(root), previewPlugin(root)],
    // One harmless message for each MDX file would bury real ones.
    build: { rolldownOptions: { onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log) } },
  },
});
