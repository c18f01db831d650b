/**
 * How each kind of page looks, held against pictures that a person has seen (`npm run shots`). A picture is of the first window, not of the whole page:
 * what a reader sees first. One pixel in fifty may differ: a changed word or date passes, anything that moves a line or a box, changes a colour or
 * loses a part does not.
 */
import { expect, test, type BrowserContextOptions } from 'playwright/test';
import { join } from 'node:path';

test.describe.configure({ mode: 'parallel' });
const PAGES = { home: '', answer: '101/', saying: '303/', topic: '602/', help: '500/it/', services: '811/', list: '909/', chart: '108/' };
const PHONE = { width: 360, height: 640 };
const LOOKS: Record<string, BrowserContextOptions & { lang?: string; print?: true }> = {
  phone: { viewport: PHONE },
  desktop: { viewport: { width: 1280, height: 640 } },
  dark: { viewport: PHONE, colorScheme: 'dark' },
  arabic: { viewport: PHONE, lang: 'ar' },
  paper: { viewport: { width: 688, height: 640 }, print: true },
};

for (const [look, { lang = 'en', print, ...options }] of Object.entries(LOOKS)) test(`each kind of page looks as it was seen: ${look}`, async ({ browser }) => {
  const context = await browser.newContext({ ...options, bypassCSP: true, reducedMotion: 'reduce' }), page = await context.newPage();
  if (print) await page.emulateMedia({ media: 'print' });
  for (const [kind, path] of Object.entries(PAGES)) {
    await page.goto(`/${lang}/${path}`);
    await expect.soft(page).toHaveScreenshot(`${kind}-${look}.png`, { stylePath: join(import.meta.dirname, 'shots.css'), maxDiffPixelRatio: 0.02, scale: 'css' });
  }
  await context.close();
});
