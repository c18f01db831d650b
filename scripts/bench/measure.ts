/** What the benchmarks share: copies of the project in other sizes, the CPU time and memory of a command, and tables. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SOURCE, type Lang } from '../../src/model/languages.ts';
import { installDebian } from '../browser.ts';
import { grow, type Size } from './grow.ts';

export const project = join(import.meta.dirname, '..', '..');

/** The sizes that are measured: the source language alone, the site as it is, and two that are multiplied. */
export const SIZES: Record<string, Size> = {
  english: { languages: [SOURCE] },
  today: { languages: readdirSync(join(project, 'content')).filter((name) => /^[a-z]{2}$/.test(name)) as Lang[] },
  thousand: { numbers: 334, languages: ['en', 'es', 'ar'] },
  large: { numbers: 834, languages: ['en', 'es', 'ar', 'de', 'fr', 'pt'] },
};

export interface Copy { root: string; pages: number }
const copies = new Map<string, Copy>();
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => process.exit(code));
process.once('exit', () => { for (const { root } of copies.values()) rmSync(root, { recursive: true, force: true }); });

/** The project in one of the sizes, in a folder of its own that goes when we end. Its packages are links, and what Astro keeps between builds is not there. */
export function copyOf(size: string): Copy {
  const known = copies.get(size);
  if (known) return known;
  const root = mkdtempSync(join(tmpdir(), `bench-${size}-`)), copy = { root, pages: 0 };
  copies.set(size, copy);
  for (const name of ['content', 'src', 'scripts', 'package.json', 'tsconfig.json', 'astro.config.mjs']) cpSync(join(project, name), join(root, name), { recursive: true });
  const packages = join(project, 'node_modules');
  mkdirSync(join(root, 'node_modules'));
  // Not one link for the whole folder: there Astro would find what the last build kept.
  for (const name of readdirSync(packages)) if (!['.astro', '.vite'].includes(name)) symlinkSync(join(packages, name), join(root, 'node_modules', name));
  copy.pages = grow(root, SIZES[size]!);
  return copy;
}

/** Longer than the largest build takes on a slow machine that does much else, in minutes: what takes longer hangs. */
const LONGEST = 20;

export interface Cost { cpu: number; seconds: number; megabytes: number }

/**
 * Runs one of our programs and takes what it cost with all it started.
 * @returns CPU seconds (user and system), seconds on the clock, and the most memory one process had.
 * @throws with the end of what it said when it fails or takes longer than twenty minutes; and where GNU time is not there and cannot be installed.
 */
export function cost(cwd: string, words: string[]): Cost {
  if (!installDebian(['time'])) throw new Error('This needs GNU time. As root on Debian it is installed by itself; else: apt-get install time');
  const { status, stdout, stderr } = spawnSync('/usr/bin/time', ['-f', '\n#cost %U %S %e %M', process.execPath, ...words], { cwd, encoding: 'utf8', maxBuffer: 1 << 28, timeout: LONGEST * 60_000, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
  const [, user, system, seconds, kilobytes] = /#cost (\S+) (\S+) (\S+) (\d+)/.exec(stderr) ?? [];
  if (status !== 0 || !kilobytes) throw new Error(`${words.join(' ')} failed:\n${(stdout + stderr).split('\n').slice(-25).join('\n')}`);
  return { cpu: Number(user) + Number(system), seconds: Number(seconds), megabytes: Math.round(Number(kilobytes) / 1024) };
}

/** The slope of a line through points on a log-log paper: 1 is growth in step with the size. */
export function slope(points: [size: number, cost: number][]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const), mean = (i: 0 | 1) => logs.reduce((sum, p) => sum + p[i], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  return logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

export const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** What a part of the benchmark found: a table for people, and the same as values. */
export interface Result { title: string; head: string[]; rows: (string | number)[][]; notes?: string[] }

/** A result as a Markdown table; figures stand to the right. */
export function table({ title, head, rows, notes = [] }: Result): string {
  const right = head.map((_, i) => rows.every((row) => typeof row[i] === 'number' || /^[\d.,–-]/.test(String(row[i]))));
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [`**${title}**`, '', line(head), line(right.map((r) => (r ? '---:' : '---'))), ...rows.map(line), ...notes.flatMap((note) => ['', note])].join('\n');
}

/** Reads JSON, or nothing where the file is not there. */
export const json = <T>(file: string): T | undefined => { try { return JSON.parse(readFileSync(file, 'utf8')) as T; } catch { return undefined; } };
export const folderOf = (file: string): string => (mkdirSync(dirname(file), { recursive: true }), file);
