/** `npm run paper`: PDF files of everything made for paper, in the folder `paper`, with an index. The site itself needs none of this. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printFinding } from '../src/model/finding.ts';
import { readSite } from '../src/model/load.ts';
import { command, Stop, typed } from './command.ts';
import { composeList } from './paper/hand-out.ts';
import { writeIndex } from './paper/index-page.ts';
import { jobsFor, USAGE } from './paper/jobs.ts';
import { madeForPaper } from './paper/made.ts';
import { openPairs, type PairMaker } from './paper/pairs.ts';
import { openPress, sheetsOf } from './paper/press.ts';

await command(async () => {
  const { positionals, values } = typed(USAGE, { letter: { type: 'boolean' } }), began = Date.now();
  const root = process.cwd(), dist = join(root, 'dist'), folder = join(root, 'paper');
  if (!existsSync(join(dist, 'index.html'))) throw new Stop('There is no built site to print from. Run `npm run build` first.', 1);
  // What is printed was checked when it was built; the rest is read only where it is asked for.
  const { site, findings } = readSite(root, { only: '500' });
  if (findings.length) throw new Stop(findings.map(printFinding).join('\n'), 1);
  const jobs = jobsFor(site, madeForPaper(site, dist), positionals), format = values.letter ? 'Letter' : 'A4';
  const press = await openPress(dist, site.settings.address, format).catch((e: Error) => { throw new Stop(e.message, 1); });
  let pairs: PairMaker | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    for (const job of jobs) {
      const start = Date.now(), name = `${job.name}${values.letter ? '-letter' : ''}.pdf`;
      if (job.list) await composeList(press, site, job);
      else await press.open(job.path, job.unbuilt ? await (pairs ??= await openPairs(root, job.langs)).make(job.path) : undefined);
      const pdf = await press.print(job.title), sheets = sheetsOf(pdf);
      writeFileSync(join(folder, name), pdf);
      console.log(`paper/${name}  ${sheets} ${sheets === 1 ? 'page' : 'pages'}  ${((Date.now() - start) / 1000).toFixed(2)} s`);
    }
  } finally { await press.close(); await pairs?.close(); }
  writeIndex(folder, site);
  console.log(`${jobs.length} ${jobs.length === 1 ? 'file' : 'files'} in ${((Date.now() - began) / 1000).toFixed(1)} s; all are listed in paper/index.html. On a computer that others use, delete the folder when you have done.`);
});
