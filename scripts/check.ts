/** `npm run check`: all content rules, or those of one page (`npm run check -- 304`). Writes nothing. */
import { checkFolder } from '../src/checks/index.ts';
import { printFinding } from '../src/model/finding.ts';

const words = process.argv.slice(2), only = words.find((w) => /^\d{3}$/.test(w)), json = words.includes('--json');
const unknown = words.filter((w) => w !== only && !['--json', '--errors'].includes(w));
if (unknown.length) {
  console.error(`"${unknown[0]}" is not something this command knows. Use: npm run check -- [page number] [--errors] [--json]`);
  process.exit(2);
}
const findings = checkFolder(process.cwd(), only ? { only } : {}), errors = findings.filter((f) => f.level === 'error'), advice = findings.filter((f) => f.level === 'advice');
if (json) console.log(JSON.stringify(findings, null, 1));
else {
  for (const finding of errors) console.log(printFinding(finding));
  if (!words.includes('--errors')) for (const finding of advice) console.log(printFinding(finding));
  console.log(errors.length ? `${errors.length} to mend, ${advice.length} to look at.` : advice.length ? `Nothing to mend, ${advice.length} to look at.` : 'Nothing to mend.');
}
process.exitCode = errors.length ? 1 : 0;
