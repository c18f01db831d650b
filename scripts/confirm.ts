/** `npm run confirm -- it-1522 --as "support worker, Open Door"`: a person has called or asked the operator, and the number works. */
import { checkHelplines } from '../src/checks/helplines.ts';
import { confirmableIds, setConfirmed } from '../src/model/confirm.ts';
import { today } from '../src/model/countries.ts';
import { printFinding } from '../src/model/finding.ts';
import { countrySchema } from '../src/model/helplines.ts';
import { readSite } from '../src/model/load.ts';
import { readYaml } from '../src/model/yaml.ts';
import { command, dayTyped, roleAndOrganisation, Stop, typed } from './command.ts';
import { editFile, Refusal } from './files.ts';

const USAGE = 'npm run confirm -- <id> --as "role, organisation" [--on 2026-01-31]';

await command(() => {
  const { positionals: [id, ...more], values } = typed(USAGE, { as: { type: 'string' }, on: { type: 'string' }, force: { type: 'boolean' } });
  if (!id || more.length) throw new Stop(`Use: ${USAGE}`);
  const root = process.cwd(), { site, findings } = readSite(root, { only: '500' });
  const found = site.countries.find(({ country }) => country.code.toLowerCase() === id.slice(0, 2).toLowerCase());
  if (!found) {
    const broken = findings.filter((f) => f.file === `content/helplines/${id.slice(0, 2)}.yaml`);
    throw new Stop(broken.length ? broken.map(printFinding).join('\n') : `There is no country "${id.slice(0, 2)}" in content/helplines.`, broken.length ? 1 : 2);
  }
  const { file, country } = found;
  if (!confirmableIds(country).includes(id)) throw new Stop(`${file} has no "${id}". It has:\n${confirmableIds(country).map((i) => `  ${i}`).join('\n')}`);
  const confirmation = { date: dayTyped(values.on ?? today(), today()), ...roleAndOrganisation(values.as) };

  editFile(root, file, (text) => {
    const now = setConfirmed(text, id, confirmation), read = readYaml(countrySchema, now, file);
    // The same rules as the check: what it would refuse tomorrow is not written today.
    const wrong = [...read.findings, ...(read.value ? checkHelplines(site.countries.map((c) => (c.file === file ? { file, text: now, country: read.value! } : c)), today()) : [])]
      .filter((f) => f.level === 'error' && f.file === file && (read.findings.length > 0 || ['confirmed', 'no-names'].includes(f.rule)));
    if (wrong.length) throw new Refusal(`${wrong.map((f) => `${f.what} ${f.instead}`.trim()).join('\n')}\n${file} was left as it is.`);
    return now;
  }, { force: values.force ?? false });
  console.log(`${id}: confirmed on ${confirmation.date} by ${confirmation.role}, ${confirmation.organisation}. After 180 days the list of what is due (npm run status) names it again.`);
});
