/** `npm run checked -- 304 [es] --as "support worker, Open Door"`: a person who works in the field has read the page as it stands now. */
import { isPerson, operatorsOf, ORGANISATION } from '../src/checks/persons.ts';
import { today } from '../src/model/countries.ts';
import { setFront } from '../src/model/front-matter.ts';
import { isLang, LANGUAGES, SOURCE } from '../src/model/languages.ts';
import { readSite } from '../src/model/load.ts';
import { pageSchema } from '../src/model/schema.ts';
import { printFinding } from '../src/model/finding.ts';
import { textDigest } from '../src/model/translation.ts';
import { command, dayTyped, roleAndOrganisation, Stop, typed } from './command.ts';
import { editFile, Refusal } from './files.ts';

const USAGE = 'npm run checked -- <page number> [language] --as "role, organisation" [--on 2026-01-31]';

await command(() => {
  const { positionals: [place, lang = SOURCE, ...more], values } = typed(USAGE, { as: { type: 'string' }, on: { type: 'string' }, force: { type: 'boolean' } });
  const [, number, country] = /^(\d{3})(?:\/([a-z]{2}))?$/.exec(place ?? '') ?? [];
  if (!number || more.length) throw new Stop(`Use: ${USAGE}`);
  if (!isLang(lang)) throw new Stop(`"${lang}" is not a language we know.`);
  const root = process.cwd(), { site, findings } = readSite(root, { only: number });
  const page = country ? site.notes.find((n) => n.lang === lang && n.country === country) : site.pages.get(lang)?.get(number);
  if (!page) throw new Stop([`There is no page ${place} in ${LANGUAGES[lang].name} that can be read.`, ...findings.map(printFinding)].join('\n'), findings.length ? 1 : 2);
  const { role, organisation } = roleAndOrganisation(values.as), date = dayTyped(values.on ?? today(), today());
  const review = { date, role, organisation, text: textDigest(page) }, read = pageSchema.shape.checked.safeParse(review);
  if (!read.success) throw new Refusal(`${[...new Set(read.error.issues.flatMap((i) => ('errors' in i ? i.errors.flat().map((e) => e.message) : [i.message])))].filter((m) => !/^Invalid input/.test(m)).join(' ')}\n${page.file} was left as it is.`);
  const { site: all } = readSite(root, { only: '500' });
  if (isPerson(organisation, operatorsOf(all.countries))) throw new Refusal(`"${organisation}" reads like a person. ${ORGANISATION}\n${page.file} was left as it is.`);
  editFile(root, page.file, (text) => {
    if (text !== page.text) throw new Refusal(`${page.file} changed just now. Read it again, then try again.`);
    return setFront(text, 'checked', `{ date: ${date}, role: ${JSON.stringify(role)}, organisation: ${JSON.stringify(organisation)}, text: "${review.text}" }`);
  }, { force: values.force ?? false });
  console.log(`Page ${place} (${LANGUAGES[lang].name}): checked on ${date} by ${role}, ${organisation}. When its text changes, the page says so.`);
});
