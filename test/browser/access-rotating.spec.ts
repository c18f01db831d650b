/** Two accessibility engines over a tenth of all pages, another one each day; over all of them in `npm run bench:access`. */
import { expect, test } from 'playwright/test';
import { built } from '../site/dist.ts';
import { axeFaults, secondFaults } from './engines.ts';
import { faultsInStates } from './states.ts';

test.describe.configure({ mode: 'parallel' });
const whole = process.env.ACCESS === 'all';
const day = Math.floor(Date.parse(new Date().toISOString().slice(0, 10)) / 86_400_000) % 10;
const pages = built.filter((b) => b.address.endsWith('/') && !/http-equiv="refresh"/.test(b.html));
const turn = whole ? pages : pages.filter((_, i) => i % 10 === day), PARTS = whole ? 20 : 2;

for (let part = 0; part < PARTS; part++) test(`two engines find nothing on ${whole ? `all ${pages.length} pages, in every state` : `today’s tenth of ${pages.length} pages (number ${day} of 0 to 9)`}: part ${part + 1} of ${PARTS}`, async ({ browser }) => {
  test.setTimeout(whole ? 3_600_000 : 240_000);
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 740 } }), page = await context.newPage();
  const faults: string[] = [];
  for (const { address, html } of turn.filter((_, i) => i % PARTS === part)) {
    await page.goto(address);
    // Pages for paper and the choice of languages have no menu, so no states but the plain one.
    const found = whole && /class="menu"/.test(html) ? await faultsInStates(page) : [...await axeFaults(page), ...await secondFaults(page)];
    faults.push(...found.map((f) => `${address} ${f}`));
  }
  await context.close();
  console.log(`${turn.length} of ${pages.length} pages, part ${part + 1}: ${faults.length} faults`);
  expect(faults).toEqual([]);
});
