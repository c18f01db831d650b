/** The cost of a cold build in four sizes, and the weight of pages in the smallest and the largest. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { copyOf, cost, median, SIZES, slope, type Result } from './measure.ts';

/** Brotli bytes of the pages of one language that are there in every size: those of the smallest site, the list of all pages left out, which has to grow. */
function weights(root: string, of?: Map<string, number>): Map<string, number> {
  const dist = join(root, 'dist'), files = of ? [...of.keys()] : globSync('en/*/index.html', { cwd: dist }).filter((file) => !/^en.(?:909|\d00)\b/.test(file));
  return new Map(files.map((file) => [file, brotliCompressSync(readFileSync(join(dist, file))).length]));
}

/** Builds every size. @throws where a build fails. */
export function benchBuild(): Result[] {
  // All copies first: what somebody changes meanwhile is in none of them.
  const builds = Object.keys(SIZES).map((size) => ({ size, ...copyOf(size) })).map(({ size, root, pages }) => {
    const taken = cost(root, ['node_modules/astro/bin/astro.mjs', 'build']);
    console.error(`  build, ${size}: ${pages} pages, ${taken.cpu.toFixed(1)} s of CPU, ${taken.megabytes} MB`);
    return { size, root, pages, files: globSync('**/*.html', { cwd: join(root, 'dist') }).length, ...taken };
  });
  const small = builds[0]!, today = builds[1]!, large = builds.at(-1)!, first = weights(small.root);
  const weighed = builds.map(({ root }) => median([...weights(root, first).values()]));
  const growth = (of: 'pages' | 'files') => slope(builds.map((b) => [b[of], b.cpu])).toFixed(2), further = (of: 'pages' | 'files') => (1000 * (large.cpu - today.cpu) / (large[of] - today[of])).toFixed(1);
  return [{
    title: 'A cold build',
    head: ['pages written', 'pages built', 'CPU, s', 'memory, MB', 'CPU for a built page, ms', 'median page, bytes'],
    rows: builds.map((b, i) => [b.pages, b.files, b.cpu.toFixed(1), b.megabytes, (1000 * b.cpu / b.files).toFixed(1), weighed[i]!]),
    notes: [`Growth of CPU time on a log-log line: slope ${growth('pages')} with the pages written, ${growth('files')} with the pages built. Beyond today's size each further page written costs ${further('pages')} ms, each page built ${further('files')} ms. The median page weighs ${(100 * (weighed.at(-1)! / weighed[0]! - 1)).toFixed(1)} % more on the largest site than on the smallest.`],
  }];
}
