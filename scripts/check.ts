/** `npm run check`: all content rules, or those of one page (`npm run check -- 304`). Writes nothing, except with --fix. */
import { checkSite } from '../src/checks/index.ts';
import { withLetters } from '../src/checks/fix.ts';
import { inOrder, printFinding } from '../src/model/finding.ts';
import { readSite } from '../src/model/load.ts';
import { command, Stop, typed } from './command.ts';
import { editFile, Refusal } from './files.ts';

const USAGE = 'npm run check -- [page number] [--errors] [--spelling] [--fix] [--json]';

await command(async () => {
  const { positionals, values } = typed(USAGE, {
    json: { type: 'boolean' }, errors: { type: 'boolean' }, fix: { type: 'boolean' }, spelling: { type: 'boolean' }, force: { type: 'boolean' },
  });
  const [only, ...more] = positionals, root = process.cwd();
  if (more.length || (only && !/^\d{3}$/.test(only))) throw new Stop(`"${more[0] ?? only}" is not something this command knows.\nUse: ${USAGE}`);
  const options = only ? { only } : {};
  if (values.fix) fix(root, only, values.force ?? false);

  const { site, findings } = readSite(root, options);
  if (only && !findings.length && ![...site.pages.values()].some((own) => own.has(only))) throw new Stop(`There is no page ${only}.`);
  findings.push(...checkSite(site, options));
  if (values.spelling) findings.push(...await (await import('../src/checks/spelling.ts')).spelling(site, options));
  findings.sort(inOrder);
  const errors = findings.filter((f) => f.level === 'error'), advice = findings.filter((f) => f.level === 'advice');
  process.exitCode = errors.length ? 1 : 0;
  if (values.json) return console.log(JSON.stringify(values.errors ? errors : findings, null, 1));
  for (const finding of errors) console.log(printFinding(finding));
  if (errors.length && advice.length && !values.errors) console.log('');
  if (!values.errors) for (const finding of advice) console.log(printFinding(finding));
  console.log(errors.length ? `${errors.length} to mend, ${advice.length} to look at.` : advice.length ? `Nothing to mend, ${advice.length} to look at.` : 'Nothing to mend.');
});

/** Gives sections their missing letters; says each file it wrote, and each it would not touch. */
function fix(root: string, only: string | undefined, force: boolean): void {
  const { site } = readSite(root, only ? { only } : {});
  // English first: a translation takes its letters from there.
  for (const lang of site.languages) for (const page of [...site.pages.get(lang)!.values(), ...site.notes.filter((n) => n.lang === lang)]) {
    if (only && page.number !== only) continue;
    let given: string[] = [];
    try {
      editFile(root, page.file, (text) => { const mended = withLetters(site, page, text); given = mended.given; page.text = mended.text; return mended.text; }, { force });
    } catch (e) {
      if (!(e instanceof Refusal)) throw e;
      console.error(e.message);
      continue;
    }
    if (given.length) console.error(`${page.file}: wrote the letter${given.length > 1 ? 's' : ''} ${given.join(', ')}.`);
  }
}
