/** What stays in the browser after leaving: the list of pages Chromium shows, and the files of each profile. */
import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import { openEngine, type Engine } from './engine.ts';
import { filesWith, rows } from './kept.ts';
import { openPlaces, type Places } from './places.ts';
import { PAGES, Reader } from './reader.ts';
import type { Screen } from './screen.ts';

let screen: Screen, places: Places, engine: Engine;
const open = async (start: typeof chromium) => { places = await openPlaces(PAGES); ({ screen, engine } = await openEngine(start)); };
afterEach(async () => { await engine?.close(); await screen?.stop(); await places?.stop(); if (engine) rmSync(engine.profile, { recursive: true, force: true }); });

/** Three pages read and left, once come to by a link and once by typing. */
const readAndLeave = async (typed: boolean): Promise<void> => {
  const her = new Reader(engine, screen, places);
  await her.begin();
  await (typed ? her.byAddress() : her.byLink());
  await her.read(2);
  await her.leave();
  await her.end();
};
/** The addresses on the history page of Chromium, as a person sees it. */
const listed = async (): Promise<string[]> => {
  await engine.newTab();
  await screen.visit('chrome://history');
  await screen.settle(1500, 1500);
  const found = await engine.ask<string[]>(`(() => { const all = []; const walk = (n) => { for (const e of n.querySelectorAll('*')) { if (e.localName === 'history-item') all.push(e.item.url); if (e.shadowRoot) walk(e.shadowRoot); } }; walk(document); return all; })()`);
  await engine.closeTab();
  return found;
};
/** History, the address bar's suggestions, tabs to bring back, tiles of a new tab, how often a site is used; and a list Chromium makes for itself of what is read. */
const CHROMIUM_NOTES = /^(?:Default\/(?:History|Visited Links|Network Action Predictor|Shortcuts|Sessions\/|Top Sites|Preferences)|segmentation_platform\/)/;
/** History, tabs to bring back, and the sites a person has pressed something on. */
const FIREFOX_NOTES = /^(?:places\.sqlite|sessionstore|permissions\.sqlite)/;
const unexpected = (notes: RegExp) => filesWith(engine.profile, ourHost()).filter((file) => !notes.test(file));
const ourHost = () => new URL(places.ours).host;

test('Chromium’s history page lists no page of ours after leaving, and one if the tab is just closed; no cookie, storage, cache or icon of ours', async () => {
  await open(chromium);
  await readAndLeave(false);
  await readAndLeave(true);
  const after = await listed();
  expect(after.some((url) => url.startsWith(places.neutral))).toBe(true);
  expect(after.filter((url) => url.startsWith(places.ours))).toEqual([]);
  const her = new Reader(engine, screen, places);
  await her.begin();
  await her.byLink();
  await her.read(2);
  await her.end();
  expect((await listed()).filter((url) => url.startsWith(places.ours))).toHaveLength(1);
  await engine.close();
  const profile = join(engine.profile, 'Default');
  // Underneath, the history file has our addresses, none with a title of ours: page 902 says so.
  const underneath = rows(join(profile, 'History'), `select url, title from urls where url like '%${ourHost()}%' order by url`);
  expect(underneath.map((row) => new URL(row.url as string).pathname)).toEqual(['/en/101/', '/en/500/', '/en/909/']);
  for (const { title } of underneath) expect(['…', 'Harmless']).toContain(title);
  expect(rows(join(profile, 'Network/Cookies'), 'select host_key from cookies').concat(rows(join(profile, 'Cookies'), 'select host_key from cookies'))).toEqual([]);
  expect(rows(join(profile, 'Favicons'), `select page_url from icon_mapping where page_url like '%${ourHost()}%'`)).toEqual([]);
  // Where our address does stay: page 902 tells it in plain words.
  expect(unexpected(CHROMIUM_NOTES)).toEqual([]);
});

test('Firefox keeps no cookie, storage, cache or icon of ours', async () => {
  await open(firefox);
  await readAndLeave(false);
  await readAndLeave(true);
  await engine.close();
  const { profile } = engine;
  // Firefox lists every page, as page 902 says, with the vague titles of our tabs and the emptied one of the page she left from.
  expect(rows(join(profile, 'places.sqlite'), `select url, title from moz_places where url like '%${ourHost()}%' and hidden = 0 and visit_count > 0 order by url`).map(({ url, title }) => [new URL(url as string).pathname, title]))
    .toEqual([['/en/101/', 'Basics 1'], ['/en/500/', 'Opening hours'], ['/en/909/', '…']]);
  expect(rows(join(profile, 'cookies.sqlite'), 'select host from moz_cookies')).toEqual([]);
  expect(rows(join(profile, 'favicons.sqlite'), `select page_url from moz_pages_w_icons where page_url like '%${ourHost()}%'`)).toEqual([]);
  expect(unexpected(FIREFOX_NOTES)).toEqual([]);
});
