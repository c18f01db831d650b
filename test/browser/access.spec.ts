/** What every kind of page keeps for those who see little, nothing, other colours, or use no mouse: each state of each kind in each language. */
import { expect, test, type Page } from 'playwright/test';
import { LANGUAGES } from '../../src/model/languages.ts';
import { site } from '../site/dist.ts';
import { axeFaults, KINDS, secondFaults, smallTargets } from './engines.ts';
import { faultsInStates, STATES } from './states.ts';

test.describe.configure({ mode: 'parallel' });
const kinds = Object.entries(KINDS), half = kinds.length >> 1;

for (const lang of site.languages) for (const [n, some] of [kinds.slice(0, half), kinds.slice(half)].entries()) {
  test(`two engines and our own measures find nothing in ${Object.keys(STATES).join(', ')}: ${lang}, kinds ${n + 1} of 2`, async ({ browser }) => {
    // The policy of the pages refuses foreign scripts; the testers' own are let in.
    const context = await browser.newContext({ bypassCSP: true }), page = await context.newPage();
    const faults: string[] = [];
    for (const [kind, path] of some) {
      await page.goto(`/${lang}/${path}`);
      faults.push(...(await faultsInStates(page)).map((f) => `${kind}, ${f}`));
    }
    await context.close();
    expect(faults).toEqual([]);
  });
}

test('the engines and measures can fail: pale words, a picture without words, a small button are found', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true }), page = await context.newPage();
  await page.goto('/en/101/');
  await page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<img src="data:,"><p style="color:#666">Pale words</p><p><a href="/en/" style="display:block">small</a></p>'));
  expect((await secondFaults(page)).join()).toMatch(/img/);
  expect((await axeFaults(page)).join()).toMatch(/color-contrast-enhanced.*Pale/s);
  expect((await smallTargets(page)).join()).toMatch(/small/);
  await context.close();
});

/** What Tab can reach, in the order of the page: its own name, or what it says. */
const stops = (page: Page) => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('a[href],button,input,textarea,select,summary')].filter((n) => n.checkVisibility() || n.className === 'skip').map((n) => n.id || n.className || n.textContent!.trim()));
/** Where Tab has led: what it is, and whether one sees it: marked, in the window, under nothing. */
const here = (page: Page) => page.evaluate(() => {
  const n = document.activeElement as HTMLElement, style = getComputedStyle(n), box = n.getClientRects()[0]!, top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return { name: n === document.body ? '' : n.id || n.className || n.textContent!.trim(), marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, seen: !!top && (n.contains(top) || top.contains(n) || n.closest('label')?.contains(top) === true) };
});

for (const lang of site.languages) test(`by keyboard alone, step by step: every stop is in the order of the page, marked, and covered by nothing (${lang})`, async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  for (const [kind, path] of kinds) {
    await page.goto(`/${lang}/${path}`);
    const expected = await stops(page), name = `${lang} ${kind}`;
    expect(expected.slice(0, 4), name).toEqual(['leave', 'help', 'skip', 'mark']);
    expect(expected.slice(4, 7), name).toEqual([site.words[lang]!.find, LANGUAGES[lang].name, site.words[lang]!.menu]);
    for (const stop of expected.slice(0, 40)) {
      await page.keyboard.press('Tab');
      expect({ kind, ...await here(page) }).toEqual({ kind, name: stop, marked: true, seen: true });
    }
  }
  await page.close();
});

test('by keyboard alone: the skip link leads past the head, a menu opens and its first link is the next stop, a box is ticked', async ({ page }) => {
  await page.goto('/en/303/');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector('main')!.contains(document.activeElement))).toBe(true);
  await page.locator('.menu summary').last().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement === document.querySelectorAll('.menu')[1]!.querySelector('a'))).toBe(true);
  await page.goto('/en/408/');
  await page.getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox').first()).toBeChecked();
});

interface Said { role: string; name: string }
/** What a screen reader meets, from first to last, as the browser tells it. */
async function said(page: Page): Promise<Said[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((n) => [n.nodeId, n])), out: Said[] = [];
  const walk = (id: string): void => {
    const node = byId.get(id);
    if (!node) return;
    if (!node.ignored) out.push({ role: String(node.role?.value), name: String(node.name?.value ?? '') });
    node.childIds?.forEach(walk);
  };
  walk(nodes.find((n) => !n.parentId)!.nodeId);
  return out;
}

for (const lang of site.languages) test(`a screen reader hears each kind of page in its order, and everything has a name (${lang})`, async ({ browser }) => {
  const page = await browser.newPage(), words = site.words[lang]!;
  for (const [kind, path] of kinds) {
    await page.goto(`/${lang}/${path}`);
    const all = await said(page), name = `${lang} ${kind}`, of = (...roles: string[]) => all.filter((s) => roles.includes(s.role));
    const outline = of('navigation', 'banner', 'main', 'contentinfo', 'link', 'DisclosureTriangle', 'heading');
    expect(outline.slice(0, 5).map((s) => `${s.role} ${s.name}`), name).toEqual([`navigation ${words.leave}`, `link ${words.leave}`, `link ${words.help_now}`, 'banner ', `link ${words.skip}`]);
    expect(of('navigation', 'banner', 'main', 'contentinfo').map((s) => s.role).filter((r, i, list) => r !== list[i - 1] || r === 'main'), name).toEqual(expect.arrayContaining(['navigation', 'banner', 'main', 'contentinfo']));
    expect(of('main', 'banner', 'contentinfo'), name).toHaveLength(3);
    // The first heading is the page's own, and stands in the text: the vague title of the tab is made up for by it.
    expect(of('main', 'heading').slice(0, 2).map((s) => s.role), name).toEqual(['main', 'heading']);
    expect(of('heading')[0]!.name, name).toBe((await page.locator('h1').innerText()).trim());
    const nameless = of('link', 'button', 'textbox', 'searchbox', 'checkbox', 'combobox', 'DisclosureTriangle', 'heading', 'image', 'region', 'complementary').filter((s) => !s.name.trim());
    expect(nameless, name).toEqual([]);
    const marks = of('navigation', 'region', 'complementary').map((s) => `${s.role} ${s.name}`);
    expect(new Set(marks).size, `${name}: two places of one name: ${marks}`).toBe(marks.length);
  }
  await page.close();
});

test('nothing on any kind of page moves once it is seen', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true }), page = await context.newPage();
  await page.addInitScript(() => { const w = globalThis as unknown as { moved: number }; w.moved = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) w.moved += (e as unknown as { value: number }).value; }).observe({ type: 'layout-shift', buffered: true }); });
  const moved = () => page.evaluate(async () => { await new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(done); }); }); return (globalThis as unknown as { moved: number }).moved; });
  for (const lang of site.languages) for (const [kind, path] of kinds) {
    await page.setViewportSize(lang === 'en' ? { width: 360, height: 740 } : { width: 1280, height: 800 });
    await page.goto(`/${lang}/${path}`);
    expect(await moved(), `${lang} ${kind}`).toBe(0);
  }
  // And it can fail.
  await page.evaluate(() => { document.querySelector('main')!.insertAdjacentHTML('afterbegin', '<p style="height:200px"></p>'); });
  await page.waitForTimeout(100);
  expect(await moved()).toBeGreaterThan(0);
  await context.close();
});

test('on paper: no frame, dark ink, the page number, and nothing cut', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/en/303/');
  for (const name of ['.dock', 'header.top', '.next']) await expect(page.locator(name)).toBeHidden();
  await expect(page.locator('.paper-head')).toBeVisible();
  await expect(page.locator('.paper-head')).toContainText('Page 303');
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
});

test('each field and button has a name a screen reader says', async ({ page }) => {
  await page.goto('/en/909/');
  await expect(page.getByRole('textbox', { name: site.words.en!.find_label })).toBeVisible();
  await expect(page.getByRole('button', { name: site.words.en!.inside })).toBeVisible();
  await page.goto('/en/408/');
  expect(await page.getByRole('checkbox').first().evaluate((n) => (n as HTMLInputElement).labels?.[0]?.textContent?.trim().length)).toBeGreaterThan(5);
});
