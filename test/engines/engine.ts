/** What the suite asks of a browser. Presses are real ones on the screen; only questions to the page go through the browser's driver. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { Screen } from './screen.ts';

export interface Options {
  /** Scripts of pages allowed, as a person sets it in her browser. */
  scripts?: boolean;
  /** A profile to go on with; otherwise a new, empty one. */
  profile?: string;
}
export interface Engine {
  name: 'Chromium' | 'Firefox' | 'WebKit';
  version: string;
  profile: string;
  /** The result of an expression in the page that is in front. */
  ask<T>(expression: string): Promise<T>;
  /** The address of the page in front, as the browser has it. */
  address(): Promise<string>;
  back(): void;
  forward(): void;
  newTab(): Promise<void>;
  /** To the tab before this one. */
  previousTab(): Promise<void>;
  closeTab(): Promise<void>;
  /** Brings the tab closed last back, as the browser's own command does; undefined where it has none. */
  restoreTab: (() => Promise<void>) | undefined;
  close(): Promise<void>;
}
export type Start = (screen: Screen, options?: Options) => Promise<Engine>;

export const newProfile = (name: string): string => mkdtempSync(join(tmpdir(), `${name}-`));

/** Waits for a file to have been written. @throws Error when it is not there in half a minute. */
export async function fileText(file: string): Promise<string> {
  for (let i = 0; i < 300; i += 1) {
    if (existsSync(file)) { const text = readFileSync(file, 'utf8'); if (text) return text; }
    await new Promise((done) => { setTimeout(done, 100); });
  }
  throw new Error(`${file} was not written.`);
}

/** A browser on a screen of its own. A busy machine may lose a start, so there are three; no promise is asked twice. @throws what the last start said. */
export async function openEngine(start: Start, options?: Options): Promise<{ screen: Screen; engine: Engine }> {
  for (let tries = 1; ; tries += 1) {
    const screen = await Screen.start();
    try { return { screen, engine: await start(screen, options) }; } catch (e) { await screen.stop(); if (tries === 3) throw e; }
  }
}
