/** A real screen (Xvfb), a window manager, real presses (xdotool), and an eye that looks at the pixels: what counts is what is on the glass. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { crc32, deflateSync } from 'node:zlib';

/** What can be told apart by colour: our pages are drawn on a paper of their own, the stand-ins are in colours nothing else has. */
export const COLOURS = { ours: 0xfbf9f5, neutral: 0xff00ff, start: 0x0000ff } as const;
export type Seen = keyof typeof COLOURS;
export interface Look { ours: number; neutral: number; start: number }
export interface Moment { at: number; look: Look }

const WIDTH = 1280, HEIGHT = 900;
/** Every eighth row is looked at: nothing of a page is so small that it falls between. */
const STEP = 8;
/** So many pixels of a colour, in the rows looked at, are a page (the letters of a tab are not). */
const ENOUGH = 150;

export const wait = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

export class Screen {
  readonly folder: string;
  readonly display: string;
  private readonly children: ChildProcess[];
  private readonly file: number;
  private readonly offset: number;
  private readonly line: number;
  private readonly row: Buffer;
  private timer: NodeJS.Timeout | undefined;
  /** What the eye saw since `watch`, one entry for every change. */
  private seen: Moment[] = [];

  private constructor(folder: string, display: string, children: ChildProcess[]) {
    this.folder = folder; this.display = display; this.children = children;
    this.file = openSync(join(folder, 'Xvfb_screen0'), 'r');
    const head = Buffer.alloc(100);
    readSync(this.file, head, 0, 100, 0);
    // The frame buffer is an XWD file: size of the head, number of colours, bytes a line.
    this.offset = head.readUInt32BE(0) + head.readUInt32BE(19 * 4) * 12;
    this.line = head.readUInt32BE(12 * 4);
    this.row = Buffer.alloc(this.line);
  }

  /** @throws Error when the screen does not come up in ten seconds. */
  static async start(): Promise<Screen> {
    const folder = mkdtempSync(join(tmpdir(), 'screen-'));
    const x = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-fbdir', folder, '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const display = await new Promise<string>((done, failed) => {
      let text = '';
      x.once('error', failed); x.once('exit', () => failed(new Error('Xvfb ended before its screen was there.')));
      (x.stdio[3] as NodeJS.ReadableStream).on('data', (part: Buffer) => { text += part.toString(); if (text.includes('\n')) done(`:${text.trim()}`); });
      setTimeout(() => failed(new Error('Xvfb gave no screen within ten seconds.')), 10_000).unref();
    });
    writeFileSync(join(folder, 'rc.xml'), '<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application class="*" type="normal"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application></applications></openbox_config>');
    const manager = spawn('openbox', ['--config-file', join(folder, 'rc.xml')], { stdio: 'ignore', env: { ...process.env, DISPLAY: display } });
    await wait(300);
    return new Screen(folder, display, [manager, x]);
  }

  /** Runs xdotool on this screen. @throws Error with its words when it fails. */
  x(...words: (string | number)[]): string {
    const { status, stdout, stderr } = spawnSync('xdotool', words.map(String), { env: { ...process.env, DISPLAY: this.display }, encoding: 'utf8' });
    if (status !== 0) throw new Error(`xdotool ${words.join(' ')}: ${stderr || 'failed'}`);
    return stdout.trim();
  }
  key(...keys: string[]): void { this.x('key', '--clearmodifiers', '--delay', 40, ...keys); }
  type(text: string): void { this.x('type', '--clearmodifiers', '--delay', 8, text); }
  /** An address typed into the address bar, which every browser reaches by the same keys; Delete takes away what the browser adds to it. */
  async visit(address: string): Promise<void> { this.key('ctrl+l'); await wait(150); this.type(address); await wait(350); this.key('Delete', 'Return'); }
  click(at: { x: number; y: number }, button = 1): void { this.x('mousemove', Math.round(at.x), Math.round(at.y), 'click', button); }

  /** What is on the screen now. */
  look(): Look {
    const look: Look = { ours: 0, neutral: 0, start: 0 };
    for (let y = 0; y < HEIGHT; y += STEP) {
      readSync(this.file, this.row, 0, this.line, this.offset + y * this.line);
      const pixels = new Uint32Array(this.row.buffer, this.row.byteOffset, WIDTH);
      for (let x = 0; x < WIDTH; x += 1) {
        const colour = pixels[x]! & 0xffffff;
        if (colour === COLOURS.ours) look.ours += 1; else if (colour === COLOURS.neutral) look.neutral += 1; else if (colour === COLOURS.start) look.start += 1;
      }
    }
    return look;
  }
  shows(what: Seen): boolean { return this.look()[what] > ENOUGH; }

  /** Looks on, a hundred times a second, and remembers each change. */
  watch(): void {
    this.seen = [];
    clearInterval(this.timer);
    const state = (look: Look) => (Object.keys(COLOURS) as Seen[]).map((name) => (look[name] > ENOUGH ? name : '')).join();
    let last = '-';
    const glance = () => { const look = this.look(), now = state(look); if (now !== last) { last = now; this.seen.push({ at: performance.now(), look }); } };
    glance();
    this.timer = setInterval(glance, 10);
  }
  stopWatching(): void { clearInterval(this.timer); }
  /**
   * Whether this is on the screen now, or came on it at any moment since a time, however shortly. What stood there at that time and is
   * being drawn over, half one picture and half the next, has not come: it counts again once it has been gone.
   */
  showed(what: Seen, since: number): boolean {
    const later = this.seen.filter((m) => m.at > since), stood = (this.seen.findLast((m) => m.at <= since)?.look[what] ?? 0) > ENOUGH;
    const gone = stood ? later.findIndex((m) => m.look[what] <= ENOUGH) : 0;
    return this.shows(what) || (gone >= 0 && later.slice(gone).some((m) => m.look[what] > ENOUGH));
  }
  /** The first moment after a time at which this was no longer there. */
  goneAt(what: Seen, since: number): number | undefined { return this.seen.find((m) => m.at >= since && m.look[what] <= ENOUGH)?.at; }

  /** What the page's part of the window looks like, as one number (below the bars of the browser). */
  face(): number {
    let sum = 0;
    for (let y = 160; y < HEIGHT; y += STEP) {
      readSync(this.file, this.row, 0, this.line, this.offset + y * this.line);
      const pixels = new Uint32Array(this.row.buffer, this.row.byteOffset, WIDTH);
      for (let x = 0; x < WIDTH; x += 1) sum = (Math.imul(sum, 31) + pixels[x]!) | 0;
    }
    return sum;
  }
  /** Waits, at most so long, until the page looks another way than before, and then until it stays so. @returns whether it came to look another way. */
  async settleFrom(before: number, ms = 25_000): Promise<boolean> {
    // A page of one colour has changed when its colour goes: a hint drawn over it by the browser, while the next page is on its way, is no change.
    const from = performance.now(), stood = (['neutral', 'start'] as const).find((what) => this.shows(what));
    const changed = () => (stood ? !this.shows(stood) : this.face() !== before) || this.seen.some((m) => m.at > from);
    while (!changed()) { if (performance.now() > from + ms) return false; await wait(50); }
    // A window that is blank between two pages is not at rest yet.
    const end = performance.now() + ms, blank = () => !(Object.keys(COLOURS) as Seen[]).some((what) => this.shows(what));
    for (let last = this.face(), since = performance.now(); (performance.now() - since < 1200 || blank()) && performance.now() < end; await wait(50)) { const now = this.face(); if (now !== last) { last = now; since = performance.now(); } }
    return true;
  }
  /** Waits until nothing has changed for a while. */
  async settle(quiet = 600, least = 300): Promise<void> {
    await wait(least);
    const end = performance.now() + 8000;
    let from = performance.now(), last = '';
    while (performance.now() < end) {
      const { ours, neutral, start } = this.look(), now = [ours, neutral, start].map((n) => n > ENOUGH).join();
      if (now !== last) { last = now; from = performance.now(); }
      if (performance.now() - from > quiet) return;
      await wait(40);
    }
  }
  /** @throws Error with a picture's name when it does not come in time. */
  async until(what: Seen, there = true, ms = 20_000): Promise<void> {
    const end = performance.now() + ms;
    while (this.shows(what) !== there) {
      if (performance.now() > end) throw new Error(`"${what}" did not ${there ? 'come on' : 'go off'} the screen in ${ms / 1000} seconds. See ${this.picture(`late-${what}`)}.`);
      await wait(30);
    }
  }

  /** The rectangle this colour fills: where the page stands in the window. @throws Error when it is not there. */
  area(what: Seen): { x: number; y: number; width: number; height: number } {
    const pixels = this.pixels();
    let left = WIDTH, right = -1, top = -1, bottom = -1;
    for (let y = 0; y < HEIGHT; y += 1) for (let x = 0; x < WIDTH; x += 1) if ((pixels[y * WIDTH + x]! & 0xffffff) === COLOURS[what]) { if (top < 0) top = y; bottom = y; if (x < left) left = x; if (x > right) right = x; }
    if (right < 0) throw new Error(`"${what}" is not on the screen. See ${this.picture(`no-${what}`)}.`);
    return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  }

  private pixels(): Uint32Array {
    const all = Buffer.alloc(this.line * HEIGHT);
    readSync(this.file, all, 0, all.length, this.offset);
    return new Uint32Array(all.buffer, all.byteOffset, WIDTH * HEIGHT);
  }

  /** Keeps what is on the screen as a PNG, for the person who looks into a failure. @returns the file. */
  picture(name: string): string {
    const pixels = this.pixels(), raw = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
    for (let y = 0; y < HEIGHT; y += 1) for (let x = 0; x < WIDTH; x += 1) raw.writeUIntBE(pixels[y * WIDTH + x]! & 0xffffff, y * (1 + WIDTH * 3) + 1 + x * 3, 3);
    const part = (type: string, body: Buffer) => {
      const out = Buffer.alloc(12 + body.length);
      out.writeUInt32BE(body.length, 0); out.write(type, 4, 'latin1'); body.copy(out, 8);
      out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length);
      return out;
    };
    const head = Buffer.alloc(13);
    head.writeUInt32BE(WIDTH, 0); head.writeUInt32BE(HEIGHT, 4); head[8] = 8; head[9] = 2;
    const file = join(import.meta.dirname, '../../test-results/engines', `${name}.png`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), part('IHDR', head), part('IDAT', deflateSync(raw, { level: 1 })), part('IEND', Buffer.alloc(0))]));
    return file;
  }

  async stop(): Promise<void> {
    this.stopWatching();
    closeSync(this.file);
    for (const child of this.children) { child.kill(); await wait(100); }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
