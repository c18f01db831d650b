/** The only input the site takes: the fragment of a reading list, what is typed, what a browser puts back into fields, and the browser's languages. */
import { expect, test, type Page } from 'playwright/test';
import { site } from '../site/dist.ts';

const MARK = 'planted';
const PLANTS = [
  `<img src=x onerror="document.title='${MARK}'">`, `"><script>document.title='${MARK}'</script>`, `javascript:document.title='${MARK}'`, `'-(document.title='${MARK}')-'`,
  `<svg/onload=document.title='${MARK}'>`, `</script><script>document.title='${MARK}'</script>`, `{{constructor.constructor('document.title=1')()}}`, `<a href="https://evil.example/">x</a>`, `data:text/html,<script>1</script>`,
];
const BROKEN = ['%', '%E0%A4%A', '%00', '%ff%fe', '..%2f..%2f', '__proto__', 'constructor', 'toString', '304,999,000,-1,1e9,NaN', ',,,,', '304/304/304', '//evil.example/', '\\\\evil.example\\', '?', '#', '&=&', '0', '1=2;drop', '[object Object]', '𝟛𝟘𝟜', '٣٠٤', '\u202Ecba', '\uD83D', '*', '(((((((', '[', 'a{99999}', '🏳️‍🌈'.repeat(50)];
const HUGE = ['9'.repeat(100_000), '304,'.repeat(20_000), 'a'.repeat(1_000_000), '(a+)+'.repeat(10_000), ' '.repeat(100_000), '<'.repeat(100_000), 'ش '.repeat(50_000)];
const EVIL = [...PLANTS, ...BROKEN, ...HUGE];

interface Watch { asked: string[]; errors: string[] }
/** Nothing leaves this machine; what would, and every error and every request, is written down. */
async function watch(page: Page): Promise<Watch> {
  const seen: Watch = { asked: [], errors: [] };
  page.on('pageerror', (e) => seen.errors.push(String(e)));
  page.on('console', (m) => { if (m.type() === 'error') seen.errors.push(m.text()); });
  page.on('dialog', (d) => { seen.errors.push(`dialog: ${d.message()}`); void d.dismiss(); });
  page.on('request', (r) => seen.asked.push(r.url().split('#')[0]!));
  await page.route(/^https?:\/\/(?!localhost)/, (route) => route.abort());
  return seen;
}
const short = (text: string) => `${text.slice(0, 40)} (${text.length})`;
/** What came from outside became text or nothing: no element, no address and no script of it. */
async function expectClean(page: Page, seen: Watch, what: string): Promise<void> {
  expect(await page.title(), what).not.toContain(MARK);
  expect(await page.evaluate(() => document.querySelectorAll('main img, main iframe, main svg [onload], main [onerror], main [href^="javascript:"], main [href*="evil.example"], main script[src]').length), what).toBe(0);
  expect(seen.errors, what).toEqual([]);
}
/** The list, the filter, help and the way out still do what they do. */
async function expectUsable(page: Page, what: string): Promise<void> {
  await page.locator('#find').fill('304');
  await expect(page.locator('#found a').first(), what).toHaveAttribute('href', '/en/304/');
  await page.locator('#find').fill('');
  await expect(page.locator('#list a[href="/en/101/"]').first(), what).toBeAttached();
  await expect(page.locator('#leave'), what).toBeVisible();
  await expect(page.locator('.dock .help'), what).toHaveAttribute('href', '/en/500/');
}

test('a damaged, hostile or huge reading list runs nothing, sends nothing and leaves the page usable', async ({ page }) => {
  test.slow();
  const seen = await watch(page);
  for (const evil of EVIL) for (const form of evil.length > 1000 ? [evil] : [evil, `304,${encodeURIComponent(evil.toWellFormed())}`]) {
    seen.asked.length = 0;
    await page.goto('about:blank');
    // Browsers give up on addresses of more than two million letters themselves.
    await page.goto(`/en/909/#${form}`);
    await expectClean(page, seen, short(form));
    expect(seen.asked.map((url) => new URL(url).pathname), short(form)).toEqual(['/en/909/']);
  }
  await expectUsable(page, 'after all of them');
});

test('a list that changes under an open page does no harm either', async ({ page }) => {
  const seen = await watch(page);
  await page.goto('/en/909/');
  for (const evil of EVIL.filter((e) => e.length < 200_000)) await page.evaluate((hash) => { location.hash = hash; }, evil);
  await page.waitForLoadState();
  await expectClean(page, seen, 'fragments one after the other');
  await page.goto('/en/909/');
  await expectUsable(page, 'after the fragments');
});

test('whatever is typed into the search stays text, asks nothing, and the search inside the pages stays on our own address', async ({ page }) => {
  test.slow();
  await page.goto('/en/909/');
  const seen = await watch(page);
  for (const evil of EVIL) {
    await page.locator('#find').fill(evil);
    await expectClean(page, seen, short(evil));
    expect(seen.asked, short(evil)).toEqual([]);
  }
  for (const evil of [...PLANTS, ...BROKEN.slice(0, 8), ...HUGE.slice(0, 4)]) {
    await page.locator('#find').fill(evil);
    await page.locator('#inside').click();
    await expect(page.locator('#found-say'), short(evil)).not.toBeEmpty();
    await expectClean(page, seen, short(evil));
  }
  const own = new URL(page.url()).origin;
  expect(seen.asked.filter((url) => !url.startsWith(`${own}/search/`))).toEqual([]);
  // No word that was typed is part of any address that was asked for.
  expect(seen.asked.filter((url) => /planted|evil|script|proto|%3C/i.test(new URL(url).pathname))).toEqual([]);
  await expectUsable(page, 'after all words');
  expect(page.url()).toMatch(/\/en\/909\/$/);
});

test('the field for a page number opens pages of three digits, and the list of all pages for anything else', async ({ page }) => {
  const seen = await watch(page);
  for (const evil of ['../../', '//evil.example', 'javascript:1', '1', '12', '1234567', '-', '', ...PLANTS, '<b>']) {
    await page.goto('/en/');
    seen.asked.length = 0;
    // As if a script or a helper of the browser had put it there: the field itself takes three letters only.
    await page.locator('#number').evaluate((field, value) => { (field as HTMLInputElement).value = value; }, evil);
    await page.locator('#number').press('Enter');
    const digits = evil.replace(/\D/g, ''), opened = `/en/${digits.length === 3 ? digits : '909'}/`;
    await page.waitForURL((url) => url.pathname === opened);
    await expectClean(page, seen, short(evil));
    // Nothing but that one page was asked for, and no part of what stood in the field went along.
    expect(seen.asked, short(evil)).toEqual([new URL(opened, page.url()).href]);
  }
  await page.goto('/en/');
  await page.locator('#number').evaluate((field) => { (field as HTMLInputElement).value = '٣٠٤'; });
  await page.locator('#open').click();
  await page.waitForURL(/\/en\/304\/$/);
});

test('fields a browser has filled again are emptied, however long or hostile, and nothing of them is run', async ({ page }) => {
  const seen = await watch(page);
  // Put back before, while and after the page is read: as a restored tab, a helper of the browser or its cache would.
  await page.addInitScript((plants) => {
    const fill = () => { for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input,textarea')) { if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = true; else field.value = plants; } };
    document.addEventListener('readystatechange', fill, { capture: true });
    document.addEventListener('DOMContentLoaded', fill, { capture: true });
  }, PLANTS.join('') + 'x'.repeat(100_000));
  for (const path of ['/en/503/', '/en/408/', '/en/909/', '/en/']) {
    await page.goto(path);
    await expect.poll(() => page.evaluate(() => [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input,textarea')].filter((f) => (f instanceof HTMLInputElement && f.type === 'checkbox' ? f.checked : f.value)).length), { message: path }).toBe(0);
    await expectClean(page, seen, path);
    await expect(page.locator('h1')).toBeVisible();
  }
});

test('strange languages of a browser change nothing but an order, and break nothing', async ({ browser, baseURL }) => {
  const strange: unknown[] = [[], ['*'], ['xx', 'zz-ZZ'], ['__proto__', 'constructor'], PLANTS, ['EN-us', 'AR'], ['e'.repeat(100_000)], Array.from({ length: 5000 }, (_, i) => `q${i}`), ['', ' ', '\u0000'], ['ar"]{}', '..']];
  for (const languages of strange) {
    const page = await browser.newPage({ baseURL }), seen = await watch(page);
    await page.addInitScript((value) => { Object.defineProperty(navigator, 'languages', { get: () => value }); }, languages);
    for (const path of ['/', '/304/', '/nowhere/']) {
      await page.goto(path);
      await expectClean(page, { ...seen, errors: seen.errors.filter((e) => !/status of 404/.test(e)) }, JSON.stringify(languages).slice(0, 60));
      const listed = await page.locator('#choice > *').evaluateAll((items) => items.map((i) => (i as HTMLElement).dataset.lang!));
      expect([...listed].sort(), path).toEqual([...site.languages].sort());
    }
    await page.close();
  }
});

test('an address with more behind it than we ever wrote is answered as if it were not there', async ({ page }) => {
  const seen = await watch(page);
  for (const more of [`?q=${encodeURIComponent(PLANTS[0]!)}`, `?${'a'.repeat(5000)}`, '?lang=xx&number=__proto__', '?%E0%A4%A']) {
    for (const path of ['/en/', '/en/304/', '/en/909/']) {
      expect((await page.goto(path + more))!.status(), path + more.slice(0, 30)).toBe(200);
      await expectClean(page, seen, more.slice(0, 30));
    }
  }
});
