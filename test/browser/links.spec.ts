/** Links to a section, and reading lists: by keyboard and touch, with scripts and without. */
import { expect, test, type Page } from 'playwright/test';
import { site } from '../site/dist.ts';

const words = (lang: 'en' | 'es' | 'ar') => site.words[lang]!;
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test.describe('link to this part', () => {
  test('by keyboard: the heading shows its address and what to say, copies, says so, and leaves no entry', async ({ page }) => {
    await page.goto('/en/304/');
    const before = await page.evaluate(() => history.length), heading = page.locator('#b .to');
    await heading.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('#part')).toBeVisible();
    await expect(page.locator('#part')).toContainText('page 304, part b');
    await expect(page.locator('#part button')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('#part output')).toHaveText(words('en').copied);
    expect(await copied(page)).toBe(new URL('/en/304/#b', page.url()).href);
    expect(page.url()).not.toContain('#');
    expect(await page.evaluate(() => history.length)).toBe(before);
    await heading.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('#part')).toBeHidden();
  });

  test('by touch, right to left, one panel for the section pressed', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 }, permissions: ['clipboard-read', 'clipboard-write'] }), page = await context.newPage();
    await page.goto('/ar/303/');
    for (const letter of ['a', 'b']) {
      await page.locator(`#${letter} .to`).tap();
      await page.locator('#part button').tap();
      await expect(page.locator('#part output')).toHaveText(words('ar').copied);
      expect(await copied(page)).toBe(new URL(`/ar/303/#${letter}`, page.url()).href);
    }
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await context.close();
  });

  test('is not on paper', async ({ page }) => {
    await page.goto('/en/304/');
    await page.locator('#b .to').click();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('#part')).toBeHidden();
    expect(await page.locator('#b .to').evaluate((n) => getComputedStyle(n, '::after').display)).toBe('none');
  });
});

test.describe('a reading list', () => {
  test('is made on 801, opens on 909 in the worker’s order, shows all on a press, and keeps and sends nothing', async ({ page }) => {
    const asked: string[] = [];
    await page.goto('/en/801/');
    page.on('request', (r) => asked.push(r.url()));
    await expect(page.locator('#list-say')).toHaveText(words('en').list_none);
    const tick = async (number: string) => { const box = page.locator(`#lists input[value="${number}"]`); await box.evaluate((n) => { n.closest('details')!.open = true; }); await box.check(); };
    await tick('602'); await tick('304'); await tick('101');
    await expect(page.locator('#list-order')).toHaveValue('602,304,101');
    await page.locator('#list-order').fill('602, 304b 101');
    await page.locator('#list-lang').selectOption('es');
    await expect(page.locator('#list-say')).toContainText('304b');
    await page.locator('#list-copy').press('Enter');
    await expect(page.locator('#list-said')).toHaveText(words('en').copied);
    const address = await copied(page);
    expect(address).toBe(new URL('/es/909/#602,304b,101', page.url()).href);
    expect(asked).toEqual([]);
    await page.reload();
    expect(await page.locator('#lists input:checked').count()).toBe(0);
    await expect(page.locator('#list-order')).toHaveValue('');
    await expect(page.locator('#list-address')).toHaveText('');

    await page.goto(address);
    await expect(page.locator('#reading h1')).toHaveText(words('es').list_title);
    expect(await page.locator('#reading li a').evaluateAll((links) => links.map((a) => a.getAttribute('href')))).toEqual(['602', '304', '101'].map((number) => `/es/${number}/#602,304b,101`));
    for (const small of await page.locator('#reading li small').all()) expect((await small.textContent())!.length).toBeGreaterThan(30);
    await expect(page.locator('#list')).toBeHidden();
    await page.getByRole('button', { name: words('es').list_whole }).click();
    await expect(page.locator('#list')).toBeVisible();
    await expect(page.locator('#reading')).toHaveCount(0);
  });

  test('leads to the part it means, and the way back from a page of it leads to the list in one entry', async ({ page }) => {
    await page.goto('/es/909/#602,304b,101');
    const entries = await page.evaluate(() => history.length);
    await page.locator('#reading li a').nth(1).click();
    await page.waitForURL(/\/es\/304\//);
    await expect(page.locator('#b')).toBeFocused();
    await expect(page.locator('#b')).toBeInViewport();
    await page.locator('#back').click();
    await expect(page.locator('#reading li')).toHaveCount(3);
    expect(await page.evaluate(() => history.length)).toBe(entries);
    // Sent to somebody, the address of such a page still knows its list; what is no list, or one without this page, changes nothing.
    await page.goto('about:blank');
    await page.goto('/es/101/#602,304b,101');
    await expect(page.locator('#back')).toHaveAttribute('href', '/es/909/#602,304b,101');
    for (const hash of ['602,304b', 'x,101', 'b']) {
      await page.goto('about:blank');
      await page.goto(`/es/101/#${hash}`);
      await expect(page.locator('#back'), hash).toBeHidden();
    }
  });

  test('becomes one hand-out with cover and contents, each page on a sheet of its own', async ({ page }) => {
    const said: string[] = [];
    page.on('console', (m) => said.push(m.text()));
    page.on('pageerror', (e) => said.push(String(e)));
    await page.addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });
    await page.goto('/ar/909/#602,304b,101,303,500');
    await expect(page.locator('#reading .hint')).toHaveText(words('ar').print_hint);
    await page.getByRole('button', { name: words('ar').list_hand_out }).click();
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
    await expect(page.locator('#reading .sheet')).toHaveCount(5);
    expect(await page.locator('#reading .sheet').nth(1).locator('h2').first().textContent()).toContain('Why he may say it');
    expect(await page.evaluate(() => { const ids = [...document.querySelectorAll('[id]')].map((n) => n.id); return ids.length - new Set(ids).size; })).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('#reading .cover')).toBeVisible();
    for (const sheet of await page.locator('#reading .sheet').all()) expect(await sheet.evaluate((n) => getComputedStyle(n).breakBefore)).toBe('page');
    expect(said).toEqual([]);
  });

  test('that is damaged, foreign or empty shows the whole list and says so calmly; a section of the page is no list', async ({ page }) => {
    for (const [hash, text] of [['304,', words('en').list_broken], ['999', words('en').list_broken], ['x=1', words('en').list_broken], ['a', ''], ['', '']] as const) {
      await page.goto('about:blank');
      await page.goto(`/en/909/#${hash}`);
      await expect(page.locator('#found-say'), hash).toHaveText(text);
      await expect(page.locator('#list'), hash).toBeVisible();
      await expect(page.locator('#reading'), hash).toHaveCount(0);
    }
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('a heading is a link to itself, a list opens the whole list, and the maker says what it needs', async ({ page }) => {
    await page.goto('/en/304/');
    await expect(page.locator('#part')).toBeHidden();
    await page.locator('#b .to').click();
    expect(page.url()).toMatch(/\/en\/304\/#b$/);
    await page.goto('/en/909/#304,101');
    await expect(page.locator('#list')).toBeVisible();
    await page.goto('/en/801/');
    await expect(page.locator('#lists-none')).toHaveText(words('en').list_scripts);
    await expect(page.locator('#lists')).toBeHidden();
  });
});
