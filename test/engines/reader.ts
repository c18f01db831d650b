/** What a woman does in a browser, in real presses: she comes, reads, leaves, and someone presses Back and Forward. */
import type { Engine } from './engine.ts';
import type { Places } from './places.ts';
import { wait, type Screen } from './screen.ts';

/** How many presses of the browser's own buttons put a page of ours on the screen, if only for an instant. */
export interface Shown { back: number; forward: number }
/** Links in the head of every page, and where they lead; clicked in turn they make any number of pages read. */
const ROUND = [['.help', '/en/500/'], ['.bar a[href="/en/909/"]', '/en/909/'], ['.mark', '/en/']] as const;
/** Every page the suite opens. */
export const PAGES = ['en', 'en/101', 'en/500', 'en/909', 'en/408', 'es/408', 'en/902', 'en/905/w'];

export class Reader {
  readonly engine: Engine; readonly screen: Screen; readonly places: Places;
  /** Where the page stands in the window. */
  private corner = { x: 0, y: 0 };
  constructor(engine: Engine, screen: Screen, places: Places) { this.engine = engine; this.screen = screen; this.places = places; }

  /** A new tab with a page of another site in it, blue, from which all else is measured. */
  async begin(): Promise<void> {
    this.screen.watch();
    await this.engine.newTab();
    await this.before();
  }
  /** Opens the page of another site in this tab. */
  async before(): Promise<void> {
    await this.typed(`${this.places.start}/`, async () => this.screen.shows('start'));
    await this.screen.until('start');
    await this.screen.settle(300, 100);
    this.corner = this.screen.area('start');
  }
  /** To our first page by the link on the page of the other site. */
  async byLink(blind = false): Promise<void> { this.screen.click({ x: this.corner.x + 150, y: this.corner.y + 150 }); if (!blind) await this.there('/en/101/'); }
  /** To a page of ours by its address, typed. */
  async byAddress(path = '/en/101/'): Promise<void> { await this.typed(this.places.ours + path, () => this.isThere(path)); await this.there(path); }

  /** Types an address, and once more if the browser lost it: a new tab that is still drawing itself empties its address bar. */
  private async typed(address: string, arrived: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) {
      await this.screen.visit(address);
      for (const end = performance.now() + 6000; performance.now() < end; await wait(100)) if (await arrived()) return;
    }
  }
  private async isThere(path: string): Promise<boolean> {
    return this.screen.shows('ours') && this.engine.ask<boolean>(`location.pathname + location.hash === ${JSON.stringify(path)} && document.readyState === "complete"`).catch(() => false);
  }
  /** Waits until this page of ours is on the screen. */
  async there(path: string): Promise<void> {
    const end = performance.now() + 20_000;
    for (;;) {
      if (await this.isThere(path)) break;
      if (performance.now() > end) throw new Error(`${path} did not come on the screen; the tab is at ${await this.engine.address()}. See ${this.screen.picture('no-page')}.`);
      await wait(80);
    }
    await wait(150);
  }
  /**
   * A real press of a mouse button on an element. @param blind where the page cannot be asked (scripts off; WebKit's driver after Back), the
   * place the same element had before in this engine. @returns when the press began.
   */
  async press(selector: string, blind = false): Promise<number> {
    const known = `${this.engine.name} ${selector}`;
    const at = blind ? Reader.known.get(known) : await this.engine.ask<{ x: number; y: number }>(`(() => { const e = document.querySelector(${JSON.stringify(selector)}), box = () => e.getClientRects()[0]; if (!e.closest('.dock') && (box().top < (e.closest('.top') ? 0 : 70) || box().bottom > innerHeight - 10)) e.scrollIntoView({ block: 'center' }); const r = box(); return { x: r.x + Math.min(r.width / 2, 60), y: r.y + r.height / 2 }; })()`);
    if (!at) throw new Error(`Nobody knows where ${selector} is in ${this.engine.name}.`);
    Reader.known.set(known, at);
    const began = performance.now();
    this.screen.click({ x: this.corner.x + at.x, y: this.corner.y + at.y });
    return began;
  }
  private static readonly known = new Map<string, { x: number; y: number }>();
  /** Reads two more pages without asking the page anything. */
  async readBlind(): Promise<void> {
    for (const [link] of ROUND.slice(0, 2)) { await this.press(link, true); await this.screen.settle(900, 700); }
  }
  /** Reads so many more pages of ours by links. */
  async read(pages: number): Promise<void> {
    for (let i = 0; i < pages; i += 1) { const [link, path] = ROUND[i % ROUND.length]!; await this.press(link); await this.there(path); }
  }
  /** Presses the leave button and waits for the other site. @returns when the press began. */
  async leave(blind = false): Promise<number> {
    const began = await this.press('#leave', blind);
    await this.left();
    return began;
  }
  async left(): Promise<void> { await this.screen.until('neutral'); await this.screen.settle(); }

  /**
   * Presses Back so often that any page of the tab must have come, then Forward. Ends early at the page she came from.
   * @param patient where something of ours is awaited: each press is given time until the page changes, so that a late one is not counted twice;
   * a press that changes nothing is the end of the list.
   */
  async pressBackAndForward(presses: number, patient = false): Promise<Shown> {
    const go = async (press: () => void, enough: () => boolean) => {
      let shown = 0, moved = true;
      for (let i = 0; i < presses && moved; i += 1) {
        const since = performance.now(), face = this.screen.face();
        press();
        if (patient) moved = await this.screen.settleFrom(face); else await this.screen.settle(500, 350);
        // What a busy machine still has in hand after the last press comes, if it comes, now.
        if (i === presses - 1 && !patient) await this.screen.settle(800, 800);
        if (this.screen.showed('ours', since)) shown += 1;
        if (enough()) break;
      }
      return shown;
    };
    const back = await go(() => this.engine.back(), () => this.screen.shows('start'));
    return { back, forward: await go(() => this.engine.forward(), () => false) };
  }
  /** The Referer headers the harmless page got. */
  referers(): string[] { return this.places.asked.map((r) => r.headers.referer ?? '').filter(Boolean); }
  async end(): Promise<void> { this.screen.stopWatching(); this.places.slow = 0; await this.places.up(); await this.engine.closeTab(); }
}
