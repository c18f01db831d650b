/** Firefox ESR of Debian in a window, asked by WebDriver BiDi. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from './wire.ts';
import { newProfile, type Engine, type Options } from './engine.ts';
import { wait, type Screen } from './screen.ts';

export const PROGRAM = '/usr/bin/firefox-esr';
/** No welcome pages, no calls home; nothing that touches history, caches or navigation. */
const PREFS: Record<string, unknown> = {
  'browser.aboutwelcome.enabled': false, 'browser.shell.checkDefaultBrowser': false, 'browser.startup.homepage_override.mstone': 'ignore', 'browser.startup.page': 0,
  'browser.newtabpage.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false, 'datareporting.usage.uploadEnabled': false, 'toolkit.telemetry.enabled': false, 'app.normandy.enabled': false, 'termsofuse.bypassNotification': true,
  'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false, 'services.settings.server': 'http://127.0.0.1:9/', 'browser.translations.automaticallyPopup': false,
  'browser.safebrowsing.malware.enabled': false, 'browser.safebrowsing.phishing.enabled': false, 'extensions.update.enabled': false, 'app.update.enabled': false, 'sidebar.revamp': false, 'browser.tabs.warnOnClose': false,
  // The driver's own settings would change how Firefox keeps its history.
  'remote.prefs.recommended': false,
};

interface Context { context: string; url: string }

export async function firefox(screen: Screen, { scripts = true, profile = newProfile('firefox') }: Options = {}): Promise<Engine> {
  writeFileSync(join(profile, 'user.js'), Object.entries({ ...PREFS, 'javascript.enabled': scripts }).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  // The first tab is not an empty one: an empty one alone would give way to a tab brought back, and the window would end with that.
  const child = spawn(PROGRAM, ['--profile', profile, '--no-remote', '--remote-debugging-port=0', scripts ? 'about:mozilla' : 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, DISPLAY: screen.display, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' } });
  const at = await new Promise<string>((done, failed) => {
    let text = '';
    child.once('error', failed);
    child.stderr!.on('data', (part: Buffer) => { text += part.toString(); const found = /WebDriver BiDi listening on (ws:\S+)/.exec(text); if (found) done(found[1]!); });
    setTimeout(() => failed(new Error(`Firefox did not come up in a minute: ${text.slice(-300)}`)), 60_000).unref();
  });
  const wire = await connect(`${at}/session`);
  const { capabilities } = await wire.send<{ capabilities: { browserVersion: string } }>('session.new', { capabilities: {} });
  const tabs = async () => (await wire.send<{ contexts: Context[] }>('browsingContext.getTree', { maxDepth: 0 })).contexts;
  const inTab = async <T>(context: string, expression: string): Promise<T> => {
    const answer = await wire.send<{ result: { value: string }; exceptionDetails?: { text: string } }>('script.evaluate', { expression: `(async () => JSON.stringify(await (${expression})))()`, target: { context }, awaitPromise: true });
    if (answer.exceptionDetails) throw new Error(`${expression}: ${answer.exceptionDetails.text}`);
    return answer.result.value === undefined ? undefined as T : JSON.parse(answer.result.value) as T;
  };
  const front = async (): Promise<Context> => {
    const all = await tabs();
    for (const tab of all) if (all.length === 1 || await inTab<string>(tab.context, 'document.visibilityState').catch(() => '') === 'visible') return tab;
    throw new Error('No tab of Firefox is in front.');
  };
  await screen.settle();
  return {
    name: 'Firefox', profile, version: capabilities.browserVersion,
    ask: async (expression) => inTab((await front()).context, expression),
    address: async () => (await front()).url,
    back: () => screen.key('alt+Left'),
    forward: () => screen.key('alt+Right'),
    newTab: async () => { screen.key('ctrl+t'); await wait(900); },
    previousTab: async () => { screen.key('ctrl+Page_Up'); await screen.settle(); },
    closeTab: async () => { screen.key('ctrl+w'); await wait(500); },
    restoreTab: async () => { screen.key('ctrl+shift+t'); await screen.settle(); },
    close: async () => {
      const gone = new Promise((done) => { child.once('exit', done); });
      await wire.send('browser.close').catch(() => {});
      await Promise.race([gone, wait(20_000)]);
      wire.close();
      child.kill('SIGKILL');
    },
  };
}
