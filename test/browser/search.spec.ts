/** The search as it is used: what it costs, what it says, and by keyboard. */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'playwright/test';
import { headersFor } from '../../src/build/headers.ts';
import { dist, root, site } from '../site/dist.ts';

/** What the first search inside the pages may cost, in bytes as they are sent, headers left out. */
const MOST = 135_000;

/** The built site as a host sends it: packed with brotli. */
function packedSite() {
  const hashes = JSON.parse(readFileSync(join(root, '.astro', 'hashes.json'), 'utf8')) as Record<string, string>;
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname;
    let bytes;
    try { bytes = readFileSync(join(dist, path.endsWith('/') ? `${path}index.html` : path)); } catch { response.statusCode = 404; return void response.end(); }
    const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.json') ? 'application/json' : 'text/html;charset=utf-8';
    for (const [name, value] of Object.entries({ ...headersFor(hashes, path), 'Content-Type': type })) response.setHeader(name, value);
    if (/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) { response.setHeader('Content-Encoding', 'br'); bytes = brotliCompressSync(bytes); }
    response.end(bytes);
  }).listen(0, '127.0.0.1');
  return new Promise<{ address: string; close(): void }>((done) => server.on('listening', () => done({ address: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => void server.close() })));
}

const typed: Record<string, string[]> = { en: ['custody', 'he says i have to let him see the kids if he finishes the course'], es: ['custodia', 'dice que tengo que dejarle ver a los hijos si termina'], ar: ['حضانة', 'يقول لازم اخليه يشوف الاولاد اذا خلص الدورة'] };

for (const lang of site.languages) test(`the search inside the pages costs nothing before it is pressed, and at most 135 kB on the first use: ${lang}`, async ({ browser }, info) => {
  const host = await packedSite();
  try {
    for (const text of typed[lang] ?? typed.en!) {
      const page = await browser.newPage(), costs: Promise<{ path: string; bytes: number }>[] = [];
      await page.goto(`${host.address}/${lang}/909/`);
      page.on('requestfinished', (request) => costs.push(request.sizes().then(({ responseBodySize }) => ({ path: new URL(request.url()).pathname, bytes: responseBodySize }))));
      await page.locator('#find').fill(text);
      await expect(page.locator('#found a').first()).toBeVisible();
      expect(costs).toEqual([]);
      await page.locator('#inside').click();
      await expect(page.locator('#found-inside a').first()).toBeVisible();
      const sent = await Promise.all(costs), sum = sent.reduce((all, { bytes }) => all + bytes, 0);
      info.annotations.push({ type: 'bytes', description: `${text}: ${sum}` });
      expect(sent.map(({ path }) => path).sort()).toEqual(['/search/inside.js', `/search/words-${lang}.json`]);
      expect(sum).toBeGreaterThan(5_000);
      expect(sum, JSON.stringify(sent)).toBeLessThanOrEqual(MOST);
      await page.close();
    }
  } finally { host.close(); }
});

for (const lang of site.languages) test(`results say which page and why in one line, are announced, and are reached by keyboard: ${lang}`, async ({ page }) => {
  await page.goto(`/${lang}/909/`);
  const say = page.locator('#found-say');
  await expect(say).toHaveRole('status');
  await page.locator('#find').focus();
  await page.keyboard.type(typed[lang]?.[0] ?? typed.en![0]!);
  const lines = page.locator('#found li');
  await expect(lines.first().locator('a')).not.toBeEmpty();
  // Number and section stand with the title, then the word that met.
  await expect(lines.first().locator('small')).toHaveText(/^\d{3} · .+ · .+/);
  await expect(say).toContainText(String(await lines.count()));
  // Forwards from the field: each result in its order.
  for (const link of (await lines.locator('a').all()).slice(0, 3)) { await page.keyboard.press('Tab'); await expect(link).toBeFocused(); }

  await page.locator('#inside').focus();
  await page.keyboard.press('Enter');
  const inside = page.locator('#found-inside li');
  await expect(inside.first().locator('a')).not.toBeEmpty();
  await expect(lines).toHaveCount(0);
  await expect(inside.first().locator('small')).toHaveText(/^\d{3} · .+ · .+/);
  await expect(say).toContainText(String(await inside.count()));
  for (const link of (await inside.locator('a').all()).slice(0, 3)) { await page.keyboard.press('Tab'); await expect(link).toBeFocused(); }
  const there = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
  expect(there).not.toBe(page.url());
  await page.keyboard.press('Enter');
  // Waits until the page is there: a window closed halfway to another page never answers Chromium's driver.
  await page.waitForURL(there);
});

test('the search inside the pages gives the same in the browser as its code gives where it is measured', async ({ page }) => {
  await page.goto('/en/909/');
  await page.locator('#find').fill('he put his hands round my neck');
  await page.locator('#inside').click();
  await expect(page.locator('#found-inside a').first()).toHaveAttribute('href', '/en/517/');
});
