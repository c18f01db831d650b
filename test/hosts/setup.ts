/** Before all: the programs, and a copy of the built site packed as a host would have it. */
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { installDebian } from '../../scripts/browser.ts';
import { compressFolder } from '../../src/build/compress.ts';

export const PACKAGES = ['nginx', 'libnginx-mod-http-brotli-static', 'caddy', 'varnish', 'apache2'];

declare module 'vitest' { export interface ProvidedContext { folder: string; hashes: Record<string, string> } }

/** @throws Error that says what to install or to build; that fails the whole run, because a promise that was not looked at is not kept. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const root = join(import.meta.dirname, '..', '..');
  if (!existsSync(join(root, 'dist', 'index.html'))) throw new Error('There is no built site. Run `npm run build` first.');
  if (!installDebian(PACKAGES)) throw new Error(`These tests start real servers and need Debian's packages ${PACKAGES.join(', ')}. As root on Debian they are installed by themselves; else: apt-get install ${PACKAGES.join(' ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'hosts-'));
  // Servers started by root serve as a user of their own.
  chmodSync(folder, 0o755);
  cpSync(join(root, 'dist'), join(folder, 'site'), { recursive: true });
  await compressFolder(join(folder, 'site'));
  provide('folder', folder);
  provide('hashes', JSON.parse(readFileSync(join(root, '.astro', 'hashes.json'), 'utf8')) as Record<string, string>);
  return () => rmSync(folder, { recursive: true, force: true });
}
