/** Chromium of Debian in a window, with the back/forward cache it has by default. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from './wire.ts';
import { fileText, newProfile, type Engine, type Options } from './engine.ts';
import { wait, type Screen } from './screen.ts';

interface Target { targetId: string; type: string; url: string }
export const PROGRAM = '/usr/bin/chromium';

export async function chromium(screen: Screen, { scripts = true, profile = newProfile('chromium') }: Options = {}): Promise<Engine> {
  if (!scripts) {
    mkdirSync(join(profile, 'Default'), { recursive: true });
    writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ profile: { default_content_setting_values: { javascript: 2 } } }));
  }
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  const child = spawn(PROGRAM, [
    `--user-data-dir=${profile}`, '--remote-debugging-port=0', '--no-first-run', '--no-default-browser-check', '--test-type', '--password-store=basic', '--disable-gpu',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--lang=en', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), 'about:blank',
  ], { stdio: 'ignore', env: { ...process.env, DISPLAY: screen.display, HOME: profile } });
  const [port, path] = (await fileText(join(profile, 'DevToolsActivePort'))).trim().split('\n');
  const wire = await connect(`ws://127.0.0.1:${port}${path}`);

  /** Opens a line to a tab only for as long as a question takes, so that the driver changes as little as can be. */
  const inTab = async <T>(target: Target, expression: string): Promise<T> => {
    const { sessionId } = await wire.send<{ sessionId: string }>('Target.attachToTarget', { targetId: target.targetId, flatten: true });
    try {
      const { result, exceptionDetails } = await wire.send<{ result: { value: T }; exceptionDetails?: { text: string } }>('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true }, { sessionId });
      if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
      return result.value;
    } finally { await wire.send('Target.detachFromTarget', { sessionId }).catch(() => {}); }
  };
  const front = async (): Promise<Target> => {
    const { targetInfos } = await wire.send<{ targetInfos: Target[] }>('Target.getTargets');
    const tabs = targetInfos.filter((t) => t.type === 'page');
    for (const tab of tabs) if (tabs.length === 1 || await inTab<string>(tab, 'document.visibilityState').catch(() => '') === 'visible') return tab;
    throw new Error('No tab of Chromium is in front.');
  };
  await screen.settle();
  return {
    name: 'Chromium', profile, version: (await wire.send<{ product: string }>('Browser.getVersion')).product.split('/')[1]!,
    ask: async (expression) => inTab(await front(), expression),
    address: async () => (await front()).url,
    back: () => screen.key('alt+Left'),
    forward: () => screen.key('alt+Right'),
    newTab: async () => { screen.key('ctrl+t'); await wait(900); },
    previousTab: async () => { screen.key('ctrl+Page_Up'); await screen.settle(); },
    closeTab: async () => { screen.key('ctrl+w'); await wait(500); },
    restoreTab: async () => { screen.key('ctrl+shift+t'); await screen.settle(); },
    close: async () => {
      const gone = new Promise((done) => { child.once('exit', done); });
      await wire.send('Browser.close').catch(() => {});
      await Promise.race([gone, wait(10_000)]);
      wire.close();
      child.kill('SIGKILL');
    },
  };
}
