/** The promises about leaving, asked of one engine in real windows. Each case begins in a tab of its own, on a page of another site. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Start } from './engine.ts';
import { openPlaces, type Places } from './places.ts';
import { PAGES, Reader } from './reader.ts';
import { Screen } from './screen.ts';

const NOTHING = { back: 0, forward: 0 };

/** What an engine does in a rare case where it is not nothing, as measured; page 902 tells it. */
export interface Measured {
  /** Pages of ours on Back and Forward where scripts are off and three pages were read. */
  scriptsOff: { back: number; forward: number };
}

export function leavingCases(start: Start, measured: Measured): void {
  let screen: Screen, places: Places, engine: Engine, reader: Reader;
  beforeAll(async () => {
    places = await openPlaces(PAGES);
    screen = await Screen.start();
    engine = await start(screen);
  });
  afterAll(async () => { await engine?.close(); await screen?.stop(); await places?.stop(); });
  const begin = async () => { places.asked.length = 0; reader = new Reader(engine, screen, places); await reader.begin(); };
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') screen.picture(`${engine.name} ${task.name.slice(0, 60)}`.replaceAll(/\W+/g, '-'));
    await reader?.end();
  });
  /** Nothing of ours came on the screen by either button, and the next site was not told where she came from. */
  const nothingLeft = async (presses = 3) => {
    expect(await reader.pressBackAndForward(presses)).toEqual(NOTHING);
    expect(reader.referers()).toEqual([]);
    expect(await engine.address()).not.toContain(places.ours);
  };

  describe('nothing of ours on Back or Forward after leaving', () => {
    for (const pages of [1, 3, 10]) test(`${pages} read, come to by a link`, async () => {
      await begin();
      await reader.byLink();
      await reader.read(pages - 1);
      await reader.leave();
      await nothingLeft(pages + 1);
    });
    test('three read, come to by an address typed', async () => {
      await begin();
      await reader.byAddress();
      await reader.read(2);
      await reader.leave();
      await nothingLeft(4);
    });
    test('the address of a second page typed over the first, and a section’s address over that', async () => {
      await begin();
      await reader.byLink();
      await reader.byAddress('/en/902/');
      await reader.byAddress('/en/902/#b');
      await reader.read(1);
      await reader.leave();
      await nothingLeft(6);
    });
    test('the link over the head used, and a link to a section of another page', async () => {
      await begin();
      await reader.byLink();
      screen.key('Tab', 'Tab', 'Tab');
      expect(await engine.ask('document.activeElement.className')).toBe('skip');
      screen.key('Return');
      await screen.settle();
      expect(await engine.ask('[document.activeElement.id, location.hash]')).toEqual(['main', '']);
      await reader.press('a[href="/en/905/w/#wwp-review"]');
      await reader.there('/en/905/w/#wwp-review');
      await reader.leave();
      await nothingLeft(4);
    });
    test('a filter typed, a list ticked, words written, a menu open', async () => {
      await begin();
      await reader.byLink();
      await reader.byAddress('/en/408/');
      await reader.press('.ticks input');
      await reader.press('textarea');
      screen.type('words of hers');
      expect(await engine.ask('[document.querySelectorAll(".ticks input:checked").length, document.querySelector("textarea").value]')).toEqual([1, 'words of hers']);
      await reader.press('.bar a[href="/en/909/"]');
      await reader.there('/en/909/');
      await reader.press('#find');
      screen.type('certificate');
      await reader.press('details.menu:last-of-type summary');
      expect(await engine.ask('[document.querySelector("#find").value, document.querySelector("details.menu:last-of-type").open]')).toEqual(['certificate', true]);
      await reader.leave();
      await nothingLeft(5);
    });
    test('Back pressed while the other site is still loading', async () => {
      await begin();
      await reader.byLink();
      await reader.read(2);
      places.slow = 4000;
      await reader.press('#leave');
      await screen.until('ours', false);
      await screen.settle(300, 200);
      const since = performance.now();
      engine.back();
      await screen.settle(1500, 1500);
      expect(screen.showed('ours', since)).toBe(false);
      places.slow = 0;
      await nothingLeft(4);
    });
    test('our server out of reach', async () => {
      await begin();
      await reader.byLink();
      await reader.read(2);
      await places.down();
      await reader.leave();
      await nothingLeft(4);
    });
    test('Shift pressed three times', async () => {
      await begin();
      await reader.byLink();
      await reader.read(2);
      screen.key('Shift_L', 'Shift_L', 'Shift_L');
      await reader.left();
      await nothingLeft(4);
    });
    test('she went on to another site, came back by Back, and left then', async () => {
      await begin();
      await reader.byLink();
      await reader.read(1);
      await reader.before();
      engine.back();
      await reader.there('/en/500/');
      await reader.leave();
      await nothingLeft(4);
    });
  });
  void measured;
}
