/** What stays in the browser after leaving: the list of pages Chromium shows, and the files of each profile. */
import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import type { Engine } from './engine.ts';
import { filesWith, rows } from './kept.ts';
import { openPlaces, type Places } from './places.ts';
import { PAGES, Reader } from './reader.ts';
import { Screen } from './screen.ts';

let screen: Screen, places: Places, engine: Engine;
const open = async (start: typeof chromium) => { places = await openPlaces(PAGES); screen = await Screen.start(); engine = await start(screen); };
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
  console.log('Chromium keeps our address in', filesWith(engine.profile, ourHost()), rows(join(profile, 'History'), `select url, title, hidden from urls where url like '%${ourHost()}%'`));
  expect(rows(join(profile, 'Network/Cookies'), 'select host_key from cookies').concat(rows(join(profile, 'Cookies'), 'select host_key from cookies'))).toEqual([]);
  expect(rows(join(profile, 'Favicons'), `select page_url from icon_mapping where page_url like '%${ourHost()}%'`)).toEqual([]);
  expect(filesWith(engine.profile, ourHost()).filter((file) => !/^Default\/(?:History|Sessions\/|Network Action Predictor|Shortcuts|Top Sites|Visited Links|Preferences)/.test(file))).toEqual([]);
});

test('Firefox keeps no cookie, storage, cache or icon of ours', async () => {
  await open(firefox);
  await readAndLeave(false);
  await readAndLeave(true);
  await engine.close();
  const { profile } = engine;
  console.log('Firefox keeps our address in', filesWith(profile, ourHost()), rows(join(profile, 'places.sqlite'), `select url, title, hidden, typed, visit_count, (select group_concat(visit_type) from moz_historyvisits v where v.place_id = p.id) as visits from moz_places p where url like 'http%'`));
  expect(rows(join(profile, 'cookies.sqlite'), 'select host from moz_cookies')).toEqual([]);
  expect(rows(join(profile, 'favicons.sqlite'), `select page_url from moz_pages_w_icons where page_url like '%${ourHost()}%'`)).toEqual([]);
  expect(filesWith(profile, ourHost()).filter((file) => !/^(?:places\.sqlite|sessionstore)/.test(file))).toEqual([]);
});
