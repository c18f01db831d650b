import { cp, mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { buildFrame, searchModule } from './frame.ts';
import { checkFolder } from '../checks/index.ts';
import { printFinding } from '../model/finding.ts';
import { LANGUAGES, type Lang } from '../model/languages.ts';
import { bookOf } from '../model/keys.ts';
import { readSite } from '../model/load.ts';

/** What stands around Astro's build: the content checks before it, the words of the search and the error pages by language after it. */
export function finish(root: string): AstroIntegration {
  return {
    name: 'finish',
    hooks: {
      'astro:build:start': ({ logger }) => {
        const errors = checkFolder(root).filter((f) => f.level === 'error');
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
        // The search inside the pages: its script, and the words of each language.
        const { site } = readSite(root), search = join(dist, 'search');
        await mkdir(search);
        await writeFile(join(search, 'inside.js'), await searchModule(root));
        for (const lang of site.languages) await writeFile(join(search, `words-${lang}.json`), JSON.stringify(bookOf(site, lang)));
      },
    },
  };
}
