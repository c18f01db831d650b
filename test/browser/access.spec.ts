/** Accessibility of each kind of page, in every language, light and dark, phone and desktop. */
import { expect, test } from 'playwright/test';
import axe from 'axe-core';
import { site } from '../site/dist.ts';

const KINDS = { home: '', answer: '101/', saying: '303/', topic: '602/', help: '500/', country: '500/it/', services: '802/', about: '902/', list: '909/', chart: '108/', ticks: '408/', sheet: '503/', circles: '206/', sources: '905/a/' };
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const lang of site.languages) for (const colorScheme of ['light', 'dark'] as const) for (const [name, viewport] of Object.entries({ phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } })) {
  test(`axe finds nothing on any kind of page: ${lang}, ${colorScheme}, ${name}`, async ({ browser }) => {
    // The policy of the pages refuses foreign scripts; the tester's own is let in.
    const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    for (const [kind, path] of Object.entries(KINDS)) {
      await page.goto(`/${lang}/${path}`);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate((tags) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags }), TAGS);
      expect(violations.map((v) => `${kind}: ${v.id} ${v.nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
    }
    await context.close();
  });
}

test('text holds a contrast of 7:1 in both themes', async ({ browser }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, bypassCSP: true });
    const page = await context.newPage();
    for (const path of ['', '303/', '500/it/', '108/', '909/', '802/']) {
      await page.goto(`/en/${path}`);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: ['color-contrast-enhanced'] }));
      expect(violations.flatMap((v) => v.nodes.map((n) => `${colorScheme} ${path} ${n.html.slice(0, 100)}`))).toEqual([]);
    }
    await context.close();
  }
});

test('by keyboard alone: leave, help, skip, site, find, menus, then the text, each with a visible mark', async ({ page }) => {
  await page.goto('/en/303/');
  const order: string[] = [];
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => { const n = document.activeElement as HTMLElement, s = getComputedStyle(n); return { name: n.id || n.className || n.tagName.toLowerCase(), marked: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }; });
    expect(at.marked, at.name).toBe(true);
    order.push(at.name);
  }
  expect(order.slice(0, 5)).toEqual(['leave', 'help', 'skip', 'mark', 'a']);
  await page.locator('.menu summary').last().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.menu').last().locator('a').first()).toBeVisible();
});

test('forced colours keep what can be pressed visible', async ({ browser }) => {
  const page = await browser.newPage({ forcedColors: 'active' });
  await page.goto('/en/303/');
  for (const name of ['#leave', '.help', '.panel']) expect(await page.locator(name).first().evaluate((n) => parseFloat(getComputedStyle(n).borderTopWidth)), name).toBeGreaterThan(0);
  await page.close();
});

test('on paper: no frame, dark ink, the page number, and nothing cut', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/en/303/');
  for (const name of ['.dock', 'header.top', '.next']) await expect(page.locator(name)).toBeHidden();
  await expect(page.locator('.num')).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
});

test('each field and button has a name a screen reader says', async ({ page }) => {
  await page.goto('/en/909/');
  await expect(page.getByRole('textbox', { name: site.words.en!.find_label })).toBeVisible();
  await expect(page.getByRole('button', { name: site.words.en!.inside })).toBeVisible();
  await page.goto('/en/408/');
  expect(await page.getByRole('checkbox').first().evaluate((n) => (n as HTMLInputElement).labels?.[0]?.textContent?.trim().length)).toBeGreaterThan(5);
});
