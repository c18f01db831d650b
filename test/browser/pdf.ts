/** Reads printed PDF files back with programs of Debian's: what they are called, which letters they carry, what they say, which codes are on them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDebian } from '../../scripts/browser.ts';

/** Debian's packages and the programs in them. */
const READERS = { 'poppler-utils': ['pdfinfo', 'pdffonts', 'pdftotext', 'pdftoppm'], 'zbar-tools': ['zbarimg'] };

/** @throws Error that says what to install: a promise that was not looked at is not kept. */
export function haveReaders(): void {
  const packages = Object.keys(READERS), missing = () => Object.values(READERS).flat().filter((name) => spawnSync(name, [name === 'zbarimg' ? '--version' : '-v'], { stdio: 'ignore' }).error);
  if (!missing().length || (installDebian(packages) && !missing().length)) return;
  throw new Error(`These tests read PDF files with ${missing().join(', ')}. As root on Debian the packages ${packages.join(' and ')} are installed by themselves; else: apt-get install ${packages.join(' ')}, or brew install poppler zbar`);
}

function run(name: string, ...words: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(name, words, { encoding: 'utf8', maxBuffer: 50_000_000 });
  // zbarimg answers 4 where it sees no code.
  if (error || (status !== 0 && status !== 4)) throw new Error(`${name} ${words.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

/** What a PDF says of itself and what stands on it. */
export interface Read {
  info: Record<string, string>;
  /** Names of fonts whose letters are not in the file. */
  foreign: string[];
  text: string;
  /** The addresses its codes say, host in small letters, without doubles. */
  codes: string[];
}

/** @param codes look for codes to scan too: each sheet becomes a picture, which takes longer. */
export function readPdf(pdf: Buffer, { codes = false } = {}): Read {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-')), file = join(folder, 'one.pdf');
  try {
    writeFileSync(file, pdf);
    const fonts = run('pdffonts', file).split('\n').slice(2).filter(Boolean);
    if (codes) run('pdftoppm', '-r', '150', '-gray', '-png', file, join(folder, 'sheet'));
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.png')).map((name) => join(folder, name));
    return {
      info: Object.fromEntries(run('pdfinfo', file).split('\n').map((line) => /^([^:]+):\s*(.*)$/.exec(line)).flatMap((m) => (m ? [[m[1]!, m[2]!]] : []))),
      foreign: fonts.filter((line) => !/\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.test(line)),
      text: run('pdftotext', '-layout', file, '-'),
      codes: pictures.length ? [...new Set(run('zbarimg', '-q', '--raw', ...pictures).split('\n').filter(Boolean).map((said) => new URL(said).href))] : [],
    };
  } finally { rmSync(folder, { recursive: true, force: true }); }
}
