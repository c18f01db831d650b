/** `npm run translate -- made es 304`: notes that this translation was made from the source page as it stands now (`made es` for all). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFront } from '../src/model/front-matter.ts';
import { isLang, SOURCE } from '../src/model/languages.ts';
import { readSite } from '../src/model/load.ts';

const [command, lang, number] = process.argv.slice(2);
const stop = (text: string): never => { console.error(text); process.exit(2); };
if (command !== 'made' || !isLang(lang) || lang === SOURCE) stop('Use: npm run translate -- made <language> [page number]');
const root = process.cwd(), { site } = readSite(root);
const pages = [...site.pages.get(lang as never)?.values() ?? []].filter((page) => !number || page.number === number);
if (pages.length === 0) stop(`There is no page ${number ?? ''} in "${lang}".`);
for (const page of pages) {
  const source = site.pages.get(SOURCE)?.get(page.number);
  if (!source) { console.error(`${page.file}: there is no source page ${page.number}.`); process.exitCode = 1; continue; }
  writeFileSync(join(root, page.file), setFront(page.text, 'of', source.digest));
}
console.log(`${pages.length} noted.`);
