/** What runs before every command: on a fresh machine, on a used one, on one with an old Node. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { project } from './copy.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'setup-'));
  mkdirSync(join(root, 'scripts'));
  cpSync(join(project, 'scripts/setup.mjs'), join(root, 'scripts/setup.mjs'));
  writeFileSync(join(root, 'package-lock.json'), '{}');
  // An npm that notes what it was asked for, and puts the right Node where the real one would.
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'bin/npm'), `#!/bin/sh\necho "$@" >> "${root}/asked"\nmkdir -p "${root}/node_modules/.bin"\ntouch "${root}/node_modules/.bin/node"\n[ ! -e "${root}/offline" ]\n`);
  chmodSync(join(root, 'bin/npm'), 0o755);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const asked = () => (existsSync(join(root, 'asked')) ? readFileSync(join(root, 'asked'), 'utf8').trim().split('\n') : []);
/** @param version the Node that this pretends to be. */
const setup = (version?: string) => {
  const older = version ? ['--import', `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`] : [];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...older, join(root, 'scripts/setup.mjs')], { encoding: 'utf8', env: { ...process.env, PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH}` } });
  return { status, stdout, stderr };
};

test('the first run installs from the lock file, the second does nothing and says nothing', () => {
  expect(setup()).toMatchObject({ status: 0, stdout: expect.stringContaining('only once') });
  expect(asked()).toEqual(['ci --no-audit --no-fund --loglevel=error']);
  expect(setup()).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(asked()).toHaveLength(1);
});
test('a changed lock file is installed', () => {
  setup();
  writeFileSync(join(root, 'package-lock.json'), '{"packages":{}}');
  setup();
  expect(asked()).toHaveLength(2);
  expect(readFileSync(join(root, 'node_modules/.installed'), 'utf8')).toBe(createHash('sha256').update('{"packages":{}}').digest('hex'));
});
test('where somebody has run npm ci, nothing is installed again; where the list came after it, it is', () => {
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  for (const file of ['.package-lock.json', '.bin/node']) writeFileSync(join(root, 'node_modules', file), '{}');
  const at = (file: string, seconds: number) => utimesSync(join(root, file), seconds, seconds);
  at('package-lock.json', 1_000);
  at('node_modules/.package-lock.json', 2_000);
  expect([setup().status, asked()]).toEqual([0, []]);
  at('package-lock.json', 3_000);
  expect([setup().status, asked().length]).toEqual([0, 1]);
});
test('what could not be installed is said in a sentence, and tried again next time', () => {
  writeFileSync(join(root, 'offline'), '');
  expect(setup()).toMatchObject({ status: 1, stderr: expect.stringContaining('could not be installed') });
  expect(existsSync(join(root, 'node_modules/.installed'))).toBe(false);
});
test('a Node that is too old gets one sentence and no stack', () => {
  const { status, stderr } = setup('18.20.8');
  expect([status, stderr]).toEqual([1, 'Steady Ground needs Node 20 or newer to start; this is Node 18.20.8. Install Node 24 from your system or from nodejs.org, then try again.\n']);
  expect(asked()).toEqual([]);
});
test('every command for editors gets the machine ready first', () => {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  for (const name of ['start', 'test', 'dev', 'check', 'checked', 'confirm', 'new', 'status', 'translate', 'host']) expect(scripts[name], name).toMatch(/^node scripts\/setup\.mjs && /);
});
