import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { HtmlValidate } from 'html-validate';
import { parse } from 'yaml';
import { findBrowser } from '../../scripts/browser.ts';
import { fromPerson, QUESTIONS } from '../../scripts/host-questions.ts';
import { headerList, headersFor } from '../../src/build/headers.ts';
import { apache, caddy, headersFile, nginx, nginxEdge, varnish } from '../../src/build/servers.ts';
import { revealing } from '../../src/checks/discretion.ts';
import { helpOf } from '../../src/model/countries.ts';
import { sourcePages } from '../../src/model/site.ts';
import { built, inside, root, site, words } from '../site/dist.ts';
import { ask, deployment, freePort, SERVERS, type Running } from './machine.ts';

const host = (cwd: string, ...flags: string[]) => spawnSync(process.execPath, [join(root, 'scripts', 'host.ts'), ...flags], { cwd, encoding: 'utf8', input: '' });
/** A checkout of its own, so that nothing here touches ours. */
function checkout(): string {
  const folder = mkdtempSync(join(inject('folder'), 'checkout-'));
  chmodSync(folder, 0o755);
  cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true });
  for (const name of ['src', 'node_modules', 'package.json', '.astro', 'dist']) symlinkSync(join(root, name), join(folder, name));
  return folder;
}

describe('one list makes every file', () => {
  const d = { ...deployment(0), listen: undefined, name: 'steadyground.example', root: '/var/www/site', origin: '127.0.0.1:8080' };
  test('each file holds every header of the list with its value, also those of single addresses', () => {
    for (const [name, make] of Object.entries({ nginx, caddy, apache, nginxEdge, varnish, headersFile })) {
      const text = Object.values(make(d)).join('\n').replaceAll(/#.*$/gm, '');
      for (const h of headerList(inject('hashes'))) for (const value of [h.value, h.elsewhere?.value]) {
        // What goes only with pages comes from the site itself, not from the cache before it.
        if (!value || (h.found && name === 'varnish')) continue;
        if (name === 'headersFile' && h.elsewhere && value === h.value) continue;
        expect(text, `${name}: ${h.name}`).toContain(value);
        expect(text, `${name}: ${h.name}`).toContain(h.name);
      }
    }
  });

  test('in _headers no header stands under two rules, because hosts differ in what they make of that', () => {
    const names = headersFile(d)._headers!.split('\n').filter((l) => l.startsWith('  ')).map((l) => l.split(':')[0]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('the policy lets in nothing unnamed, and each page’s own policy is no wider than the one of its answer', () => {
    for (const path of ['/en/', '/en/304/', '/en/909/', '/']) {
      const policy = headersFor(inject('hashes'), path)['Content-Security-Policy']!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:|blob:/);
      expect(policy.includes("connect-src 'self'"), path).toBe(path.includes('909'));
      const own = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(built.find((b) => b.address === path)!.html)![1]!.replaceAll('&#39;', "'");
      const words = new Set(policy.split(/[; ]/));
      expect(own.split(/[; ]/).filter((word) => !words.has(word)), path).toEqual([]);
    }
  });

  test('as they are for a real host, the programs accept them', () => {
    const folder = checkout();
    for (const word of ['nginx', 'caddy', 'apache', 'headers', 'edge', 'varnish']) expect(host(folder, word, '--to', `out/${word}`).status, word).toBe(0);
    expect(host(folder, 'nginx').status).toBe(0);
    expect(existsSync(join(folder, 'hosting', 'nginx.conf'))).toBe(true);
    mkdirSync(join(folder, 'home'));
    const env = { ...process.env, HOME: join(folder, 'home'), XDG_DATA_HOME: join(folder, 'home') };
    const says = (command: string, ...flags: string[]) => { const { status, stderr, stdout } = spawnSync(command, flags, { encoding: 'utf8', env }); return status === 0 ? 'accepted' : stderr + stdout; };
    expect(says('/usr/sbin/nginx', '-t', '-e', 'stderr', '-c', join(folder, 'out/nginx/nginx.conf'), '-g', `pid ${folder}/a.pid;`)).toBe('accepted');
    expect(says('caddy', 'validate', '--config', join(folder, 'out/caddy/Caddyfile'), '--adapter', 'caddyfile')).toBe('accepted');
    expect(says('/usr/sbin/varnishd', '-C', '-f', join(folder, 'out/varnish/default.vcl'), '-n', join(folder, 'vcl'))).toBe('accepted');
  });

  test('a word or a flag the command does not know is told, with all it knows, and nothing is written', () => {
    const folder = checkout();
    for (const flags of [['iis'], ['nginx', '--port', '80'], ['nginx', '--root', '/a;b'], ['nginx', '--listen', 'a b'], ['--colour', 'red'], ['compress', '--to', 'nowhere']]) {
      const { status, stderr } = host(folder, ...flags);
      expect([status, stderr.length > 20, /\n\s+at /.test(stderr)], flags.join(' ')).toEqual([2, true, false]);
    }
    expect(existsSync(join(folder, 'hosting'))).toBe(false);
  });
});

describe('what a host is asked', () => {
  const settings = (folder: string) => readFileSync(join(folder, 'content', 'site.yaml'), 'utf8');
  test('answers given as flags are written; later ones change only what they name', () => {
    const folder = checkout(), before = settings(folder);
    expect(host(folder, '--country', 'it', '--serves', 'A host', '--logs', 'addresses', '--days', '14').status).toBe(0);
    expect(host(folder, '--run-by', 'A network', '--legal', 'Register 1', '--reach', 'post box 1', '--mending-days', '7').status).toBe(0);
    expect(host(folder, '--days', 'unknown').status).toBe(0);
    expect(parse(settings(folder))).toEqual({ ...parse(before), country: 'IT', hosting: { who: 'A host', logs: 'addresses', days: null }, contact: { name: 'A network', legal: 'Register 1', reach: 'post box 1', mending_days: 7 } });
    for (const line of before.split('\n').filter((l) => l.startsWith('#'))) expect(settings(folder)).toContain(line);
    expect(host(folder, '--serves', 'none', '--run-by', 'none', '--country', 'none').status).toBe(0);
    expect(settings(folder)).toBe(before);
  });

  test('an answer that does not fit, half an answer, or nobody to ask: told in words, and the file is as it was', () => {
    const folder = checkout(), before = settings(folder);
    for (const flags of [['--country', 'XX'], ['--country', 'Italy'], ['--stage', 'live'], ['--serves', 'A host'], ['--logs', 'all'], ['--mending-days', 'soon'], ['--country'], []]) {
      const { status, stderr } = host(folder, ...flags);
      expect([status, stderr.length > 20, /\n\s+at /.test(stderr)], flags.join(' ')).toEqual([2, true, false]);
      expect(settings(folder), flags.join(' ')).toBe(before);
    }
  });

  test('a person is asked one question after the other; Enter keeps what stands; what does not fit is asked again', async () => {
    const talk = async (typed: string[], from = site.settings) => {
      const asked: string[] = [], said: string[] = [];
      const answers = await fromPerson(async (question) => { asked.push(question); return typed.shift() ?? ''; }, (line) => said.push(line), from);
      return { answers, asked, said };
    };
    expect((await talk([])).answers).toEqual({});
    const first = await talk(['public', 'Italy', 'it', 'A host', 'all of it', 'addresses', '30', '-', 'Our group', 'Tuesdays, 18:00', 'Ms. Nobody']);
    expect(first.answers).toEqual({ stage: 'public', country: 'IT', hosting: { who: 'A host', logs: 'addresses', days: 30 }, contact: null, programme: { name: 'Our group', times: 'Tuesdays, 18:00', contact: 'Ms. Nobody' } });
    expect(first.said).toHaveLength(2);
    // A host that writes nothing down is not asked for how long.
    const second = await talk(['', '', '', 'nothing'], { ...site.settings, ...first.answers });
    expect(second.answers).toEqual({ hosting: { who: 'A host', logs: 'nothing', days: null } });
    expect(second.asked.some((q) => q.startsWith(QUESTIONS.find((x) => x.flag === 'days')!.ask))).toBe(false);
    expect(second.asked[0]).toContain('[public]');
  });
});

describe('in a real browser behind nginx', () => {
  let browser: Browser, server: Running;
  beforeAll(async () => { browser = await chromium.launch(await findBrowser()); server = await SERVERS.nginx(await freePort()); });
  afterAll(async () => { await browser?.close(); await server?.stop(); });

  test('the search runs under the policy in every language, and nothing is refused or asked of others', async () => {
    const page = await browser.newPage(), said: string[] = [], foreign: string[] = [];
    page.on('console', (m) => said.push(m.text()));
    page.on('pageerror', (e) => said.push(String(e)));
    page.on('request', (r) => { if (!r.url().startsWith(`http://localhost:${server.port}/`)) foreign.push(r.url()); });
    for (const [lang, word] of Object.entries({ en: 'programme', es: 'programa', ar: 'برنامج' })) {
      await page.goto(`http://localhost:${server.port}/${lang}/909/`);
      await page.locator('#find').fill(word);
      await page.locator('#inside').click();
      await page.locator('#found-inside a').first().waitFor();
      expect(await page.locator('#found-inside a').first().getAttribute('href'), lang).toMatch(new RegExp(`^/${lang}/(?:\\d{3}/)?`));
    }
    expect(said).toEqual([]);
    expect(foreign).toEqual([]);
    await page.close();
  });

  test('a page of every kind comes packed, with an empty console, and leaves no copy in the browser', async () => {
    const context = await browser.newContext(), page = await context.newPage(), said: string[] = [];
    page.on('console', (m) => said.push(m.text()));
    for (const path of ['/', '/en/', '/en/304/', '/ar/500/it/', '/304/']) {
      const answer = (await page.goto(`http://localhost:${server.port}${path}`))!;
      expect(await answer.headerValue('content-encoding'), path).toBe('br');
      const again = (await page.reload())!;
      expect([again.status(), again.fromServiceWorker(), (await again.request().sizes()).responseBodySize > 0], path).toEqual([200, false, true]);
    }
    expect(said).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });
});

describe('a site that ends', () => {
  const folder = checkout(), page = (file: string) => readFileSync(join(folder, 'closing', file), 'utf8');
  test('has a page at every address it ever had, at every number in every language, and bare', () => {
    const { status, stderr } = host(folder, 'closing');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const missing = (addresses: string[]) => addresses.filter((a) => !existsSync(join(folder, 'closing', a.endsWith('/') ? `${a}index.html` : a)));
    expect(missing(built.map((b) => b.address))).toEqual([]);
    const numbers = [...sourcePages(site).map((p) => p.number).filter((n) => n !== '000'), ...site.withdrawn.map((w) => w.number)];
    expect(missing(numbers.flatMap((n) => [`/${n}/`, ...site.languages.map((l) => `/${l}/${n}/`)]))).toEqual([]);
    expect(missing(site.languages.flatMap((l) => [`/${l}/`, `/${l}/404.html`, ...site.countries.map(({ country }) => `/${l}/500/${country.code.toLowerCase()}/`)]))).toEqual([]);
  });

  test('says so in the language of the address, leads to help, keeps the way out, and no word of its head gives her away', () => {
    for (const lang of site.languages) for (const rest of ['', '304/', '500/', '500/it/', '905/a/', '404.html']) {
      const html = page(`${lang}/${rest}${rest.endsWith('.html') ? '' : 'index.html'}`), w = site.words[lang]!;
      expect(inside(html, 'h1')).toBe(w.ended_title);
      expect(html).toContain(`<html lang="${lang}"`);
      expect(words(html)).toContain(w.ended_danger);
      expect(html).toContain(`<a id="leave" href="${site.settings.leave[lang]}" rel="nofollow noreferrer">`);
      expect(html).toContain(`href="/${lang}/500/"`);
      expect(html).toContain('<meta name="robots" content="noindex">');
      expect(inside(html, 'title')).toBe(site.settings.name);
      expect(revealing(/<meta name="description" content="([^"]+)">/.exec(html)![1]!, site.stems[lang]!)).toBeUndefined();
    }
    for (const lang of site.languages) expect(words(page('304/index.html'))).toContain(site.words[lang]!.ended_title);
  });

  test('keeps the emergency numbers with their date, and no other number: nobody mends those any more', () => {
    for (const code of ['IT', 'ES', 'GB', 'TR']) {
      const html = page(`en/500/${code.toLowerCase()}/index.html`), sure = helpOf(site, code).emergency.map((n) => `tel:${n.number}`);
      expect([...html.matchAll(/href="(tel:[^"]+)"/g)].map((m) => m[1]), code).toEqual(sure);
      if (sure.length) expect(html).toContain(site.words.en!.ended_date.split('{date}')[1]);
    }
    const list = page('es/500/index.html');
    for (const { country } of site.countries) expect(list, country.code).toContain(`href="/es/500/${country.code.toLowerCase()}/"`);
  });

  test('its pages are sound HTML, small, and run in a browser under the same headers with an empty console', async () => {
    const validator = new HtmlValidate(JSON.parse(readFileSync(join(root, '.htmlvalidate.json'), 'utf8')) as object);
    for (const file of ['index.html', '304/index.html', '404.html', 'ar/304/index.html', 'es/500/index.html', 'en/500/gb/index.html']) {
      const { results } = await validator.validateString(page(file));
      expect(results.flatMap((r) => r.messages.map((m) => `${file}: ${m.message}`))).toEqual([]);
    }
    expect(host(folder, 'compress', '--to', 'closing').status).toBe(0);
    expect(readFileSync(join(folder, 'closing/en/304/index.html.br')).length).toBeLessThan(14_100);
    const server = await SERVERS.nginx(await freePort(), { root: join(folder, 'closing') }), browser = await chromium.launch(await findBrowser());
    try {
      expect((await ask(server.port, { path: '/ar/998/' }))!.body.toString()).toContain(site.words.ar!.ended_title);
      const tab = await browser.newPage(), said: string[] = [];
      tab.on('console', (m) => said.push(m.text()));
      await tab.route(/^https?:\/\/(?!localhost)/, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Neutral</h1>' }));
      await tab.goto(`http://localhost:${server.port}/304/`);
      await tab.goto(`http://localhost:${server.port}/es/304/`);
      await tab.locator('#leave').click();
      await tab.waitForURL(site.settings.leave.es!);
      expect(said).toEqual([]);
    } finally { await browser.close(); await server.stop(); }
  });

  test('never empties a folder somebody named', () => {
    expect(host(folder, 'closing', '--to', 'content').status).toBe(2);
    expect(existsSync(join(folder, 'content', 'site.yaml'))).toBe(true);
  });
});
