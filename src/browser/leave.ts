/**
 * Leaving quickly, and leaving little (measured in three engines; page 902 tells the reader what it does and cannot do).
 * Stands in the head and runs before anything is drawn. Every in-site link replaces the entry it stands in, so that a tab holds one
 * entry of ours; leaving replaces that one. Where a tab holds more, the first entry empties itself and cuts off the rest.
 */
import { jump } from './jump.ts';

interface Place { key: string; index: number; getState(): unknown }
interface Places {
  currentEntry: Place | null; entries(): Place[];
  updateCurrentEntry(options: { state: unknown }): void;
  traverseTo(key: string): { committed: Promise<unknown>; finished: Promise<unknown> };
  navigate(url: string, options: { history: 'push' | 'replace' }): { committed: Promise<unknown>; finished: Promise<unknown> };
}

const root = document.documentElement;
const places = (window as unknown as { navigation?: Places }).navigation;
/** The mark of an entry that has been left: in the history state for this entry, in the navigation state so that our other entries can read it. */
const MARK = 'o';
let title = '', gone = false;

const quiet = (promises: { committed: Promise<unknown>; finished: Promise<unknown> }) => { for (const one of [promises.committed, promises.finished]) one.catch(() => {}); };

/** Takes everything off the screen at once, with a title that tells nothing. */
function hide(): void {
  if (document.title !== '…') title = document.title;
  root.style.setProperty('display', 'none', 'important');
  document.title = '…';
}
function show(): void { root.style.removeProperty('display'); document.title = title; }

const mark = (url: string) => {
  history.replaceState({ ...history.state, [MARK]: url }, '');
  places?.updateCurrentEntry({ state: { [MARK]: url } });
};
/** The neutral address of an entry that was left, of this one or of any of ours in this tab. */
const marked = (): string | undefined => history.state?.[MARK]
  ?? places?.entries().map((e) => (e.getState() as Record<string, string> | undefined)?.[MARK]).find(Boolean);

/** The fields she has been in since the page came on the screen: what stands there is hers, now. What stands in the others a browser brought back. */
const touched = new Set<EventTarget | null>(), hers = (field: EventTarget | null) => touched.has(field) || field === document.activeElement;
/** Whatever was typed or ticked goes: all of it on leaving and on coming back, else what a browser brought back. */
const empty = (all = true) => {
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input,textarea')) {
    if (!all && hers(field)) continue;
    if (field.type === 'checkbox') (field as HTMLInputElement).checked = false; else field.value = '';
  }
  if (all) touched.clear();
};

/** Out of this tab to the neutral page, with as little left behind as the engine allows. */
function go(url: string): void {
  gone = true;
  hide();
  empty();
  mark(url);
  const entries = places?.entries() ?? [], here = places?.currentEntry?.index ?? 0, depth = history.state?.n ?? 0;
  const replace = () => location.replace(url);
  if (places && here > 0) quiet(places.traverseTo(entries[0]!.key));
  else if (places && entries.length > 1) quiet(places.navigate(url, { history: 'push' }));
  else if (!places && depth) { addEventListener('popstate', replace); history.go(-depth); }
  else return replace();
  setTimeout(replace, 1000);
}

/** A page reached again after leaving shows nothing and goes on. @returns where to, if it was such a page. */
function bounce(): string | undefined {
  const url = marked();
  if (url) go(url);
  return url;
}

// One press empties every tab of ours. The message reaches open pages only and is kept nowhere.
const others = window.BroadcastChannel && new BroadcastChannel('o');
others?.addEventListener('message', (event) => go(event.data));
function leave(): void {
  const url = (document.getElementById('leave') as HTMLAnchorElement | null)?.href;
  if (!url) return;
  others?.postMessage(url);
  go(url);
}

bounce();

addEventListener('pagehide', () => { hide(); empty(); });
addEventListener('pageshow', (event) => { empty(event.persisted); if (event.persisted && !bounce() && !gone) show(); });
// Nobody types without being in the field, nor ticks without a click. Firefox fills the fields of a tab brought back after the page has come, and tells it as input.
for (const sign of ['focusin', 'click']) addEventListener(sign, (event) => touched.add(event.target), true);
addEventListener('input', (event) => { if (!hers(event.target)) empty(false); }, true);
// Entries made without our script (a fragment typed by hand) are counted, for engines that cannot list them.
addEventListener('hashchange', () => { if (history.state === null) history.replaceState({ n: ++fragments }, ''); });
let fragments = history.state?.n ?? 0;

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href]');
  if (link?.id === 'leave') { event.preventDefault(); return leave(); }
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  event.preventDefault();
  if (link.hash && link.pathname === location.pathname) return jump(link.hash.slice(1));
  location.replace(link.href);
});

// Shift three times within five seconds, with no other key between: not a capital letter, not a screen reader's command.
let presses: number[] = [];
addEventListener('keydown', (event) => {
  if (event.key !== 'Shift') presses = [];
  else if (!event.repeat && presses.push(event.timeStamp) > 2 && event.timeStamp - presses.slice(-3)[0]! < 5000) leave();
});

document.addEventListener('DOMContentLoaded', () => {
  if (gone) return hide();
  empty(false);
  // Our links replace each other, so the browser's own Back leaves the site: the way back inside it stands on the page.
  const back = document.getElementById('back') as HTMLAnchorElement | null, from = document.referrer;
  if (back && from.startsWith(`${location.origin}/`) && new URL(from).pathname !== location.pathname) { back.href = from; back.hidden = false; }
});
