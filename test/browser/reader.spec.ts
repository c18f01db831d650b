/** What a woman with a phone does here, in a real browser. */
import { expect, test, type Page } from 'playwright/test';
import { site } from '../site/dist.ts';

const NEUTRAL = /^https:\/\/(?:\w+\.)?wikipedia\.org\//;
/** No test reaches another host: what would leave this machine is answered here, and remembered. */
async function closed(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route(/^https?:\/\/(?!localhost)/, (route) => { asked.push(route.request().url()); return route.fulfill({ contentType: 'text/html', body: '<title>Neutral</title><h1>Neutral page</h1>' }); });
  return asked;
}
const LANGS = site.languages;

test.describe('reading', () => {
  for (const lang of LANGS) test(`pages of each kind come in one request, with an empty console, and ask nothing of others (${lang})`, async ({ page }) => {
    const asked = await closed(page), requests: string[] = [], said: string[] = [];
    page.on('request', (r) => requests.push(r.url()));
    page.on('console', (m) => said.push(m.text()));
    page.on('pageerror', (e) => said.push(String(e)));
    for (const path of ['', '101/', '303/', '401/', '500/', '500/it/', '602/', '701/', '802/', '902/', '909/', '408/', '905/', '905/a/']) {
      requests.length = 0;
      await page.goto(`/${lang}/${path}`);
      expect(requests.map((r) => r.split('?')[0]), path).toHaveLength(1);
    }
    expect(asked).toEqual([]);
    expect(said).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });

  test('nothing is wider than a phone of 320 pixels, in any language', async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    for (const lang of LANGS) for (const path of ['', '102/', '108/', '303/', '404/', '500/gb/', '503/', '602/', '802/', '811/', '909/', '905/w/']) {
      await page.goto(`/${lang}/${path}`);
      const wide = await page.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth);
      expect(wide, `${lang} ${path}`).toBeLessThanOrEqual(0);
    }
    await page.close();
  });

  test('the dock covers nothing that can be pressed: the last link of a page can be scrolled clear of it', async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
    await page.goto('/en/303/');
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const covered = await page.evaluate(() => {
      const dock = document.querySelector('.dock')!.getBoundingClientRect();
      return [...document.querySelectorAll('.foot a')].some((a) => { const r = a.getBoundingClientRect(); return r.bottom > dock.top && r.top < dock.bottom; });
    });
    expect(covered).toBe(false);
    for (const name of ['#leave', '.help']) expect((await page.locator(`.dock ${name}`).boundingBox())!.height).toBeGreaterThanOrEqual(48);
    await page.close();
  });

  test('at 400 % zoom and with wide text spacing the page still reads', async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 256 } });
    await page.goto('/en/101/');
    await page.addStyleTag({ content: '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}' }).catch(() => {});
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth <= innerWidth)).toBe(true);
    // Leaving stays in view, and takes no more than a quarter of so small a window.
    const dock = (await page.locator('.dock').boundingBox())!;
    expect(dock.y + dock.height).toBeLessThanOrEqual(257);
    expect(dock.height).toBeLessThanOrEqual(64);
    await page.close();
  });

  test('an open menu lies within the window, on every narrow phone, in every language', async ({ browser }) => {
    for (const width of [320, 360, 390, 412, 768]) {
      const page = await browser.newPage({ viewport: { width, height: 740 } });
      for (const lang of LANGS) {
        await page.goto(`/${lang}/303/`);
        for (const menu of await page.locator('.menu').all()) {
          await menu.locator('summary').click();
          const box = (await menu.locator('ul').boundingBox())!;
          expect(box.x, `${lang} ${width}`).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width, `${lang} ${width}`).toBeLessThanOrEqual(width);
        }
      }
      await page.close();
    }
  });

  test('Arabic runs from right to left, and a telephone number in it does not', async ({ page }) => {
    await page.goto('/ar/500/es/');
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1')!).direction)).toBe('rtl');
    expect(await page.locator('.tel bdi').first().evaluate((n) => getComputedStyle(n).direction)).toBe('ltr');
  });

  test('the language menu leads to the same page in another language', async ({ page }) => {
    await closed(page);
    await page.goto('/en/303/');
    await page.locator('.menu').first().locator('summary').click();
    await page.locator('.menu a[hreflang="es"]').click();
    await expect(page).toHaveURL(/\/es\/303\/$/);
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
  });

  test('one link dials one number', async ({ page }) => {
    for (const country of ['it', 'gb', 'mk', 'ua', 'az']) {
      await page.goto(`/en/500/${country}/`);
      const dials = await page.locator('a[href^="tel:"]').evaluateAll((links) => links.map((a) => a.getAttribute('href')!));
      expect(dials.length, country).toBeGreaterThan(0);
      for (const dial of dials) expect(dial).toMatch(/^tel:\+?\d{2,15}$/);
    }
  });
});

test.describe('leaving', () => {
  test('one press takes the page off the screen and leads to the neutral page; Back shows nothing of ours', async ({ page }) => {
    await closed(page);
    await page.goto('about:blank');
    await page.goto('/en/101/');
    await page.locator('main a[href="/en/303/"], main a[href="/en/301/"]').first().click();
    await page.waitForURL(/\/en\/30\d\/$/);
    await page.locator('#leave').click();
    await page.waitForURL(NEUTRAL);
    await page.goBack();
    expect(page.url()).toBe('about:blank');
  });

  test('links inside the site replace each other, so the tab holds one entry of ours', async ({ page }) => {
    await page.goto('/en/');
    const before = await page.evaluate(() => history.length);
    for (const path of ['/en/101/', '/en/301/', '/en/500/']) { await page.evaluate((p) => { const a = document.createElement('a'); a.href = p; document.body.append(a); a.click(); }, path); await page.waitForURL(`**${path}`); }
    expect(await page.evaluate(() => history.length)).toBe(before);
  });

  test('Shift three times leaves too; two presses, or a letter between, do not', async ({ page }) => {
    await closed(page);
    await page.goto('/en/303/');
    await page.keyboard.press('Shift'); await page.keyboard.press('Shift'); await page.keyboard.press('a'); await page.keyboard.press('Shift');
    expect(page.url()).toContain('/en/303/');
    await page.keyboard.press('Shift'); await page.keyboard.press('Shift');
    await page.waitForURL(NEUTRAL);
  });

  test('the way back inside the site stands on the page, and the skip link adds no entry and no address', async ({ page }) => {
    await page.goto('/en/101/');
    await page.locator('.crumb a:visible').last().click();
    await page.waitForURL(/\/en\/100\/$/);
    await expect(page.locator('#back')).toBeVisible();
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    expect(page.url()).not.toContain('#');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.locator('#back').click();
    await page.waitForURL(/\/en\/101\/$/);
  });

  test('three tabs of ours, one press, all gone', async ({ context }) => {
    const pages = [await context.newPage(), await context.newPage(), await context.newPage()];
    for (const [i, page] of pages.entries()) { await closed(page); await page.goto(`/en/30${i + 1}/`); }
    await pages[0]!.locator('#leave').click();
    for (const page of pages) await page.waitForURL(NEUTRAL);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('every page reads, menus open, the list is there, and leaving is a plain link', async ({ page }) => {
    await closed(page);
    for (const lang of LANGS) for (const path of ['', '303/', '500/it/', '602/', '909/', '408/']) {
      await page.goto(`/${lang}/${path}`);
      await expect(page.locator('h1')).toBeVisible();
      await expect(page.locator('#leave')).toHaveAttribute('href', NEUTRAL);
    }
    await page.goto('/en/909/');
    expect(await page.locator('#list a').count()).toBeGreaterThan(140);
    await expect(page.locator('#finder')).toBeHidden();
    await page.locator('.menu summary').last().click();
    await expect(page.locator('.menu a[href="/en/300/"]')).toBeVisible();
    await page.locator('#leave').click();
    await page.waitForURL(NEUTRAL);
  });
});

test.describe('lists and worksheets', () => {
  test('ticks and words are gone after a reload, after Back, and on another page', async ({ page }) => {
    await closed(page);
    const fillIn = async () => { await page.locator('.ticks input').first().check(); const field = page.locator('textarea').first(); if (await field.count()) await field.fill('words of hers'); };
    const isEmpty = async () => { expect(await page.locator('.ticks input:checked').count()).toBe(0); for (const field of await page.locator('textarea').all()) expect(await field.inputValue()).toBe(''); };
    await page.goto('/en/408/');
    await fillIn(); await page.reload(); await isEmpty();
    await fillIn(); await page.goto('https://example.org/'); await page.goBack(); await isEmpty();
    await page.goto('/en/503/');
    await page.locator('textarea').first().fill('words of hers'); await page.reload(); await isEmpty();
  });
});

test.describe('finding', () => {
  test('the filter finds by title, other names, slips of the pen and page number, and asks nothing', async ({ page }) => {
    const requests: string[] = [];
    await page.goto('/en/909/');
    page.on('request', (r) => requests.push(r.url()));
    const first = async (typed: string) => { await page.locator('#find').fill(typed); return page.locator('#found a').first().getAttribute('href'); };
    expect(await first('304')).toBe('/en/304/');
    expect(await first('session with me')).toBe('/en/303/');
    expect(await first('time-out')).toMatch(/\/en\/(308|602)\/$/);
    expect(await first('certificat')).toMatch(/\/en\/(304|704|211)\/$/);
    await page.locator('#find').fill('zzzzqqqq');
    await expect(page.locator('#found-say')).toHaveText(site.words.en!.found_none);
    await expect(page.locator('#list')).toBeVisible();
    expect(page.url()).toMatch(/\/en\/909\/$/);
    expect(requests).toEqual([]);
  });

  test('the search inside the pages runs under the policy, from our own address only, and fails calmly', async ({ page }) => {
    const asked = await closed(page), said: string[] = [];
    page.on('console', (m) => said.push(m.text()));
    await page.goto('/en/909/');
    await page.locator('#find').fill('strangled');
    await page.locator('#inside').click();
    await expect(page.locator('#found-inside a').first()).toBeVisible();
    expect(await page.locator('#found-inside a').first().getAttribute('href')).toMatch(/^\/en\/\d{3}\/$/);
    expect(asked).toEqual([]);
    expect(said).toEqual([]);
    await page.route('**/search/**', (route) => route.abort());
    await page.reload();
    await page.locator('#find').fill('certificate');
    await page.locator('#inside').click();
    await expect(page.locator('#found-say')).toHaveText(site.words.en!.inside_failed);
    await expect(page.locator('#list')).toBeVisible();
  });

  test('a number typed on the start page opens that page', async ({ page }) => {
    await page.goto('/en/');
    await page.locator('#number').fill('304');
    await page.locator('#number').press('Enter');
    await page.waitForURL(/\/en\/304\/$/);
  });

  test('the choice of language puts the browser’s own first', async ({ browser }) => {
    const page = await browser.newPage({ locale: 'ar' });
    for (const path of ['/', '/304/', '/nowhere/']) { await page.goto(path); expect(await page.locator('#choice > *').first().getAttribute('data-lang'), path).toBe('ar'); }
    await page.close();
  });

  test('an address that does not exist answers 404 in the language of the address', async ({ page }) => {
    for (const lang of LANGS) {
      const answer = await page.goto(`/${lang}/998/`);
      expect(answer!.status()).toBe(404);
      await expect(page.locator('h1')).toHaveText(site.words[lang]!.lost_title);
    }
  });
});
