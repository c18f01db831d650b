/** A second accessibility engine over each kind of page in every language, and a tenth of all pages, another one each day. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from 'playwright/test';
import axe from 'axe-core';
import { built, site } from '../site/dist.ts';

const engine = readFileSync(createRequire(import.meta.url).resolve('accessibility-checker-engine/ace-window.js'), 'utf8');
interface Result { ruleId: string; value: [string, string]; message: string; snippet: string }

/** What the engine is sure of. What it asks a person to look at ("potential", "manual") was looked at once and is not a failure. */
async function failures(page: Page): Promise<string[]> {
  await page.evaluate(engine);
  return page.evaluate(async () => {
    const { ace } = globalThis as unknown as { ace: { Checker: new () => { check(d: Document, rules: string[]): Promise<{ results: Result[] }> } } };
    const { results } = await new ace.Checker().check(document, ['WCAG_2_2']);
    return results.filter((r) => r.value[0] === 'VIOLATION' && r.value[1] === 'FAIL').map((r) => `${r.ruleId}: ${r.message} ${r.snippet.slice(0, 120)}`);
  });
}

const KINDS = ['', '101/', '303/', '602/', '500/', '500/it/', '802/', '902/', '909/', '108/', '408/', '503/', '206/', '905/a/'];

for (const lang of site.languages) test(`the second engine finds nothing on any kind of page: ${lang}`, async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  for (const path of KINDS) {
    await page.goto(`/${lang}/${path}`);
    expect(await failures(page), `${lang} ${path}`).toEqual([]);
  }
  await context.close();
});

test('the second engine can fail: a picture without words is found', async ({ browser }) => {
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  await page.goto('/en/101/');
  await page.evaluate(() => document.querySelector('main')!.append(document.createElement('img')));
  expect((await failures(page)).join()).toMatch(/img/);
});

test('axe finds nothing on today’s tenth of all pages', async ({ browser }) => {
  test.setTimeout(240_000);
  const day = Math.floor(Date.parse(new Date().toISOString().slice(0, 10)) / 86_400_000);
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const wrong: string[] = [];
  for (const { address } of built.filter((b, i) => i % 10 === day % 10 && b.address.endsWith('/'))) {
    await page.goto(address);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
    wrong.push(...violations.map((v) => `${address} ${v.id} ${v.nodes[0]?.html.slice(0, 120)}`));
  }
  expect(wrong).toEqual([]);
  await context.close();
});
