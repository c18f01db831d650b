/** WebKitGTK of Debian: its own small browser in a window, asked by WebDriver. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { newProfile, type Engine, type Options } from './engine.ts';
import { wait, type Screen } from './screen.ts';

/** Where Debian keeps the browser, whatever the machine's kind. @throws Error when it is not there. */
export function program(): string {
  for (const kind of readdirSync('/usr/lib').filter((n) => n.includes('-linux-gnu'))) {
    const file = join('/usr/lib', kind, 'webkit2gtk-4.1/MiniBrowser');
    if (existsSync(file)) return file;
  }
  throw new Error('MiniBrowser of webkit2gtk-4.1 is not here (Debian package webkit2gtk-driver).');
}
/** The buttons of its toolbar, which has no keys for them: from the left edge, in its first row. */
const BACK = { x: 22, y: 24 }, FORWARD = { x: 57, y: 24 };

const freePort = () => new Promise<number>((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address() as AddressInfo; server.close(() => done(port)); });
});

export async function webkit(screen: Screen, { scripts = true, profile = newProfile('webkit') }: Options = {}): Promise<Engine> {
  const env = { ...process.env, DISPLAY: screen.display, HOME: profile, XDG_DATA_HOME: profile, XDG_CACHE_HOME: profile, XDG_CONFIG_HOME: profile, NO_AT_BRIDGE: '1' };
  const port = await freePort(), driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env });
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, signal: AbortSignal.timeout(15_000), ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = await answer.json() as { value: T & { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`WebKit, ${path}: ${value.error} ${value.message}`);
    return value;
  };
  for (let i = 0; i < 300; i += 1) { if (await call('GET', '/status').then(() => true, () => false)) break; await wait(100); }
  const args = ['--automation', ...(scripts ? [] : ['--enable-javascript=false'])];
  const { sessionId, capabilities } = await call<{ sessionId: string; capabilities: { browserVersion: string } }>('POST', '/session', {
    capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: program(), args } } },
  }).catch((e: unknown) => { driver.kill(); throw e; });
  const at = `/session/${sessionId}`;
  /** Turns the driver to the tab that is in front. */
  const front = async () => {
    const handles = await call<string[]>('GET', `${at}/window/handles`);
    if (handles.length === 1) { await call('POST', `${at}/window`, { handle: handles[0] }); return; }
    for (const handle of handles) {
      await call('POST', `${at}/window`, { handle });
      if (await call<string>('POST', `${at}/execute/sync`, { script: 'return document.visibilityState', args: [] }).catch(() => '') === 'visible') return;
    }
  };
  // The driver opens tabs at the end and leaves the first one in front: a press on the tab itself brings it there. One tab alone has no row.
  let tabs = 1, inFront = 0;
  const toTab = async (index: number) => {
    inFront = index;
    await screen.settle();
    if (tabs > 1) { screen.click({ x: (1280 * (index + 0.4)) / tabs, y: 56 }); await screen.settle(); }
  };
  await screen.settle();
  return {
    name: 'WebKit', profile, version: capabilities.browserVersion,
    ask: async (expression) => { await front(); return call('POST', `${at}/execute/sync`, { script: `return (${expression})`, args: [] }); },
    address: async () => { await front(); return call('GET', `${at}/url`); },
    back: () => screen.click(BACK),
    forward: () => screen.click(FORWARD),
    newTab: async () => {
      await front();
      await call('POST', `${at}/window/new`, { type: 'tab' });
      tabs += 1;
      await toTab(tabs - 1);
    },
    previousTab: () => toTab(inFront - 1),
    closeTab: async () => {
      await front();
      await call('DELETE', `${at}/window`);
      tabs -= 1;
      await wait(300);
      await toTab(tabs - 1);
    },
    restoreTab: undefined,
    close: async () => { await call('DELETE', at).catch(() => {}); driver.kill(); await wait(500); },
  };
}
