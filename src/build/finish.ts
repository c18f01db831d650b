import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { createIndex } from 'pagefind';
import { buildFrame, searchModule } from './frame.ts';
import { checkSite } from '../checks/index.ts';
import { inOrder, printFinding } from '../model/finding.ts';
import { LANGUAGES, type Lang } from '../model/languages.ts';
import { insideOf } from '../model/keys.ts';
import { readSite } from '../model/load.ts';
import { readOnce } from './once.ts';
import { idsOf } from './parts.ts';

/** What stands around Astro's build: the content checks before it, the search index and the error pages by language after it. */
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
        const must = <T extends { errors: string[] }>(answer: T): T => { if (answer.errors.length) throw new Error(`The search index could not be made: ${answer.errors.join(' ')}`); return answer; };
        const { index } = must(await createIndex({}));
        must(await index!.addDirectory({ path: dist }));
        must(await index!.writeFiles({ outputPath: join(dist, 'pagefind') }));
        await writeFile(join(dist, 'pagefind', 'inside.js'), await searchModule(root));
        const { site } = readOnce(root), ids = await idsOf(join(dist, 'pagefind'));
        for (const lang of site.languages) await writeFile(join(dist, 'pagefind', `words-${lang}.json`), JSON.stringify(insideOf(site, lang, ids)));
        // Its ready-made interfaces are not for us: only what our own field loads is published.
        for (const file of await readdir(join(dist, 'pagefind'))) if (/-ui\.|highlight/.test(file)) await rm(join(dist, 'pagefind', file));
      },
    },
  };
}
