import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countrySchema, helpFor, isLookAlike, LOOK_ALIKES, mensLines, type Country, type Help, type Helpline, type ShownLine } from '../../src/model/helplines.ts';
import { readYaml } from '../../src/model/yaml.ts';

const today = '2026-11-22';
const folder = new URL('../../content/helplines/', import.meta.url);
const files = readdirSync(folder).filter((f) => f.endsWith('.yaml'));
const read = files.map((file) => ({ file, ...readYaml(countrySchema, readFileSync(new URL(file, folder), 'utf8'), file) }));
const countries = read.map((r) => r.value!);
const of = (code: string): Country => structuredClone(countries.find((c) => c.code === code)!);
const help = (country: Country): Help => helpFor(country, { today });
const linesOf = (h: Help): ShownLine[] => h.sections.flatMap((s) => s.lines);
const dialled = (h: Help): string[] => [...h.emergency, ...linesOf(h).flatMap((l) => l.numbers)].map((n) => n.number);

/** A made-up country with one line, changed as a test needs it. */
function madeUp(change: Partial<Helpline> = {}): Country {
  return countrySchema.parse({
    code: 'QQ', name: { en: 'Somewhere', es: 'Algún lugar', ar: 'مكان ما' }, collected: '2026-11-22',
    emergency: [{ number: '112', display: '112', who: 'all', confidence: 'two sources agree' }],
    lines: [{
      id: 'qq-line', kind: 'women-helpline', for: 'her', name: { en: 'A line' }, operator: 'A house', website: 'https://line.example', website_from: 'source',
      dial: [{ number: '0800111222', display: '0800 111 222', who: 'all' }], day_and_night: true, free: true, languages: ['en'], on_bill: 'no',
      newest_source: 2024, confidence: 'two sources agree', ...change,
    }],
  });
}
const onlyLine = (change: Partial<Helpline> = {}): ShownLine => linesOf(help(madeUp(change)))[0]!;
const isShown = (change: Partial<Helpline>): boolean => onlyLine(change).numbers.length > 0;

test('every file of a country can be read, and bears the name of its country', () => {
  expect(read.flatMap((r) => r.findings)).toEqual([]);
  expect(read.map((r) => r.file)).toEqual(countries.map((c) => `${c.code.toLowerCase()}.yaml`));
});

describe('nothing is shown as confirmed before a person has confirmed it', () => {
  test('no number of today is shown as confirmed', () => {
    for (const country of countries) {
      const h = help(country);
      expect([...h.emergency, ...linesOf(h), ...linesOf(h).flatMap((l) => l.numbers)].filter((n) => n.confirmed), country.code).toEqual([]);
    }
  });
  test('once somebody has confirmed a line, it is shown with the day, whatever it rested on before', () => {
    const confirmed = { date: '2026-11-01', role: 'support worker', organisation: 'A house' };
    const line = onlyLine({ confidence: 'one source', newest_source: 2009, confirmed });
    expect(line.numbers[0]).toMatchObject({ number: '0800111222', confirmed: { date: '2026-11-01', old: false }, rests: null });
  });
  test('a confirmation of more than 180 days is shown with its day and known to be old', () => {
    expect(onlyLine({ confirmed: { date: '2026-01-01', role: 'support worker', organisation: 'A house' } }).confirmed).toEqual({ date: '2026-01-01', old: true });
  });
  test('a confirmation from a day that has not come is none', () => {
    expect(onlyLine({ newest_source: 2009, confirmed: { date: '2027-01-01', role: 'support worker', organisation: 'A house' } })).toMatchObject({ numbers: [], confirmed: null });
  });
  test('a second number that nobody has checked stays hidden when the line is confirmed', () => {
    const line = onlyLine({
      confirmed: { date: '2026-11-01', role: 'support worker', organisation: 'A house' },
      dial: [{ number: '1111', display: '1111', who: 'all', newest_source: null }, { number: '2222', display: '2222', who: 'all', confidence: 'sources disagree', newest_source: null }],
    });
    expect(line.numbers.map((n) => n.number)).toEqual(['1111']);
  });
});

describe('a number is shown only with enough to rest on', () => {
  test('two sources, the newest from 2019 on', () => {
    expect(isShown({ confidence: 'two sources agree', newest_source: 2019 })).toBe(true);
    expect(isShown({ confidence: 'two sources agree', newest_source: 2018 })).toBe(false);
  });
  test('or one source from 2022 on', () => {
    expect(isShown({ confidence: 'one source', newest_source: 2022 })).toBe(true);
    expect(isShown({ confidence: 'one source', newest_source: 2021 })).toBe(false);
  });
  test('sources without a year are too old', () => {
    expect(isShown({ confidence: 'two sources agree', newest_source: null })).toBe(false);
    expect(isShown({ confidence: 'one source', newest_source: null })).toBe(false);
  });
  test('it comes with what it rests on', () => {
    expect(onlyLine({ confidence: 'two sources agree', newest_source: 2024 }).rests).toEqual({ sources: 2, newest: 2024 });
    expect(onlyLine({ confidence: 'one source', newest_source: 2023 }).rests).toEqual({ sources: 1, newest: 2023 });
  });
  test('never where nobody knows whether the line runs', () => expect(isShown({ field_confidence: { is_live: 'unknown' } })).toBe(false));
  test('never where sources disagree', () => expect(isShown({ confidence: 'sources disagree' })).toBe(false));
  test('not even a number that rests on more than its line', () => {
    expect(isShown({ confidence: 'sources disagree', dial: [{ number: '1111', display: '1111', who: 'all', confidence: 'one source', newest_source: 2026 }] })).toBe(false);
  });
  test('never from own knowledge alone', () => expect(isShown({ confidence: 'own knowledge only' })).toBe(false));
  test('otherwise only the name and the website, with "number not certain"', () => {
    expect(onlyLine({ newest_source: 2010 })).toEqual({
      id: 'qq-line', for: 'her', names: { en: 'A line' }, website: { address: 'https://line.example', sure: true }, numbers: [],
      reason: 'not-certain', why: 'too-old-or-too-few', rests: null, confirmed: null, operator: null, hours: null, free: null, languages: [], onBill: null, ways: [],
    });
  });
  test('hours, price and bill are not told where the sources disagree about them', () => {
    expect(onlyLine({ field_confidence: { hours: 'sources disagree', free: 'own knowledge only', phone_bill: 'unknown' } })).toMatchObject({ hours: null, free: null, onBill: null });
    expect(onlyLine()).toMatchObject({ hours: 'day-and-night', free: true, onBill: 'no' });
  });
  test('the two numbers of the Swedish line and the planned Swiss number stay hidden', () => {
    expect(linesOf(help(of('SE')))).toMatchObject([{ numbers: [], why: 'sources-disagree', website: { address: 'https://kvinnofridslinjen.se' } }]);
    expect(linesOf(help(of('CH'))).find((l) => l.id === 'ch-142')).toMatchObject({ numbers: [], why: 'not-known-to-run' });
  });
});

describe('seven places have no line for her that we are sure of', () => {
  const without = countries.filter((c) => help(c).noSureLine);
  test('exactly these seven', () => expect(without.map((c) => c.code).sort()).toEqual(['AM', 'AX', 'LI', 'LT', 'MC', 'SE', 'XK']));
  test('each still gives an emergency number and names a service', () => {
    for (const country of without) {
      expect(help(country).emergency.length, country.code).toBeGreaterThan(0);
      expect(help(country).sectionForHer, country.code).toBe(true);
      expect(linesOf(help(country)).every((l) => l.reason === 'not-certain'), country.code).toBe(true);
    }
  });
  test('the website stands beside the name wherever one is known', () => {
    for (const code of ['AM', 'LI', 'LT', 'MC', 'SE']) expect(linesOf(help(of(code))).some((l) => l.website), code).toBe(true);
  });
});

describe('emergency numbers follow the country', () => {
  const numbers = (code: string) => help(of(code)).emergency.map((n) => n.number);
  test('every country gives at least one', () => { for (const c of countries) expect(help(c).emergency.length, c.code).toBeGreaterThan(0); });
  test('it is not 112 for all', () => {
    expect(numbers('GB')[0]).toBe('999');
    expect(numbers('BA')).toEqual(['122']);
    expect(numbers('UA')).toEqual(['102']);
    expect(numbers('RS')).toEqual(['192']);
    expect(numbers('XK')).toEqual(['192', '112']);
  });
  test('where we only know it ourselves, nothing but 112 is shown', () => {
    for (const code of ['AD', 'AL', 'AZ', 'ME']) expect(numbers(code), code).toEqual(['112']);
    expect(numbers('LI'), 'the police number of Liechtenstein').not.toContain('117');
  });
  test('for whom a number is, is kept', () => expect(help(of('CH')).emergency.map((n) => [n.number, n.who])).toEqual([['112', 'all'], ['117', 'police'], ['144', 'ambulance']]));
});

describe('one link dials exactly one number', () => {
  test('every number shown can be dialled as it stands', () => {
    for (const c of countries) for (const number of dialled(help(c))) expect(number, c.code).toMatch(/^\+?\d+$/);
  });
  test.each(['0800 500 335', '070141700/075141700', '(012)860', '112;110', '112 / 110'])('"%s" is refused', (number) => {
    const raw = { ...madeUp(), lines: [{ ...madeUp().lines[0], dial: [{ number, display: '112', who: 'all' }] }] };
    expect(countrySchema.safeParse(raw).success).toBe(false);
  });
  test('a record with several numbers is split, and each says for whom it is', () => {
    expect(linesOf(help(of('MK')))[0]!.numbers.map((n) => [n.number, n.who])).toEqual([['+38970141700', 'mobile'], ['+38975141700', 'mobile'], ['+38977141700', 'mobile']]);
    expect(linesOf(help(of('AZ')))[0]!.numbers).toMatchObject([{ number: '860', who: { en: 'Baku' } }]);
    expect(of('UA').lines.find((l) => l.id === 'ua-la-strada')!.dial.map((d) => [d.number, d.who])).toEqual([['0800500335', 'landline'], ['116123', 'mobile']]);
  });
});

describe('lines for men who use violence stand apart', () => {
  test('no country shows one', () => {
    const his = countries.flatMap((c) => c.lines.filter((l) => l.kind === 'perpetrator-helpline').map((l) => l.id));
    expect(his.length).toBeGreaterThan(5);
    expect(countries.flatMap((c) => linesOf(help(c)).map((l) => l.id)).filter((id) => his.includes(id))).toEqual([]);
  });
  test.each([['SE', '020555666'], ['GB', '08088024040']])('a line for men planted in %s as a line for her is not shown', (code, number) => {
    const country = of(code), line = country.lines.find((l) => l.dial.some((d) => d.number === number))!;
    country.lines.unshift({ ...line, for: 'her', confidence: 'two sources agree', newest_source: 2026, confirmed: { date: '2026-11-01', role: 'support worker', organisation: 'A house' } });
    expect(dialled(help(country))).not.toContain(number);
    expect(countrySchema.safeParse(country).success, 'the file is refused too').toBe(false);
  });
  test('a line for him under another kind is not shown either', () => {
    const country = of('SE');
    country.lines.push({ ...country.lines.find((l) => l.for === 'him')!, kind: 'women-helpline' });
    expect(dialled(help(country))).not.toContain('020555666');
  });
  test('pages 114 and 818 get them by country, marked as for him', () => {
    const found = mensLines(countries, { today });
    expect(found.flatMap((c) => c.lines).every((l) => l.for === 'him')).toBe(true);
    expect(found.find((c) => c.code === 'SE')!.lines[0]!.numbers.map((n) => n.number)).toEqual(['020555666']);
  });
  test('there too a number that is not certain is left out', () => {
    expect(mensLines(countries, { today }).find((c) => c.code === 'GB')!.lines).toMatchObject([{ numbers: [], reason: 'not-certain' }]);
  });
});

describe('one page a state', () => {
  test('46 members of the Council of Europe, Kosovo and Åland', () => {
    expect(countries.length).toBe(48);
    expect(new Set(countries.map((c) => c.code)).size).toBe(48);
  });
  test.each([
    ['GB', ['GB-ENG', 'GB-WLS', 'GB-SCT', 'GB-NIR']], ['BE', ['BE-VLG', 'BE-WAL']], ['BA', ['BA-BIH', 'BA-SRP']], ['CH', [null, 'CH-ZH', 'CH-BS']],
  ])('%s shows the lines of its regions in sections', (code, regions) => {
    const h = help(of(code));
    expect(h.sections.map((s) => s.region)).toEqual(regions);
    for (const s of h.sections.filter((x) => x.region)) { expect(s.noSureLine, s.region!).toBe(false); expect(s.names).toHaveProperty('ar'); }
  });
});

describe('a short number is shown in its own country only', () => {
  test('no country shows the look-alike of another', () => {
    for (const c of countries) for (const number of dialled(help(c))) expect(isLookAlike(number, c.code), `${number} in ${c.code}`).toBe(false);
  });
  test.each(Object.keys(LOOK_ALIKES))('%s planted elsewhere is not shown, not even when confirmed', (number) => {
    const confirmed = { date: '2026-11-01', role: 'support worker', organisation: 'A house' };
    expect(isShown({ dial: [{ number, display: number, who: 'all', newest_source: null }], confirmed })).toBe(false);
  });
  test('at home they are shown', () => {
    for (const [code, number] of [['DE', '116016'], ['NO', '116006'], ['AL', '116117'], ['TR', '183']] as const) expect(dialled(help(of(code))), code).toContain(number);
  });
});

describe('above the first number stands that a call leaves traces', () => {
  test('it is asked for wherever a line is shown', () => { for (const c of countries) expect(help(c).callsLeaveTraces, c.code).toBe(linesOf(help(c)).some((l) => l.numbers.length > 0)); });
  test('what is known about the bill never says more than "no"', () => {
    expect(new Set(countries.flatMap((c) => linesOf(help(c)).map((l) => l.onBill)))).toEqual(new Set([null, 'no']));
  });
});

test('a number to write to is held to the same years as a number to call', () => {
  expect(linesOf(help(of('GB'))).flatMap((l) => l.ways).filter((w) => w.way === 'text')).toEqual([]);
  expect(linesOf(help(of('ES')))[0]!.ways).toContainEqual({ way: 'whatsapp', at: '+34600000016' });
});
