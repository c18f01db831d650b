/** The states of a page in which a barrier can appear, each with what is asked there. `ACCESS=all` asks everything of both engines in each. */
import type { Page } from 'playwright/test';
import { axeFaults, COLOURS, cutOff, forcedFaults, secondFaults, smallTargets } from './engines.ts';

const PHONE = { width: 360, height: 740 }, DESKTOP = { width: 1280, height: 900 };
const whole = process.env.ACCESS === 'all';
/** The widest spacing of letters, words, lines and paragraphs that WCAG 1.4.12 wants a page to bear. */
const SPACING = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';

interface State { set(page: Page): Promise<unknown>; ask(page: Page): Promise<string[]>; unset?(page: Page): Promise<unknown> }
const both = async (page: Page) => [...await axeFaults(page), ...await secondFaults(page)];
/** A state that changes colours or sizes alone is asked for these, unless everything is wanted. */
const part = (ask: (page: Page) => Promise<string[]>) => async (page: Page) => [...await ask(page), ...(whole ? await both(page) : [])];

export const STATES: Record<string, State> = {
  plain: { set: (p) => p.setViewportSize(PHONE), ask: async (p) => [...await both(p), ...await smallTargets(p), ...await cutOff(p)] },
  dark: { set: (p) => p.emulateMedia({ colorScheme: 'dark' }), ask: part((p) => axeFaults(p, COLOURS)), unset: (p) => p.emulateMedia({ colorScheme: null }) },
  // axe reads the page's own colours here, so it is not asked about them even when everything is wanted.
  'forced colours': { set: (p) => p.emulateMedia({ forcedColors: 'active' }), ask: forcedFaults, unset: (p) => p.emulateMedia({ forcedColors: null }) },
  // On paper nothing is pressed, and a sheet that is cut into cards has no heading.
  print: { set: (p) => p.emulateMedia({ media: 'print' }), ask: async (p) => (await part((q) => axeFaults(q, COLOURS))(p)).filter((f) => !/^axe (?:target-size|page-has-heading-one)/.test(f)), unset: (p) => p.emulateMedia({ media: null }) },
  desktop: { set: (p) => p.setViewportSize(DESKTOP), ask: part(async (p) => [...await smallTargets(p), ...await cutOff(p), ...await axeFaults(p, COLOURS)]) },
  'menu open': {
    set: async (p) => { await p.setViewportSize(PHONE); await p.locator('.menu summary').last().click(); },
    // What lies half under the menu counts as small for axe; our own stricter measure of whole targets is asked in its place.
    ask: async (p) => [...(await both(p)).filter((f) => !f.startsWith('axe target-size')), ...await smallTargets(p), ...await cutOff(p)],
    unset: (p) => p.locator('.menu summary').last().click(),
  },
  used: { set: use, ask: async (p) => ((await used(p)) ? both(p) : []) },
  'zoom of 400 %': { set: (p) => p.setViewportSize({ width: 320, height: 256 }), ask: part(async (p) => [...await cutOff(p), ...await smallTargets(p), ...await axeFaults(p, COLOURS)]) },
  'text spacing': { set: (p) => p.addStyleTag({ content: SPACING }), ask: part(cutOff) },
};

const used = (page: Page) => page.locator('#find, [type=checkbox], main textarea').first().isVisible().catch(() => false);
/** Finds something, ticks the boxes, writes on the lines: whatever this page has. */
async function use(page: Page): Promise<void> {
  if (await page.locator('#find').isVisible()) await page.locator('#find').fill('a');
  for (const box of (await page.locator('main [type=checkbox]:visible').all()).slice(0, 6)) await box.check();
  for (const line of (await page.locator('main textarea:visible').all()).slice(0, 3)) await line.fill('Some words');
}

/** Goes through all states of a page that is open. @returns each fault behind the name of its state */
export async function faultsInStates(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, state] of Object.entries(STATES)) {
    await state.set(page);
    faults.push(...(await state.ask(page)).map((f) => `${name}: ${f}`));
    await state.unset?.(page);
  }
  return faults;
}
