/** The cost of `npm run check` in four sizes, and for one page of each. */
import { copyOf, cost, SIZES, slope, type Result } from './measure.ts';

/** @throws where the check finds something to mend. */
export function benchCheck(): Result[] {
  const checks = Object.keys(SIZES).map((size) => {
    const { root, pages } = copyOf(size);
    console.error(`  check, ${size}: ${pages} pages`);
    return { pages, all: cost(root, ['scripts/check.ts', '--errors']), one: cost(root, ['scripts/check.ts', '304', '--errors']) };
  });
  return [{
    title: 'npm run check',
    head: ['pages', 'all: CPU, s', 'all: on the clock, s', 'memory, MB', 'one page (`-- 304`): CPU, s', 'one page: on the clock, s'],
    rows: checks.map(({ pages, all, one }) => [pages, all.cpu.toFixed(1), all.seconds.toFixed(1), all.megabytes, one.cpu.toFixed(1), one.seconds.toFixed(1)]),
    notes: [`Growth of CPU time with the pages, on a log-log line: slope ${slope(checks.map((c) => [c.pages, c.all.cpu])).toFixed(2)}.`],
  }];
}
