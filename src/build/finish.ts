import { cp, mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { buildFrame, listModule, searchModule } from './frame.ts';
import type { Told } from '../browser/list.ts';
import { checkSite } from '../checks/index.ts';
import { inOrder, printFinding } from '../model/finding.ts';
import { LANGUAGES, type Lang } from '../model/languages.ts';
import { fill } from '../model/interface.ts';
import { bookOf } from '../model/keys.ts';
import { readSite } from '../model/load.ts';
import { pageFor, sourcePages, wordsOf, type Site } from '../model/site.ts';
import { readOnce } from './once.ts';

/** What stands around Astro's build: the content checks before it, the words of the search and the error pages by language after it. */
export function finish(root: string): AstroIntegration {
  return {
    name: 'finish',
    hooks: {
      // Before Astro reads a page: a broken front matter would stop it first, with a stack and without our words.
      'astro:config:setup': ({ command, logger }) => {
        if (command === 'dev') {
          // The preview shows every other fault on the page itself; without its front matter a page keeps the preview from starting.
          const lost = readSite(root).findings.filter((f) => f.file.endsWith('.mdx') && ['schema', 'file'].includes(f.rule));
          if (lost.length === 0) return;
          for (const finding of lost) console.error(printFinding(finding));
          logger.error('The preview cannot start before this is mended. Your files are as you saved them.');
          process.exit(1);
        }
        if (command !== 'build') return;
        const { site, findings } = readOnce(root), errors = [...findings, ...checkSite(site)].filter((f) => f.level === 'error').sort(inOrder);
        if (errors.length === 0) return;
        for (const finding of errors) console.error(printFinding(finding));
        logger.error(`${errors.length} things to mend before the site can be built; see above.`);
        process.exit(1);
      },
      'astro:build:done': async ({ dir }) => {
        const dist = fileURLToPath(dir);
        // 404 and 500 are page numbers with us; the error page is our 000.
        await cp(join(dist, '000', 'index.html'), join(dist, '404.html'));
        for (const lang of Object.keys(LANGUAGES) as Lang[]) {
          const lost = join(dist, lang, '000', 'index.html');
          if (existsSync(lost)) await cp(lost, join(dist, lang, '404.html'));
        }
        // The hashes of the inline parts, for the headers of the server files.
        await writeFile(join(root, '.astro', 'hashes.json'), JSON.stringify((await buildFrame(root)).hashes));
        // The search inside the pages and the reading lists: their scripts, and the words of each language.
        const { site } = readOnce(root), search = join(dist, 'search');
        await mkdir(search);
        await writeFile(join(search, 'inside.js'), await searchModule(root));
        for (const lang of site.languages) {
          await writeFile(join(search, `words-${lang}.json`), JSON.stringify(bookOf(site, lang)));
          await writeFile(join(search, `list-${lang}.js`), await listModule(root, toldOf(site, lang)));
        }
      },
    },
  };
}

/** What a reading list tells beside the titles that stand on the page. */
function toldOf(site: Site, lang: Lang): Omit<Told, 'style'> {
  const { list_title: title, list_whole: whole, list_hand_out: handOut, list_failed: failed, print_hint: hint, contents, own_notes: notes, page } = wordsOf(site, lang);
  return {
    name: site.settings.name, title, whole, handOut, failed, hint, contents, notes, page: fill(page, { number: '#' }),
    summaries: Object.fromEntries(sourcePages(site).map(({ number }) => [number, pageFor(site, lang, number)!.page.front.summary])),
  };
}
