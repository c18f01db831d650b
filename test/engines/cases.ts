/** The promises about leaving, asked of one engine in real windows. Each case begins in a tab of its own, on a page of another site. */
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openEngine, type Engine, type Start } from './engine.ts';
import { openPlaces, type Places } from './places.ts';
import { PAGES, Reader, type Shown } from './reader.ts';
import type { Screen } from './screen.ts';

/** Keys reach a page one by one, on a busy machine slowly. */
const PATIENT = { timeout: 10_000 };
const NOTHING = { back: 0, forward: 0 };

/** What an engine does in a rare case where it is not nothing, as measured; page 902 tells it. */
export interface Measured {
  /** Scripts off, three pages read. */
  scriptsOff: Shown;
  /** A section's address typed over the page, so that the tab holds two entries of ours. */
  section: Shown;
  /** Two more pages opened by typing, so that the tab holds three. Without the Navigation API our script cannot know of them, and some still show. */
  typedOver: 'nothing' | 'some';
}

export function leavingCases(start: Start, measured: Measured): void {
  let screen: Screen, places: Places, engine: Engine, reader: Reader;
  beforeAll(async () => {
    places = await openPlaces(PAGES);
    await open();
  });
  afterAll(async () => { await close(); await places?.stop(); });
  const open = async () => { ({ screen, engine } = await openEngine(start)); };
  const begin = async () => { places.asked.length = 0; reader = new Reader(engine, screen, places); await reader.begin(); };
  const close = async () => { await engine?.close(); await screen?.stop(); if (engine) rmSync(engine.profile, { recursive: true, force: true }); };
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return reader?.end();
    // A case that failed leaves its tabs somewhere: the next one gets a browser of its own.
    screen.picture(`${engine.name} ${task.name.slice(0, 60)}`.replaceAll(/\W+/g, '-'));
    screen.stopWatching();
    places.slow = 0;
    await places.up();
    await close();
    await open();
  });
  /** How many boxes are ticked, and what stands in the first field for words. */
  const ticked = () => engine.ask('[document.querySelectorAll(".ticks input:checked").length, document.querySelector("textarea").value]');
  /** Writes into a field, once the keys go there. */
  const write = async (selector: string, text: string) => {
    await reader.press(selector);
    await expect.poll(() => engine.ask(`document.activeElement === document.querySelector(${JSON.stringify(selector)})`), PATIENT).toBe(true);
    await screen.settle(200, 200);
    screen.type(text);
  };
  /** Nothing of ours came on the screen by either button, and the next site was not told where she came from. */
  const nothingLeft = async (presses = 3) => {
    expect(await reader.pressBackAndForward(presses)).toEqual(NOTHING);
    expect(reader.referers()).toEqual([]);
    expect(await engine.address()).not.toContain(places.ours);
  };

  /** One press of Back leads to the page she came from and one of Forward to the other site again: a list with one place in it. */
  const onePlace = async () => {
    const since = performance.now();
    engine.back();
    await screen.until('start');
    await screen.settle();
    engine.forward();
    await screen.until('neutral');
    await screen.settle();
    expect(screen.showed('ours', since)).toBe(false);
  };

  describe('nothing of ours on Back or Forward after leaving', () => {
    for (const pages of [1, 3, 10]) test(`${pages} read, come to by a link`, async () => {
      await begin();
      await reader.byLink();
      await reader.read(pages - 1);
      await reader.leave();
      await onePlace();
      await nothingLeft(pages + 1);
    });
    test('three read, come to by an address typed', async () => {
      await begin();
      await reader.byAddress();
      await reader.read(2);
      await reader.leave();
      await nothingLeft(4);
    });
    test('three read in an empty tab', async () => {
      await begin();
      await engine.newTab();
      await reader.byAddress();
      await reader.read(2);
      await reader.leave();
      await nothingLeft();
      await engine.closeTab();
    });
    test('the link over the head used, and a link to a section of another page', async () => {
      await begin();
      await reader.byLink();
      const focused = () => engine.ask('document.activeElement.className');
      for (let tries = 0; tries < 6 && await focused() !== 'skip'; tries += 1) { screen.key('Tab'); await screen.settle(300, 200); }
      expect(await focused()).toBe('skip');
      screen.key('Return');
      await expect.poll(() => engine.ask('[document.activeElement.id, location.hash]'), PATIENT).toEqual(['main', '']);
      await reader.press('a[href="/en/905/w/#wwp-review"]');
      await reader.there('/en/905/w/#wwp-review');
      await reader.leave();
      await nothingLeft(4);
    });
    test('a filter typed, a list ticked, words written, a menu open', async () => {
      await begin();
      await reader.byLink();
      await reader.press('.bar a[href="/en/909/"]');
      await reader.there('/en/909/');
      await reader.press('#list a[href="/en/408/"]');
      await reader.there('/en/408/');
      await reader.press('.ticks input');
      await write('textarea', 'words of hers');
      await expect.poll(ticked, PATIENT).toEqual([1, 'words of hers']);
      await reader.press('.bar a[href="/en/909/"]');
      await reader.there('/en/909/');
      await write('#find', 'certificate');
      await expect.poll(() => engine.ask('document.querySelector("#find").value'), PATIENT).toBe('certificate');
      await reader.press('details.menu:last-of-type summary');
      await expect.poll(() => engine.ask('document.querySelector("details.menu:last-of-type").open'), PATIENT).toBe(true);
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
      await screen.until('ours');
      await screen.settle();
      await reader.leave(true);
      await nothingLeft(4);
    });
  });

  describe('rarer ways, as measured', () => {
    test('a section’s address typed over the page', async () => {
      await begin();
      await reader.byLink();
      await reader.byAddress('/en/101/#b');
      await reader.leave();
      expect(await reader.pressBackAndForward(4, true)).toEqual(measured.section);
      expect(reader.referers()).toEqual([]);
    });
    test('the address of a second page and of a third typed over the first', async () => {
      await begin();
      await reader.byLink();
      await reader.byAddress('/en/902/');
      await reader.byAddress('/en/500/');
      await reader.leave();
      const { back, forward } = await reader.pressBackAndForward(5, true);
      if (measured.typedOver === 'nothing') expect({ back, forward }).toEqual(NOTHING); else expect(back).toBeGreaterThan(0);
      expect(reader.referers()).toEqual([]);
    });
    test('gone by Back and not by the button: Forward brings the last page up again', async () => {
      await begin();
      await reader.byLink();
      await reader.read(2);
      expect(await reader.pressBackAndForward(1, true)).toEqual({ back: 0, forward: 1 });
    });
  });

  test('three tabs of ours, one press: nothing of ours in any of them, nor on Back and Forward there', async () => {
    await begin();
    await reader.byLink();
    const paths = ['/en/500/', '/en/909/'];
    for (const path of paths) { await engine.newTab(); await reader.byAddress(path); }
    await reader.leave();
    for (let tab = 0; tab < 3; tab += 1) {
      if (tab) await engine.previousTab();
      expect(screen.shows('neutral')).toBe(true);
      expect(await reader.pressBackAndForward(2)).toEqual(NOTHING);
    }
    expect(reader.referers()).toEqual([]);
    for (const _ of paths) await engine.closeTab();
  });

  test('ticks and words are gone after a reload, in another language, after Back, and in a tab brought back', async () => {
    await begin();
    await reader.byLink();
    await reader.byAddress('/en/408/');
    const fillIn = async () => {
      await reader.press('.ticks input');
      await write('textarea', 'words of hers');
      await expect.poll(ticked, PATIENT).toEqual([1, 'words of hers']);
    };
    await fillIn();
    screen.key('ctrl+r');
    await screen.settle(600, 800);
    await reader.there('/en/408/');
    expect(await ticked()).toEqual([0, '']);
    await fillIn();
    await reader.byAddress('/es/408/');
    expect(await ticked()).toEqual([0, '']);
    await reader.byAddress('/en/408/');
    if (engine.restoreTab) {
      await fillIn();
      await engine.closeTab();
      await engine.restoreTab();
      await reader.there('/en/408/');
      expect(await ticked()).toEqual([0, '']);
    }
    await fillIn();
    await reader.before();
    engine.back();
    await screen.until('ours');
    await screen.settle();
    if (engine.name !== 'WebKit') expect(await ticked()).toEqual([0, '']);
  });

  test('a tab closed and brought back, before leaving and after', async () => {
    await begin();
    if (!engine.restoreTab) { expect(engine.name).toBe('WebKit'); return; }
    await reader.byLink();
    await reader.read(2);
    await engine.closeTab();
    await engine.restoreTab();
    await reader.there('/en/909/');
    await reader.leave();
    await nothingLeft();
    await engine.closeTab();
    await engine.restoreTab();
    await screen.until('neutral');
    await nothingLeft();
  });

  test('with scripts off the button leads to the other site, and Back and Forward show every page read', async () => {
    const { screen: own, engine: off } = await openEngine(start, { scripts: false });
    try {
      const her = new Reader(off, own, places);
      places.asked.length = 0;
      own.watch();
      await her.before();
      await her.byLink(true);
      await own.until('ours');
      await own.settle();
      await her.readBlind();
      await her.leave(true);
      expect(await her.pressBackAndForward(5, true)).toEqual(measured.scriptsOff);
      expect(her.referers()).toEqual([]);
    } catch (e) { own.picture(`${off.name}-scripts-off`); throw e; } finally { await off.close(); await own.stop(); rmSync(off.profile, { recursive: true, force: true }); }
  });
}
