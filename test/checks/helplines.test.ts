import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkHelplines, publicReady } from '../../src/checks/helplines.ts';
import { countrySchema } from '../../src/model/helplines.ts';
import { readYaml } from '../../src/model/yaml.ts';

const today = '2026-11-22';
const GOOD = `code: "QQ"
name: { en: Somewhere, es: Algún lugar, ar: مكان ما }
collected: "2026-11-22"
emergency:
  - number: "112"
    display: "112"
    who: all
    sources: [{ title: A list, date: "2024" }]
    newest_source: 2024
    confidence: one source
    confirmed:
lines:
  - id: qq-line
    kind: women-helpline
    for: her
    name: { en: A line }
    operator: Open Door
    dial:
      - number: "0800111222"
        display: "0800 111 222"
        who: all
    sources: [{ title: A page, date: "2024-05" }]
    newest_source: 2024
    confidence: one source
    confirmed:
`;
const CONFIRMED = (date = '2026-11-01', role = 'support worker', organisation = 'Open Door') => `    confirmed: { date: "${date}", role: "${role}", organisation: "${organisation}" }\n`;
/** The confirmation of the line, not of the emergency number above it. */
const withConfirmed = (line: string): string => GOOD.replace(/ {4}confirmed:\n$/, line);

/** Reads made-up files, which the schema has to accept, and checks them. */
function check(text: string, file = 'content/helplines/qq.yaml', ...more: { file: string; text: string }[]) {
  return checkHelplines([{ file, text }, ...more].map((f) => {
    const read = readYaml(countrySchema, f.text, f.file);
    expect(read.findings).toEqual([]);
    return { ...f, country: read.value! };
  }), today);
}
const plant = (from: string, to: string): string => { expect(GOOD).toContain(from); return GOOD.replace(from, to); };
const refused = (text: string) => readYaml(countrySchema, text, 'content/helplines/qq.yaml').findings;

test('the files of today have nothing to mend', () => {
  const folder = new URL('../../content/helplines/', import.meta.url);
  const all = readdirSync(folder).filter((f) => f.endsWith('.yaml')).map((f) => {
    const text = readFileSync(new URL(f, folder), 'utf8');
    return { file: `content/helplines/${f}`, text, country: readYaml(countrySchema, text, f).value! };
  });
  expect(checkHelplines(all, today)).toEqual([]);
});

test('a good file has nothing to mend', () => expect(check(GOOD)).toEqual([]));

describe('a number that no telephone can dial', () => {
  test.each(['112/110', '(012)860', '112;110', '0800 111 222'])('%s is refused when the file is read, with its line', (number) => {
    expect(refused(plant('number: "0800111222"', `number: "${number}"`))).toContainEqual(expect.objectContaining({ line: 19, level: 'error', what: expect.stringContaining('one number') }));
  });
  test('and by the check, should it get that far', () => {
    const country = countrySchema.parse(readYaml(countrySchema, GOOD, 'x').value);
    country.lines[0]!.dial[0]!.number = '112/110';
    expect(checkHelplines([{ file: 'content/helplines/qq.yaml', text: GOOD, country }], today)).toContainEqual(expect.objectContaining({ rule: 'one-number', line: 19, column: 17 }));
  });
  test('a number without quotes would lose its zero', () => {
    expect(refused(plant('number: "0800111222"', 'number: 0800111222'))[0]!.what).toContain('between quotes');
  });
  test('the words under the link have to be the number that is dialled', () => {
    expect(refused(plant('display: "0800 111 222"', 'display: "0800 111 223"'))[0]!.what).toContain('not the number that is dialled');
  });
});

describe('a short number of another country', () => {
  test.each(['116016', '116006', '116117', '116123', '142', '183'])('%s is refused here', (number) => {
    const found = check(plant('number: "0800111222"\n        display: "0800 111 222"', `number: "${number}"\n        display: "${number}"`));
    expect(found).toContainEqual(expect.objectContaining({ rule: 'look-alike', level: 'error', line: 19 }));
  });
  test('the same short number in two countries has to be looked at', () => {
    const short = plant('number: "0800111222"\n        display: "0800 111 222"', 'number: "1522"\n        display: "1522"');
    const other = short.replace('"QQ"', '"ZZ"').replace('qq-line', 'zz-line');
    expect(check(short, undefined, { file: 'content/helplines/zz.yaml', text: other })).toEqual([expect.objectContaining({ file: 'content/helplines/zz.yaml', rule: 'look-alike' })]);
  });
});

test('a country without a line for her', () => {
  expect(check(GOOD.slice(0, GOOD.indexOf('lines:')) + 'lines: []\n')).toEqual([expect.objectContaining({ rule: 'for-her', line: 12 })]);
});
test('a country with a line for him only', () => {
  expect(check(plant('kind: women-helpline\n    for: her', 'kind: perpetrator-helpline\n    for: him')).map((f) => f.rule)).toEqual(['for-her']);
});

describe('a line for men among the lines for her', () => {
  test('is refused when the file is read', () => expect(refused(plant('kind: women-helpline', 'kind: perpetrator-helpline'))[0]!.what).toContain('never for her'));
  test('is found by its number, whatever it is called', () => {
    const his = GOOD.slice(GOOD.indexOf('  - id:')).replace('qq-line', 'qq-him').replace('women-helpline', 'perpetrator-helpline').replace('for: her', 'for: him');
    expect(check(GOOD + his)).toEqual([expect.objectContaining({ rule: 'for-him', line: 19 })]);
  });
});

describe('emergency numbers', () => {
  test('have to be there', () => expect(check(GOOD.replace(/emergency:\n(?: {2}.*\n)+/, 'emergency: []\n'))).toEqual([expect.objectContaining({ rule: 'emergency' })]));
  test('have to be showable', () => {
    const own = plant('number: "112"\n    display: "112"', 'number: "102"\n    display: "102"').replace('confidence: one source', 'confidence: own knowledge only');
    expect(check(own)).toEqual([expect.objectContaining({ rule: 'emergency', line: 5 })]);
  });
});

describe('confirmations', () => {
  test('a fresh one is fine', () => expect(check(withConfirmed(CONFIRMED()))).toEqual([]));
  test('after 180 days it is still shown, with advice to ask again', () => {
    expect(check(withConfirmed(CONFIRMED('2026-05-26')))).toEqual([]); // 180 days
    expect(check(withConfirmed(CONFIRMED('2026-05-25')))).toEqual([expect.objectContaining({ rule: 'confirmed', level: 'advice', line: 25 })]);
  });
  test('a day that has not come yet is wrong', () => expect(check(withConfirmed(CONFIRMED('2026-12-01')))).toEqual([expect.objectContaining({ rule: 'confirmed', level: 'error' })]));
  test.each(['Maria Rossi', 'Dr Rossi', 'M. Rossi', 'maria@line.example'])('the organisation "%s" reads like a person', (name) => {
    expect(check(withConfirmed(CONFIRMED(undefined, undefined, name)))).toEqual([expect.objectContaining({ rule: 'no-names', level: 'error', line: 25 })]);
  });
  test.each(['Open Door', 'Refuge', 'Maria Rossi (foundation)', 'Centro Antiviolenza di Torino'])('the organisation "%s" does not', (name) => {
    expect(check(withConfirmed(CONFIRMED(undefined, undefined, name)))).toEqual([]);
  });
  test('the role has no room for a name', () => expect(refused(withConfirmed(CONFIRMED(undefined, 'Maria Rossi')))[0]!.what).toContain('Names of persons never stand'));
  test('nor has the list of fields', () => expect(refused(withConfirmed('    confirmed: { date: "2026-11-01", role: worker, organisation: Open Door, name: Maria }\n'))[0]!.what).toContain('no field "name"'));
});

test('an id stands once in the whole folder', () => {
  const other = GOOD.replace('"QQ"', '"ZZ"');
  expect(check(GOOD, undefined, { file: 'content/helplines/zz.yaml', text: other })).toEqual([expect.objectContaining({ file: 'content/helplines/zz.yaml', rule: 'ids', line: 13 })]);
});
test('a state has one file', () => {
  const other = GOOD.replace('qq-line', 'qq-other');
  expect(check(GOOD, undefined, { file: 'content/helplines/more-qq.yaml', text: other }).map((f) => f.rule)).toEqual(['ids']);
});
test('a file has the name of its country', () => expect(check(GOOD, 'content/helplines/it.yaml')).toEqual([expect.objectContaining({ rule: 'file-name', line: 1 })]));

test('"two sources agree" needs two in the list', () => {
  expect(check(GOOD.replace(/one source(?![\s\S]*one source)/, 'two sources agree'))).toEqual([expect.objectContaining({ rule: 'sources', line: 24 })]);
});
test('the newest year has to be the year of a source', () => {
  expect(check(GOOD.replace(/newest_source: 2024(?![\s\S]*newest)/, 'newest_source: 2026'))).toEqual([expect.objectContaining({ rule: 'sources', line: 23 })]);
});
test('an old number does not come back', () => {
  expect(check(`${GOOD}never_show: [{ number: "0800111222", why: Closed in 2020. }]\n`)).toEqual([expect.objectContaining({ rule: 'never-show', line: 19, what: expect.stringContaining('Closed in 2020') })]);
});

describe('going public', () => {
  const read = (text: string) => readYaml(countrySchema, text, 'x').value;
  const bothConfirmed = withConfirmed(CONFIRMED()).replace('    confirmed:\nlines:', `${CONFIRMED()}lines:`);
  test('needs a country', () => expect(publicReady(undefined)).toEqual([expect.objectContaining({ file: 'content/site.yaml', level: 'error' })]));
  test('needs the emergency number and the main line for her', () => expect(publicReady(read(GOOD)).map((f) => f.what)).toEqual([expect.stringContaining('112'), expect.stringContaining('qq-line')]));
  test('one of the two is not enough', () => expect(publicReady(read(withConfirmed(CONFIRMED()))).map((f) => f.what)).toEqual([expect.stringContaining('emergency number 112')]));
  test('with both it is ready', () => expect(publicReady(read(bothConfirmed))).toEqual([]));
  test('a line for him does not count', () => {
    const his = bothConfirmed.replace('kind: women-helpline\n    for: her', 'kind: perpetrator-helpline\n    for: him');
    expect(publicReady(read(his)).map((f) => f.what)).toEqual([expect.stringContaining('there is none')]);
  });
});
