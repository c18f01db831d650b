/**
 * Which number may be shown where. The pages print what these functions return and decide nothing themselves.
 * The rules are "On numbers" of the project's notes: nothing is shown as confirmed before a person has confirmed it.
 */
import type { Country, Confidence, Dial, EmergencyDial, Helpline, Who } from './helpline-schema.ts';

export { countrySchema, helplineSchema, type Country, type Helpline } from './helpline-schema.ts';

/** Texts by language code. */
export type ByLanguage = Record<string, string>;
/** What an unconfirmed number rests on: "from two public sources, newest 2024; not yet confirmed by us". */
export interface Rests { sources: 0 | 1 | 2; newest: number | null }
/** `old`: confirmed more than 180 days ago; it is still shown, with its date. */
export interface Confirmed { date: string; old: boolean }
export interface ShownNumber {
  /** Digits, or + and digits: exactly one number, for one `tel:` link. */
  number: string; display: string; who: Who; rests: Rests | null; confirmed: Confirmed | null;
}
export interface ShownLine {
  id: string; for: 'her' | 'him'; names: ByLanguage;
  /** `sure`: a source names this address. */
  website: { address: string; sure: boolean } | null;
  numbers: ShownNumber[];
  /** Why there is no number: print the name and the website, with "number not certain". */
  reason: 'not-certain' | null;
  /** The same reason in detail, for editors and the status list. */
  why: Hidden | null;
  rests: Rests | null; confirmed: Confirmed | null;
  /** The rest is empty where no number is shown, and where a detail rests on less than a number may. */
  operator: string | null;
  hours: 'day-and-night' | 'part' | null; free: boolean | null; languages: string[];
  /** A source says that the call does not show on the bill. The phone's own list keeps it all the same. */
  onBill: 'no' | null;
  ways: { way: string; at: string | null }[];
}
export interface Section {
  /** null: the whole country. */
  region: string | null; names: ByLanguage | null; lines: ShownLine[];
  /** No line of this section has a number that we are sure of. */
  noSureLine: boolean;
}
export interface Help {
  code: string; names: ByLanguage;
  emergency: ShownNumber[];
  /** The whole country first, then each region. */
  sections: Section[];
  /** Is there at least one service for her to name? */
  sectionForHer: boolean;
  /** Print "we have no number here that we are sure of". */
  noSureLine: boolean;
  /** Print above the first number after the emergency number: a call stays in the phone's list, may show on a bill, … */
  callsLeaveTraces: boolean;
}

/** Two sources that agree, the newest from this year on; one source from that year on. */
const TWO_FROM = 2019, ONE_FROM = 2022;
/** After this many days a confirmation is old. */
export const FRESH_DAYS = 180;

/**
 * Short numbers that are a women's line in one state and another service, or nothing, elsewhere.
 * A state is added here when its operator says that the number is its line for her.
 */
export const LOOK_ALIKES: Readonly<Record<string, readonly string[]>> = {
  '116016': ['DE', 'FI', 'SE'],
  '116006': ['CZ', 'EE', 'FR', 'GE', 'HR', 'LV', 'MT', 'NO', 'PT'],
  '116117': ['AL'], // elsewhere a doctor
  '116123': ['UA'], // elsewhere a line for people in distress
  '142': ['CH'], // in Austria another line
  '183': ['TR'],
};

/** Is this number another state's look-alike? In: a number as dialled, a country code. Out: true when it must not be shown there. */
export const isLookAlike = (number: string, code: string): boolean =>
  Object.hasOwn(LOOK_ALIKES, number) && !LOOK_ALIKES[number]!.includes(code);

export type Hidden = 'no-number' | 'sources-disagree' | 'not-known-to-run' | 'own-knowledge' | 'too-old-or-too-few' | 'look-alike';

/** Does this rest on enough? The one place where the years are weighed. */
function weigh(confidence: Confidence, newest: number | null): Hidden | null {
  if (confidence === 'sources disagree') return 'sources-disagree';
  if (confidence === 'own knowledge only') return 'own-knowledge';
  return (newest ?? 0) >= (confidence === 'two sources agree' ? TWO_FROM : ONE_FROM) ? null : 'too-old-or-too-few';
}

/** The number's own basis where it has one, else that of its line. */
const basis = (line: Helpline, part: { confidence?: Confidence | undefined; newest_source: number | null }) =>
  part.confidence ? { confidence: part.confidence, newest: part.newest_source } : { confidence: line.confidence, newest: line.newest_source };

const restsOn = ({ confidence, newest }: { confidence: Confidence; newest: number | null }): Rests =>
  ({ sources: confidence === 'two sources agree' ? 2 : confidence === 'one source' ? 1 : 0, newest });

/** Whole days from one day to another, both as 2026-01-31. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** A confirmation from a day that has not come yet is none. */
function confirmedOn(confirmed: Helpline['confirmed'], today: string): Confirmed | null {
  const age = confirmed ? daysBetween(confirmed.date, today) : -1;
  return confirmed && age >= 0 ? { date: confirmed.date, old: age > FRESH_DAYS } : null;
}

/**
 * Why a number of a line is not shown.
 * In: the code of the country, the line, one of its numbers, today's day. Out: the reason, or null when it may be shown.
 * A confirmed line shows its numbers, except one that carries a weak `confidence` of its own: nobody has checked that one.
 */
export function whyHidden(code: string, line: Helpline, dial: Dial, today: string): Hidden | null {
  if (isLookAlike(dial.number, code)) return 'look-alike';
  const { confidence, newest } = basis(line, dial);
  if (confirmedOn(line.confirmed, today)) return dial.confidence ? weigh(confidence, newest) : null;
  if (line.field_confidence.is_live === 'unknown' || line.field_confidence.is_live === 'sources disagree') return 'not-known-to-run';
  if (line.confidence === 'sources disagree') return 'sources-disagree';
  return weigh(confidence, newest);
}

/** A detail (hours, free, …) is told only when it rests on as much as a number has to. */
function detail<T>(line: Helpline, field: string, value: T | null, today: string): T | null {
  if (confirmedOn(line.confirmed, today)) return value;
  const said = line.field_confidence[field];
  return said === 'unknown' || weigh(said ?? line.confidence, line.newest_source) ? null : value;
}

function showLine(code: string, line: Helpline, today: string): ShownLine {
  const confirmed = confirmedOn(line.confirmed, today);
  const judged = line.dial.map((dial) => ({ dial, why: whyHidden(code, line, dial, today) }));
  const numbers = judged.filter(({ why }) => !why).map(({ dial }): ShownNumber => ({
    number: dial.number, display: dial.display, who: dial.who, rests: confirmed ? null : restsOn(basis(line, dial)), confirmed }));
  const website = line.website ? { address: line.website, sure: line.website_from === 'source' } : null;
  const bare = { id: line.id, for: line.for, names: line.name, website, numbers };
  if (!numbers.length) {
    return { ...bare, reason: 'not-certain', why: judged[0]?.why ?? 'no-number', rests: null, confirmed: null,
      operator: null, hours: null, free: null, languages: [], onBill: null, ways: [] };
  }
  // "Not at all hours" warns, so it needs less than "day and night".
  const always = line.day_and_night === false && line.field_confidence.hours !== 'unknown' ? false : detail(line, 'hours', line.day_and_night, today);
  return { ...bare, reason: null, why: null, confirmed, rests: confirmed ? null : restsOn({ confidence: line.confidence, newest: line.newest_source }),
    operator: line.operator,
    hours: always === null ? null : always ? 'day-and-night' : 'part',
    free: detail(line, 'free', line.free, today),
    languages: detail(line, 'languages', line.languages, today) ?? [],
    onBill: detail(line, 'phone_bill', line.on_bill, today),
    ways: line.also.filter((w) => (confirmed && !w.confidence) || !weigh(basis(line, w).confidence, basis(line, w).newest)).map(({ way, at }) => ({ way, at: at ?? null })) };
}

/** Emergency numbers need no year; but own knowledge alone shows nothing except 112, and a number that may not work is not shown. */
function showEmergency(dial: EmergencyDial, today: string): ShownNumber | null {
  const confirmed = confirmedOn(dial.confirmed, today);
  const unsure = dial.confidence === 'sources disagree' || dial.field_confidence.is_live === 'unknown' || (dial.confidence === 'own knowledge only' && dial.number !== '112');
  if (unsure && !confirmed) return null;
  return { number: dial.number, display: dial.display, who: dial.who, confirmed, rests: confirmed ? null : restsOn({ confidence: dial.confidence, newest: dial.newest_source }) };
}

/** For her: not for him, and not of the kind that answers him, whatever else an entry says. */
const isForHer = (line: Helpline): boolean => line.for === 'her' && line.kind !== 'perpetrator-helpline';

function section(country: Country, region: string | null, today: string): Section {
  const lines = country.lines.filter((l) => isForHer(l) && (l.region ?? null) === region).map((l) => showLine(country.code, l, today));
  const sure = lines.filter((l) => l.numbers.length), unsure = lines.filter((l) => !l.numbers.length);
  return { region, names: region ? country.regions[region] ?? null : null, lines: [...sure, ...unsure], noSureLine: !sure.length };
}

/**
 * What the page of a country, its card and page 500 may show.
 * @param country one file of `content/helplines/`, read. @param today the day of the build, as 2026-01-31.
 * @returns numbers and names without a word of any language of ours; never a line for men. Never throws.
 */
export function helpFor(country: Country, { today }: { today: string }): Help {
  const sections = [null, ...Object.keys(country.regions)].map((region) => section(country, region, today)).filter((s) => s.lines.length);
  const noSureLine = sections.every((s) => s.noSureLine);
  return {
    code: country.code, names: country.name, sections, noSureLine, sectionForHer: sections.length > 0, callsLeaveTraces: !noSureLine,
    emergency: country.emergency.map((dial) => showEmergency(dial, today)).filter((n) => n !== null),
  };
}

/**
 * Lines for men who use violence, for pages 114 and 818 only, under "for him, not for you".
 * @returns each country that has one, in the order given; a line whose number is not certain comes with its name only. Never throws.
 */
export function mensLines(countries: readonly Country[], { today }: { today: string }): { code: string; names: ByLanguage; lines: ShownLine[] }[] {
  return countries.map((country) => ({
    code: country.code, names: country.name,
    lines: country.lines.filter((l) => !isForHer(l)).map((l) => showLine(country.code, l, today)),
  })).filter(({ lines }) => lines.length);
}

/** The first line for her of the whole country and of each region: those a host confirms before going public. */
export const mainLines = (country: Country): Helpline[] =>
  [undefined, ...Object.keys(country.regions)].map((region) => country.lines.find((l) => isForHer(l) && l.region === region)).filter((l) => l !== undefined);
