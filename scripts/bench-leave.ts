/**
 * `npm run bench:leave`: ways of leaving, side by side in three engines: what Back and Forward show after three pages, what Chromium's history page
 * lists, and the time from the press to the moment when our page is off the screen. Prints a Markdown table. Needs a built site.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildFrame } from '../src/build/frame.ts';
import { haveEngines } from './engines.ts';
import { chromium } from '../test/engines/chromium.ts';
import { firefox } from '../test/engines/firefox.ts';
import { webkit } from '../test/engines/webkit.ts';
import { openPlaces } from '../test/engines/places.ts';
import { PAGES, Reader, type Shown } from '../test/engines/reader.ts';
import { Screen } from '../test/engines/screen.ts';

const onLeave = (act: string) => `document.addEventListener('click',e=>{const a=e.target.closest('#leave');if(!a)return;e.preventDefault();document.documentElement.style.setProperty('display','none','important');${act}})`;
const WAYS: [name: string, head: string | undefined][] = [
  ['plain link', ''],
  ['hide, then `location.href`', onLeave('location.href=a.href')],
  ['hide, then `location.replace`', onLeave('location.replace(a.href)')],
  ['one entry (ours)', undefined],
];
const ENGINES = [chromium, firefox, webkit];
/** Presses whose time is taken, for the middle one to be told. */
const TIMES = 3;

haveEngines();
if (process.argv.includes('--broken')) {
  // Ours with `replace` taken away: what the suite must not let pass.
  const { head } = await buildFrame(join(import.meta.dirname, '..'));
  WAYS.push(['ours with `replace` taken away', head.replaceAll(/location\.replace\(([^)]+)\)/g, 'location.assign($1)')]);
}
const asked = process.argv.slice(2).filter((w) => !w.startsWith('--')), table: string[] = [];
for (const [name, head] of WAYS.filter(([way]) => asked.length === 0 || asked.some((w) => way.includes(w)))) {
  const shown: Shown[] = [], times: { all: number; after: number }[] = [], versions: string[] = [];
  let listed = 0;
  for (const start of ENGINES) {
    const places = await openPlaces(PAGES, head), screen = await Screen.start(), engine = await start(screen);
    versions.push(`${engine.name} ${engine.version}`);
    try {
      const her = new Reader(engine, screen, places), taken: { all: number; after: number }[] = [];
      await her.begin();
      await her.byLink();
      await her.read(2);
      await her.leave();
      shown.push(await her.pressBackAndForward(5, true));
      if (engine.name === 'Chromium') {
        await engine.newTab();
        await screen.visit('chrome://history');
        await screen.settle(1500, 1500);
        listed = await engine.ask<number>(`(() => { let n = 0; const walk = (r) => { for (const e of r.querySelectorAll('*')) { if (e.localName === 'history-item' && e.item.url.startsWith(${JSON.stringify(places.ours)})) n += 1; if (e.shadowRoot) walk(e.shadowRoot); } }; walk(document); return n; })()`);
        await engine.closeTab();
      }
      for (let i = 0; i < TIMES; i += 1) {
        await her.before();
        await her.byLink();
        const began = await her.press('#leave'), sent = performance.now();
        await screen.until('ours', false);
        const gone = screen.goneAt('ours', began) ?? performance.now();
        taken.push({ all: gone - began, after: Math.max(0, gone - sent) });
        await her.left();
      }
      times.push(taken.sort((a, b) => a.all - b.all)[Math.floor(TIMES / 2)]!);
      await her.end();
    } finally { await engine.close(); await screen.stop(); await places.stop(); rmSync(engine.profile, { recursive: true, force: true }); }
  }
  const row = (of: (s: Shown) => number) => shown.map(of).join(' / ');
  if (table.length === 0) table.push(`Measured with ${versions.join(', ')} in real windows; the middle of ${TIMES} times, first from before the program that presses is started, then from its end, when the press has been sent.`, '', '| way of leaving | Back shows (C / F / W) | Forward shows (C / F / W) | our rows on Chromium’s history page | off the screen, ms, and after the press was sent (C / F / W) |', '|---|---|---|---|---|');
  table.push(`| ${name} | ${row((s) => s.back)} | ${row((s) => s.forward)} | ${listed} | ${times.map(({ all, after }) => `${Math.round(all)} (${Math.round(after)})`).join(' / ')} |`);
  console.log(table.at(-1));
}
console.log(`\n${table.join('\n')}`);
process.exit(0);
