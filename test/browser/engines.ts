/** What finds barriers in a page: two engines put into it, and three measures of our own where engines are blind or wrong. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';
import axe from 'axe-core';

/** One address of each kind of page, without its language. */
export const KINDS = { home: '', answer: '101/', saying: '303/', topic: '602/', help: '500/', country: '500/it/', services: '802/', about: '902/', list: '909/', chart: '108/', ticks: '408/', sheet: '503/', circles: '206/', sources: '905/a/' };

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Contrast of 4.5:1 or 3:1 is what AA asks; ours is 7:1. */
export const COLOURS = ['color-contrast', 'color-contrast-enhanced'];
const second = readFileSync(createRequire(import.meta.url).resolve('accessibility-checker-engine/ace-window.js'), 'utf8');
interface Result { ruleId: string; value: [string, string]; message: string; snippet: string }

/**
 * What axe finds in the page as it stands.
 * @param only rules to ask, when the state can change nothing else; all of WCAG A and AA, good practice and 7:1 without it
 * @returns one line for each fault
 */
export async function axeFaults(page: Page, only?: string[]): Promise<string[]> {
  await page.evaluate(`globalThis.axe||(()=>{${axe.source}})()`);
  const options: axe.RunOptions = only ? { runOnly: only } : { runOnly: RULES, rules: { 'color-contrast-enhanced': { enabled: true } } };
  const violations = await page.evaluate(async (o) => (await (globalThis as unknown as { axe: typeof axe }).axe.run({ ...o, resultTypes: ['violations'] })).violations, options);
  return violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => `axe ${v.id}: ${n.html.slice(0, 120)}`));
}

/** What IBM's engine is sure of. What it asks a person to look at ("potential", "manual") was looked at once and is not a failure. */
export async function secondFaults(page: Page): Promise<string[]> {
  await page.evaluate(`globalThis.ace||(()=>{${second};globalThis.ace=ace})()`);
  return page.evaluate(async () => {
    const { ace } = globalThis as unknown as { ace: { Checker: new () => { check(d: Document, rules: string[]): Promise<{ results: Result[] }> } } };
    const { results } = await new ace.Checker().check(document, ['WCAG_2_2']);
    return results.filter((r) => r.value[0] === 'VIOLATION' && r.value[1] === 'FAIL').map((r) => `second ${r.ruleId}: ${r.message} ${r.snippet.slice(0, 120)}`);
  });
}

/** What can be pressed and is less than 44 pixels wide or high. A link within a sentence is as high as its line, as WCAG allows. */
export const smallTargets = (page: Page): Promise<string[]> => page.evaluate(() => {
  const inline = (n: Element) => getComputedStyle(n).display.startsWith('inline');
  /** Whether words that are no link stand in the same line. */
  const inSentence = (link: Element): boolean => {
    if (getComputedStyle(link).display !== 'inline') return false;
    let block = link.parentElement!;
    while (inline(block) && block.parentElement) block = block.parentElement;
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
      let at = text.parentElement!;
      while (at !== block && inline(at)) at = at.parentElement!;
      if (at === block && !text.parentElement!.closest('a') && /\p{L}/u.test(text.textContent!)) return true;
    }
    return false;
  };
  const seen = (n: Element) => { const r = n.getBoundingClientRect(); return n.checkVisibility() && r.width > 1 && r.bottom > 0; };
  return [...document.querySelectorAll<HTMLElement>('a[href],button,summary,input,textarea,select')].filter((n) => seen(n) && !inSentence(n)).flatMap((n) => {
    const label = n.matches('[type=checkbox],[type=radio]') ? n.closest('label') : null, spread = getComputedStyle(n, '::before').position === 'absolute' || getComputedStyle(n, '::after').position === 'absolute';
    const { width, height } = (label ?? (spread ? n.offsetParent : null) ?? n).getBoundingClientRect();
    return width < 43.5 || height < 43.5 ? [`${Math.round(width)}×${Math.round(height)} ${n.outerHTML.slice(0, 110)}`] : [];
  });
});

/** Text that stays under 7:1 in forced colours, and colours that do not come from the system. axe reads the page's own colours there, which nobody sees. */
export const forcedFaults = (page: Page): Promise<string[]> => page.evaluate(() => {
  const numbers = (colour: string) => (/\(([^)]+)\)/.exec(colour)?.[1] ?? '').split(/[ ,/]+/).map(Number);
  const light = (colour: string) => numbers(colour).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i]!, 0);
  const behind = (n: Element | null): string => { for (; n; n = n.parentElement) { const c = getComputedStyle(n).backgroundColor; if ((numbers(c)[3] ?? 1) === 1) return c; } return 'rgb(255,255,255)'; };
  const probe = document.body.appendChild(document.createElement('i'));
  const system = new Set(['Canvas', 'CanvasText', 'LinkText', 'ButtonText', 'ButtonFace', 'Highlight', 'HighlightText', 'GrayText'].map((name) => { probe.style.color = name; return getComputedStyle(probe).color; }));
  probe.remove();
  const faults: string[] = [];
  for (const n of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!n.checkVisibility()) continue;
    const style = getComputedStyle(n), name = n.outerHTML.slice(0, 90);
    const own = [...n.childNodes].some((c) => c.nodeType === 3 && c.textContent!.trim());
    if (own) { const [a, b] = [light(style.color), light(behind(n))].sort((x, y) => y - x) as [number, number]; if ((a + 0.05) / (b + 0.05) < 7) faults.push(`${style.color} on ${behind(n)}: ${name}`); }
    if (style.forcedColorAdjust !== 'auto' && style.forcedColorAdjust !== 'preserve-parent-color') for (const c of [style.fill, style.stroke]) if (c !== 'none' && !system.has(c)) faults.push(`${c} is no colour of the system: ${name}`);
    if (n.matches('.dock a,button,input:not([type=checkbox]),textarea,select,.panel,.short,.view,.phone,.doors li') && parseFloat(style.borderTopWidth) === 0) faults.push(`no border: ${name}`);
  }
  return faults;
});

/** What is wider than the window, or cut off by its own box. */
export const cutOff = (page: Page): Promise<string[]> => page.evaluate(() => {
  const wide = document.scrollingElement!.scrollWidth - innerWidth;
  const cut = [...document.body.querySelectorAll<HTMLElement>('*')].filter((n) => n.checkVisibility() && /hidden|clip/.test(getComputedStyle(n).overflow) && !n.closest('svg') && (n.scrollHeight > n.clientHeight + 2 || n.scrollWidth > n.clientWidth + 2));
  return [...(wide > 0 ? [`${wide} pixels wider than the window`] : []), ...cut.map((n) => `cut: ${n.outerHTML.slice(0, 110)}`)];
});
