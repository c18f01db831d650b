/** What an editor has to mend in `content/helplines/`, beyond the shape that the schema asks for. */
import type { Finding } from '../model/finding.ts';
import type { EmergencyDial } from '../model/helpline-schema.ts';
import { isPerson, operatorsOf, ORGANISATION } from './persons.ts';
import { daysBetween, FRESH_DAYS, helpFor, isLookAlike, LOOK_ALIKES, mainLines, whyHidden, type Country, type Helpline } from '../model/helplines.ts';
import { placesIn, type Path } from '../model/yaml.ts';

type Say = (path: Path, level: Finding['level'], rule: string, what: string, instead: string) => void;
interface Read { file: string; text: string; country: Country }

/** "2020/21" is 2021; "2024 or later" is at least 2024. */
const yearOf = (date: string | null): number => {
  const found = /^(?:about )?(\d\d)(\d\d)(?:\/(\d\d(?:\d\d)?)\b)?/.exec(date ?? '');
  return found ? Number(found[3] ? (found[3].length === 2 ? found[1]! + found[3] : found[3]) : found[1]! + found[2]!) : 0;
};

const oneNumber = /^\+?\d+$/;
const bare = (number: string) => number.replace(/\D/g, '').replace(/^0+/, '');
/** Short numbers mean something only inside one state. */
const isShort = (number: string) => /^\d{2,6}$/.test(number);

/** A number and the words under it: one number each, nothing a telephone would not dial. */
function numberRules(path: Path, part: { number: string; display: string }, country: Country, say: Say): void {
  const more = 'Write digits only. Two numbers are two entries in "dial", each with its own "who".';
  if (!oneNumber.test(part.number)) say([...path, 'number'], 'error', 'one-number', `"${part.number}" is not one number that a telephone can dial.`, more);
  if (/[/(;]/.test(part.display)) say([...path, 'display'], 'error', 'one-number', `"${part.display}" shows more than one number.`, more);
  if (isLookAlike(part.number, country.code)) {
    say([...path, 'number'], 'error', 'look-alike', `${part.number} is a line for women in ${LOOK_ALIKES[part.number]!.join(', ')}, and another service elsewhere.`,
      `Take it out of this file. If the operator in ${country.code} says that it is its own line for women, add ${country.code} to LOOK_ALIKES in src/model/helplines.ts.`);
  }
  const old = country.never_show.find((n) => bare(n.number) === bare(part.number) || (bare(n.number).length > 6 && bare(part.number).endsWith(bare(n.number))));
  if (old) say([...path, 'number'], 'error', 'never-show', `${part.number} must not be shown any more: ${old.why}`, 'Look up the number of today, or leave "dial" empty: [].');
}

/** What a number rests on has to be listed. */
function sourceRules(path: Path, part: Pick<EmergencyDial, 'confidence' | 'sources' | 'newest_source'>, say: Say): void {
  const needed = part.confidence === 'two sources agree' ? 2 : part.confidence === 'one source' ? 1 : 0;
  if (part.sources.length < needed) say([...path, 'confidence'], 'error', 'sources', `"${part.confidence}" is said, but ${part.sources.length} stand in the list.`, 'Add the source, or say "one source" or "own knowledge only".');
  const newest = Math.max(0, ...part.sources.map((s) => yearOf(s.date)));
  if (part.newest_source && part.newest_source > newest) say([...path, 'newest_source'], 'error', 'sources', `No source in the list is as new as ${part.newest_source}.`, 'Add that source with its date, or write the year of the newest one.');
}

function confirmedRules(path: Path, confirmed: Helpline['confirmed'], operators: string, today: string, say: Say): void {
  if (!confirmed) return;
  const age = daysBetween(confirmed.date, today), at = [...path, 'confirmed'];
  if (age < 0) say([...at, 'date'], 'error', 'confirmed', `${confirmed.date} has not come yet.`, 'Write the day on which the number was really checked, as 2026-01-31.');
  if (age > FRESH_DAYS) say([...at, 'date'], 'advice', 'confirmed', `This was confirmed ${age} days ago.`, 'Ask the operator again, then write the new date.');
  if (/\p{Lu}/u.test(confirmed.role)) say([...at, 'role'], 'error', 'no-names', `"${confirmed.role}" reads like a person.`, 'Write what the person does in small letters, for example "support worker".');
  if (isPerson(confirmed.organisation, operators)) {
    say([...at, 'organisation'], 'error', 'no-names', `"${confirmed.organisation}" reads like a person.`, ORGANISATION);
  }
}

function countryRules({ file, text, country }: Read, operators: string, today: string): Finding[] {
  const findings: Finding[] = [], place = placesIn(text);
  const say: Say = (path, level, rule, what, instead) => findings.push({ file, ...place(path), level, rule, what, instead });

  if (!file.endsWith(`${country.code.toLowerCase()}.yaml`)) say(['code'], 'error', 'file-name', `This file says "${country.code}".`, `Name the file ${country.code.toLowerCase()}.yaml, or mend "code".`);
  if (!country.emergency.length) say(['emergency'], 'error', 'emergency', 'There is no emergency number.', 'Add the emergency number of this country with its sources; not every country has 112.');
  else if (!helpFor(country, { today }).emergency.length) say(['emergency'], 'error', 'emergency', 'None of these emergency numbers may be shown: they rest on own knowledge or on doubt.', 'Add a source for one of them.');
  country.emergency.forEach((dial, i) => {
    numberRules(['emergency', i], dial, country, say);
    sourceRules(['emergency', i], dial, say);
    confirmedRules(['emergency', i], dial.confirmed, operators, today, say);
  });

  if (!country.lines.some((l) => l.for === 'her' && l.kind !== 'perpetrator-helpline')) say(['lines'], 'error', 'for-her', 'This country has no line for her.', 'Add one with its name and website, even if no number is certain ("dial: []").');
  const his = new Set(country.lines.filter((l) => l.for === 'him').flatMap((l) => l.dial.map((d) => bare(d.number))));
  country.lines.forEach((line, i) => {
    const at = ['lines', i];
    if ((line.for === 'him') !== (line.kind === 'perpetrator-helpline')) say([...at, 'for'], 'error', 'for-him', `"${line.id}" is said to be for ${line.for}, and its kind is ${line.kind}.`, 'A line for men who use violence has "for: him" and "kind: perpetrator-helpline"; all others have "for: her".');
    line.dial.forEach((dial, j) => {
      numberRules([...at, 'dial', j], dial, country, say);
      if (line.for === 'her' && his.has(bare(dial.number))) say([...at, 'dial', j, 'number'], 'error', 'for-him', `${dial.number} is also the number of a line for him.`, 'Find out who answers, and leave it at that one line.');
      if (line.confirmed && dial.confidence && whyHidden(country.code, line, dial, today)) say([...at, 'dial', j, 'confidence'], 'advice', 'confirmed', `The line is confirmed, but ${dial.number} is not shown because of its own "confidence".`, 'If this number was checked too, take its "confidence" and "newest_source" away; if not, leave it.');
    });
    sourceRules(at, line, say);
    confirmedRules(at, line.confirmed, operators, today, say);
  });
  return findings;
}

/** One id, one state a file, and a short number in one state only. */
function acrossFiles(countries: readonly Read[]): Finding[] {
  const findings: Finding[] = [], ids = new Map<string, string>(), codes = new Map<string, string>(), shorts = new Map<string, string>();
  for (const { file, text, country } of countries) {
    const place = placesIn(text);
    const say: Say = (path, level, rule, what, instead) => findings.push({ file, ...place(path), level, rule, what, instead });
    if (codes.has(country.code)) say(['code'], 'error', 'ids', `${country.code} already stands in ${codes.get(country.code)}.`, 'One state is one file: put the regions inside it.');
    codes.set(country.code, file);
    country.lines.forEach((line, i) => {
      if (ids.has(line.id)) say(['lines', i, 'id'], 'error', 'ids', `The id "${line.id}" already stands in ${ids.get(line.id)}.`, 'Give this line an id of its own.');
      ids.set(line.id, file);
      line.dial.forEach(({ number }, j) => {
        const other = shorts.get(number);
        if (isShort(number) && !Object.hasOwn(LOOK_ALIKES, number) && other && other !== country.code) say(['lines', i, 'dial', j, 'number'], 'error', 'look-alike', `${number} is also a number in ${other}.`, 'A short number belongs to one state: check both. If both are right, add it to LOOK_ALIKES in src/model/helplines.ts.');
        shorts.set(number, country.code);
      });
    });
  }
  return findings;
}

/**
 * Checks all files of `content/helplines/`.
 * @param countries each file with its text (for line and column) and the country read from it. @param today as 2026-01-31.
 * @returns what an editor has to mend, in the order of the files. Never throws.
 */
export function checkHelplines(countries: readonly Read[], today: string): Finding[] {
  const operators = operatorsOf(countries);
  return [...countries.flatMap((read) => countryRules(read, operators, today)), ...acrossFiles(countries)];
}

/**
 * What still stops `stage: public`.
 * @param host the country of the host, as `country` in `content/site.yaml` says; undefined where it says none.
 * @param text the text of that country's file, for line and column.
 * @returns a finding for the first emergency number without `confirmed`, and one where no main line for her has it; empty when ready. Never throws.
 */
export function publicReady(host: Country | undefined, text = ''): Finding[] {
  const place = placesIn(text), stop = (file: string, path: Path, what: string, instead: string): Finding => ({ file, ...place(path), level: 'error', rule: 'public', what, instead });
  if (!host) return [stop('content/site.yaml', [], 'The stage is "public", but no country with numbers is set.', 'Write "country" as two capital letters, for example IT, or set "stage: preview".')];
  const file = `content/helplines/${host.code.toLowerCase()}.yaml`, main = mainLines(host), findings: Finding[] = [];
  const instead = 'Ask the operator or call, then fill in "confirmed" with date, role and organisation; until then keep "stage: preview".';
  if (!host.emergency[0]?.confirmed) findings.push(stop(file, ['emergency', 0, 'confirmed'], `The emergency number ${host.emergency[0]?.number ?? ''} is not confirmed.`, instead));
  if (!main.some((l) => l.confirmed)) findings.push(stop(file, ['lines', Math.max(0, host.lines.findIndex((l) => l.id === main[0]?.id)), 'confirmed'], `The main line for her is not confirmed (${main.map((l) => l.id).join(', ') || 'there is none'}).`, instead));
  return findings;
}
