/** Lighthouse, as on a phone: a page of each kind in English and Arabic. */
import { join } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { haveBrowser } from '../browser.ts';
import { serve } from '../serve.ts';
import { project, type Result } from './measure.ts';

/** Pages of each kind that are written in both languages; stand-ins are kept out of search engines on purpose. The services' pages are in English so far. */
const KINDS = ['', '101/', '301/', '401/', '500/', '500/it/', '602/', '900/', '909/'], ENGLISH = ['/en/801/'], CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** @throws where the site is not built or no browser starts. */
export async function benchLighthouse(): Promise<Result[]> {
  const { executablePath, args } = await haveBrowser(), { server, address } = await serve(join(project, 'dist'), 0, true);
  const chrome = await launch({ chromePath: executablePath!, chromeFlags: ['--headless=new', ...args ?? []], logLevel: 'silent' });
  try {
    const rows: Result['rows'] = [], lost = new Map<string, string[]>();
    for (const path of ['en', 'ar'].flatMap((lang) => KINDS.map((kind) => `/${lang}/${kind}`)).concat(ENGLISH)) {
      const { lhr } = (await lighthouse(address + path, { port: chrome.port, logLevel: 'silent', output: 'json', onlyCategories: CATEGORIES }))!;
      rows.push([`\`${path}\``, ...CATEGORIES.map((name) => Math.round(100 * (lhr.categories[name]?.score ?? 0)))]);
      console.error(`  lighthouse: ${rows.at(-1)!.join('  ')}`);
      for (const name of CATEGORIES) for (const { id, weight } of lhr.categories[name]?.auditRefs ?? []) {
        const audit = lhr.audits[id]!;
        if (weight > 0 && audit.score !== null && audit.score < (name === 'performance' ? 0.9 : 1)) lost.set(id, [...lost.get(id) ?? [], path]);
      }
    }
    return [{ title: 'Lighthouse, as on a phone', head: ['page', ...CATEGORIES], rows, notes: [lost.size ? `Points were lost by: ${[...lost].map(([id, paths]) => `${id} (${paths.join(' ')})`).join('; ')}.` : 'No point was lost.'] }];
  } finally { chrome.kill(); server.close(); }
}
