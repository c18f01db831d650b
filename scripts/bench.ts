/**
 * `npm run bench`: what the site costs to build, to check and to read, in one run; `npm run bench -- build` takes one part alone.
 * Nothing is asserted; a part that cannot be measured says so, and the others go on. Tables go to the terminal, the same to test-results/bench.json, where parts that were not run keep what they last said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { benchBuild } from './bench/build.ts';
import { benchCheck } from './bench/check.ts';
import { benchLighthouse } from './bench/lighthouse.ts';
import { folderOf, json, project, table, type Result } from './bench/measure.ts';
import { benchSearch } from './bench/search.ts';
import { benchView } from './bench/view.ts';
import { command, Stop, typed } from './command.ts';

const PARTS: Record<string, () => Result[] | Promise<Result[]>> = { build: benchBuild, check: benchCheck, view: benchView, lighthouse: benchLighthouse, search: benchSearch };
const USAGE = `npm run bench -- [${Object.keys(PARTS).join('|')}]…`;

/** Parts that look at the built site. */
const LOOK = ['view', 'lighthouse'];

interface Report { parts: Record<string, { day: string; machine: string; results: Result[] }> }

await command(async () => {
  const { positionals } = typed(USAGE, {}), unknown = positionals.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown) throw new Stop(`There is no part "${unknown}".\nUse: ${USAGE}`);
  const file = folderOf(join(project, 'test-results', 'bench.json')), names = positionals.length ? positionals : Object.keys(PARTS);
  if (names.some((name) => LOOK.includes(name)) && !existsSync(join(project, 'dist', 'index.html'))) {
    console.error('  the site is built first');
    if (spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Stop('The site cannot be built; see above.', 1);
  }
  for (const name of names) {
    // How many programs wanted a processor when the part began says whether the machine was calm.
    const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, load ${loadavg()[0]!.toFixed(1)}`;
    let results: Result[];
    try { results = await PARTS[name]!(); } catch (e) { console.error(`\nThe part "${name}" could not be measured: ${(e as Error).message}`); process.exitCode = 1; continue; }
    // After each part, and read anew: a run that is stopped keeps what it has, and two may run beside each other.
    const report = json<Report>(file) ?? { parts: {} };
    report.parts[name] = { day: new Date().toISOString().slice(0, 10), machine, results };
    writeFileSync(file, JSON.stringify(report, null, 1));
    console.log(`\n${results.map(table).join('\n\n')}\n\n(${machine})`);
  }
  console.log('\nAlso in test-results/bench.json.');
});
