/** What a reader waits for on a bad line: the first view, the next page, and the first answer of both searches, in a real browser that is slowed down. */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright';
import { haveBrowser } from '../browser.ts';
import { serve } from '../serve.ts';
import { median, project, type Result } from './measure.ts';

/** 400 kbit/s in both directions, 400 ms to and fro, and a processor four times slower. */
const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 }, SLOWER = 4;
/** How often each thing is measured; the middle one is told. */
const TIMES = 3;
/** A page of each kind, in English and in Arabic. */
const VIEWS = ['/en/', '/en/101/', '/en/304/', '/en/401/', '/en/500/', '/en/500/it/', '/en/801/', '/en/909/', '/ar/', '/ar/304/', '/ar/909/'];
const TYPED = 'certificate', INSIDE = { en: 'lawyer', es: 'abogada', ar: 'محامية' };

interface Seen { page: Page; bytes: () => number; requests: () => number }

/** A page of a browser that keeps nothing, on the slow line; foreign addresses are answered by nobody. */
async function onSlowLine<T>(browser: Browser, run: (seen: Seen) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  try {
    const page = await context.newPage(), line = await context.newCDPSession(page);
    let bytes = 0, requests = 0;
    line.on('Network.loadingFinished', (e) => { bytes += e.encodedDataLength; requests += 1; });
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', LINE);
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    return await run({ page, bytes: () => bytes, requests: () => requests });
  } finally { await context.close(); }
}

/** When the first words stood on the screen, in ms from the beginning of the navigation. */
const painted = (page: Page): Promise<number> => page.evaluate(() => new Promise<number>((done) => {
  new PerformanceObserver((list) => { const first = list.getEntriesByName('first-contentful-paint')[0]; if (first) done(first.startTime); }).observe({ type: 'paint', buffered: true });
}));

/** Measures a few times and takes the middle of each figure. */
async function middle(measure: () => Promise<number[]>): Promise<number[]> {
  const runs: number[][] = [];
  for (let i = 0; i < TIMES; i += 1) runs.push(await measure());
  return runs[0]!.map((_, i) => median(runs.map((run) => run[i]!)));
}

/** The text of a built page alone, with its headings, lists and links: what no page of any maker could do without. */
function bare(path: string): Buffer {
  const html = readFileSync(join(project, 'dist', path, 'index.html'), 'utf8'), main = /<main[\s\S]*<\/main>/.exec(html)![0];
  const text = main.replace(/<(style|script|svg|noscript)\b[\s\S]*?<\/\1>/g, '').replace(/<(\w+)(?:\s[^>]*?(\shref="?[^\s">]*"?))?[^>]*>/g, '<$1$2>');
  return brotliCompressSync(`<!doctype html><html lang=${path.slice(1, 3)}${path.startsWith('/ar') ? ' dir=rtl' : ''}><meta charset=utf-8><meta name=viewport content="width=device-width"><title>.</title><link rel=icon href=data:,>${text}`);
}

/** @throws where the site is not built or no browser starts. */
export async function benchView(): Promise<Result[]> {
  const options = await haveBrowser(), { server, address } = await serve(join(project, 'dist'), 0, true);
  const plain = createServer((request, response) => {
    if (!VIEWS.includes(request.url!)) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': 'text/html;charset=utf-8', 'Content-Encoding': 'br', 'Cache-Control': 'no-store' }).end(bare(request.url!));
  });
  await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done));
  const beside = `http://localhost:${(plain.address() as { port: number }).port}`, browser = await chromium.launch(options);
  const first = (host: string, path: string) => middle(() => onSlowLine(browser, async ({ page, bytes, requests }) => {
    await page.goto(host + path, { waitUntil: 'load' });
    return [bytes(), requests(), await painted(page)];
  }));
  try {
    const views: Result['rows'] = [];
    for (const path of VIEWS) {
      const [bytes, requests, ms] = await first(address, path), [least, , msBare] = await first(beside, path);
      views.push([`\`${path}\``, requests!, bytes!, (bytes! / least!).toFixed(2), Math.round(ms!), (ms! / msBare!).toFixed(2)]);
      console.error(`  view: ${views.at(-1)!.join('  ')}`);
    }
    const uses: Result['rows'] = [];
    const use = async (what: string, before: string, act: (page: Page) => Promise<void>, done: (page: Page) => Promise<unknown>) => {
      const [bytes, requests, ms] = await middle(() => onSlowLine(browser, async ({ page, bytes, requests }) => {
        await page.goto(address + before, { waitUntil: 'load' });
        const had = [bytes(), requests()], began = performance.now();
        await act(page);
        await done(page);
        return [bytes() - had[0]!, requests() - had[1]!, performance.now() - began];
      }));
      uses.push([what, requests!, bytes!, Math.round(ms!)]);
      console.error(`  view: ${uses.at(-1)!.join('  ')}`);
    };
    await use('next page, by a link (101 to 301)', '/en/101/', (page) => page.locator('article a[href="/en/301/"]').first().click(), async (page) => { await page.waitForURL('**/301/'); await painted(page); });
    await use(`filter: “${TYPED}”`, '/en/909/', (page) => page.locator('#find').fill(TYPED), (page) => page.waitForSelector('#found a'));
    for (const [lang, word] of Object.entries(INSIDE)) await use(`inside the pages, first use: “${word}”`, `/${lang}/909/`, async (page) => { await page.locator('#find').fill(word); await page.locator('#inside').click(); }, (page) => page.waitForSelector('#found-inside a', { timeout: 60_000 }));
    const line = 'Line of 400 kbit/s and 400 ms, processor four times slower, nothing kept from before; the middle of three.';
    return [
      { title: 'First view', head: ['page', 'requests', 'bytes with headers', 'beside the bare text', 'first words, ms', 'beside the bare text, time'], rows: views, notes: [`${line} The bare text is the same main part with no style, script or menu.`] },
      { title: 'What she does next', head: ['what', 'requests', 'bytes', 'answer, ms'], rows: uses, notes: [line] },
    ];
  } finally { await browser.close(); server.close(); plain.close(); }
}
