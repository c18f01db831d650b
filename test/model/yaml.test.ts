/** Where in a YAML text something is wrong: line and column, whatever was written. */
import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { inOrder, placeOf, printFinding, type Finding } from '../../src/model/finding.ts';
import { placesIn, readYaml } from '../../src/model/yaml.ts';

const schema = z.strictObject({
  name: z.string({ error: 'Add "name".' }), list: z.array(z.number({ error: 'Write numbers.' })).default([]), deep: z.strictObject({ a: z.strictObject({ b: z.enum(['x', 'y'], { error: 'Write x or y.' }) }) }).optional(),
  rows: z.array(z.strictObject({ id: z.string({ error: 'Add "id".' }) })).optional(), either: z.union([z.literal('none'), z.strictObject({ day: z.string() })], { error: 'Write none, or a day.' }).optional(),
});
const places = (text: string, firstLine?: number) => readYaml(schema, text, 'a.yaml', firstLine).findings.map((f) => `${f.line}:${f.column} ${f.what}`);

test('a good text gives its value', () => expect(readYaml(schema, 'name: نص\nlist: [1, 2]\n', 'a.yaml')).toEqual({ value: { name: 'نص', list: [1, 2] }, findings: [] }));
describe('what is wrong is found at its line and column', () => {
  test.each([
    ['name:\n', '1:1 Add "name".'], ['# a note\n\nname: 3\n', '3:1 Add "name".'], ['list: [1]\n', '1:1 Add "name".'], ['name: A\nlist: [1, two]\n', '2:11 Write numbers.'], ['name: A\nlist:\n  - 1\n  - два\n', '4:5 Write numbers.'], ['name: A\ndeep:\n  a:\n    b: z\n', '4:5 Write x or y.'], ['name: A\ndeep: { a: { b: z } }\n', '2:14 Write x or y.'],
    ['name: A\ndeep:\n  a: {}\n', '3:3 Write x or y.'], ['name: A\nnmae: B\n', '2:1 There is no field "nmae".'], ['name: A\ndeep:\n  a:\n    b: x\n    ج: y\n', '5:5 There is no field "ج".'], ['name: A\nrows:\n  - id: a\n  - {}\n', '4:5 Add "id".'], ['name: A\nrows:\n  - id: a\n  - id: 3\n', '4:5 Add "id".'], ['name: A\neither: sometimes\n', '2:1 Write none, or a day.'],
    ['"name": 3\n', '1:1 Add "name".'], ['name: A\n\n\n  \nimie: Я\n', '5:1 There is no field "imie".'], ['назва: А\nname: A\n', '1:1 There is no field "назва".'],
    ['list: []\nname: "A\nmore: 1\n', '2:7 These lines cannot be read: A closing " is missing.'],
  ])('%j', (text, place) => expect(places(text)).toContain(place));
  test('two faults are two findings', () => expect(places('name: 1\nlist: [x]\nmore: 1\n')).toHaveLength(3));
  test('inside a page the lines are those of the page', () => expect(places('name: A\nlist: [x]\n', 2)).toEqual(['3:8 Write numbers.']));
});
describe('what is no YAML', () => {
  test.each([['name: "A\nlist: []\n', 1], ['name: A: B\n', 1], ['list: [1\nname: A\n', 1], ['name: A\n\tlist: []\n', 2], ['name: A\nname: B\n', 2], ['- a\nname: A\n', 2], ['name: &a [*a, *b]\n', 1], ['name: @x\n', 1], ['{', 1]])('%j', (text, line) => {
    const { value, findings } = readYaml(schema, text, 'a.yaml');
    expect(value).toBeUndefined();
    expect(findings[0]).toMatchObject({ file: 'a.yaml', level: 'error', rule: 'schema', what: expect.stringContaining('cannot be read') });
    expect(findings.map((f) => f.line)).toContainEqual(expect.toSatisfy((found: number) => found >= line && found <= 4));
  });
  test('a text that grows without end is refused', () => expect(readYaml(z.any(), `a: &a [x]\n${'bcdefghijk'.split('').map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghijk'[i]}`).join(', ')}]`).join('\n')}\n`, 'a.yaml').findings[0]!.what).toContain('cannot be read'));
  test('an empty text lacks what it needs, and does not crash', () => expect(places('')).toEqual(['1:1 Add "name".']));
});

describe('the place of a value', () => {
  const place = placesIn('a: 1\nб:\n  - x\n  - { в: 2 }\n');
  test.each([[['a'], 1, 4], [['б', 0], 3, 5], [['б', 1, 'в'], 4, 10], [['б', 1, 'z'], 4, 5], [['z'], 1, 1], [[], 1, 1]] as const)('%j', (path, line, column) => expect(place(path)).toEqual({ line, column }));
});

describe('findings', () => {
  const at = (file: string, line = 1, column = 1): Finding => ({ file, line, column, level: 'error', rule: 'r', what: 'W.', instead: 'I.' });
  test('are one line that begins with the place', () => expect(printFinding(at('content/en/1/101-a.mdx', 4, 7))).toBe('content/en/1/101-a.mdx:4:7  error  r: W. I.'));
  test('come in the order of pages, then of lines and columns', () => expect([at('content/en/3/301-a.mdx'), at('content/en/1/102-a.mdx', 10), at('content/en/1/102-a.mdx', 9, 2), at('content/en/1/102-a.mdx', 9), at('content/en/1/101-z.mdx', 99)].sort(inOrder).map((f) => `${f.file.slice(13)}:${f.line}:${f.column}`)).toEqual(['101-z.mdx:99:1', '102-a.mdx:9:1', '102-a.mdx:9:2', '102-a.mdx:10:1', '301-a.mdx:1:1']));
  test.each([['abc', 0, 1, 1], ['a\nb', 2, 2, 1], ['a\nнаш', 4, 2, 3], ['\n\nسلام', 3, 3, 2], ['abc', 3, 1, 4]])('%j at %i', (text, offset, line, column) => expect(placeOf(text, offset)).toEqual({ line, column }));
});
