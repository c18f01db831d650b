import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyOfContent, project, type Copy } from './copy.ts';

const FILE = 'content/en/3-sayings/304-paper.mdx';
let copy: Copy, preview: ChildProcess, address: string, page: string, said = '';
const freePort = () => new Promise<number>((done) => { const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address() as { port: number }; s.close(() => done(port)); }); });
/** The page as it comes, asked for until it shows what is waited for. @throws with what came instead, and what the preview said. */
async function shown(path: string, what: RegExp): Promise<string> {
  let html = '';
  for (let i = 0; i < 150; i++) {
    html = await fetch(address + path).then((r) => r.text(), () => '');
    if (what.test(html)) return html;
    await new Promise((done) => setTimeout(done, 1000));
  }
  throw new Error(`${path} never showed ${what}. It showed: ${html.slice(0, 500)}\n${said.slice(-1500)}`);
}

beforeAll(async () => {
  copy = copyOfContent();
  for (const name of ['src', 'astro.config.mjs', 'package.json', 'tsconfig.json']) cpSync(join(project, name), join(copy.root, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(copy.root, 'node_modules'));
  page = copy.read(FILE);
  // Where Astro sees that it runs under vitest it answers no request of its own ("Cannot GET"): an editor's terminal says nothing of that kind.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env, port = await freePort();
  address = `http://127.0.0.1:${port}`;
  preview = spawn(process.execPath, [join(project, 'node_modules/astro/bin/astro.mjs'), 'dev', '--host', '127.0.0.1', '--port', String(port)], { cwd: copy.root, env: { ...env, ASTRO_TELEMETRY_DISABLED: '1', SITE_TODAY: '2026-11-22' } });
  for (const stream of [preview.stdout!, preview.stderr!]) stream.on('data', (words: Buffer) => { said += words; });
}, 60_000);
afterAll(async () => {
  const ended = new Promise((done) => preview.once('exit', done));
  preview.kill();
  await ended;
  copy.remove();
});

test('the preview shows the findings of a page on the page itself, and what is wrong with a page that cannot be read', async () => {
  expect(await shown('/en/304/', /data-findings="0"/)).toMatch(/<summary>\s*Nothing to mend/);
  copy.write(FILE, `${page}\nHe will change.\n`);
  const line = page.split('\n').length + 1;
  expect(await shown('/en/304/', /data-findings="1"/)).toMatch(new RegExp(`304-paper\\.mdx:${line}:1</code> <b>promise</b>: (?:&quot;|&#34;|")He will change(?:&quot;|&#34;|") stands here`));
  // Its neighbour has nothing to mend, and says so.
  expect(await shown('/en/301/', /data-findings="/)).toContain('data-findings="0"');
  copy.write(FILE, page.slice(0, page.indexOf('</Panel>')));
  expect(await shown('/en/304/', /cannot be read just now/)).toMatch(/304-paper\.mdx:\d+:1 {2}error {2}mdx: This page cannot be read: Expected a closing tag for `&lt;Panel>`/);
  copy.write(FILE, page);
  expect(await shown('/en/304/', /data-findings="0"/)).toMatch(/<h1/);
}, 600_000);
