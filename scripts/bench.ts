/**
 * `npm run bench`: what the site costs to build, to check and to read, in one run; `npm run bench -- build` takes one part alone.
 * Nothing is asserted. Tables go to the terminal, the same to test-results/bench.json, where parts that were not run keep what they last said.
 */
import { writeFileSync } from 'node:fs';
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

interface Report { parts: Record<string, { day: string; machine: string; results: Result[] }> }

await command(async () => {
  const { positionals } = typed(USAGE, {}), unknown = positionals.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown) throw new Stop(`There is no part "${unknown}".\nUse: ${USAGE}`);
  const file = folderOf(join(project, 'test-results', 'bench.json')), report = json<Report>(file) ?? { parts: {} };
  for (const name of positionals.length ? positionals : Object.keys(PARTS)) {
    // How many programs wanted a processor when the part began says whether the machine was calm.
    const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, load ${loadavg()[0]!.toFixed(1)}`;
    const results = await PARTS[name]!();
    report.parts[name] = { day: new Date().toISOString().slice(0, 10), machine, results };
    // After each part: a run that is stopped keeps what it has.
    writeFileSync(file, JSON.stringify(report, null, 1));
    console.log(`\n${results.map(table).join('\n\n')}\n\n(${machine})`);
  }
  console.log('\nAlso in test-results/bench.json.');
});
