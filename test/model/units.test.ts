import { describe, expect, test } from 'vitest';
import { setFront } from '../../src/model/front-matter.ts';
import { digestOf, fingerprint, unitsOf } from '../../src/model/units.ts';
import { FILES, smallSite } from '../checks/small-site.ts';

const site = smallSite(), page = site.read(FILES.answer), ALL = ['answer', 'es', 'uk', 'ar', 'saying', 'services'] as const;

describe('the pieces a translator works on', () => {
  test('are front matter, headings, paragraphs, cells and props that are read', () => {
    expect(unitsOf(page).map((u) => [u.where, u.text])).toEqual(expect.arrayContaining([
      ['title', 'What is this course?'], ['tab', 'First notes'], ['aliases', 'course'], ['heading', 'What he does there'], ['paragraph', 'He goes on the same day each week.'], ['tableCell', 'That he came'], ['prop caption', 'Men who left the course early'],
      ['paragraph', 'It takes 26 weeks in most towns. <Source id="brook-2013" />'],
    ]));
  });
  test('carry no letters of sections, no notes and no figures alone', () => {
    const text = unitsOf(page).map((u) => u.text).join('\n');
    expect(text).not.toMatch(/#a|honest|40 %/);
  });
  test.each(ALL)('stand where they say: %s', (name) => {
    const text = site.read(FILES[name]);
    for (const unit of unitsOf(text)) expect(text.slice(unit.start, unit.end).replace(/^["“]?|["”]?$/g, '')).toContain(unit.text.replace(/^["“]?|["”]?$/g, ''));
  });
  test.each(ALL)('do not overlap, and come in the order of the file: %s', (name) => {
    const units = unitsOf(site.read(FILES[name]));
    units.slice(1).forEach((unit, i) => expect(unit.start).toBeGreaterThanOrEqual(units[i]!.end));
  });
  test('a list item with a list in it is two pieces', () => expect(unitsOf('- one thing\n  - another\n').map((u) => u.text)).toEqual(['one thing', 'another']));
  test('a quoted line of the front matter is read without its quotes', () => expect(unitsOf('---\ntitle: "He says: “stay”"\n---\n').map((u) => u.text)).toEqual(['He says: “stay”']));
  test.each([
    ['the same prop twice on a page', '<View by="A b" says="c d">\n\nx\n\n</View>\n\n<View by="A b" says="e f">\n\ny\n\n</View>\n', ['A b', 'c d', 'A b', 'e f']],
    ['single quotes', `<View by='A "b"' says="it's c">\n\nx\n\n</View>\n`, ['A "b"', "it's c"]], ['room around =', '<View by = "A b" says = "c">\n\nx\n\n</View>\n', ['A b', 'c']],
    ['a name that ends alike', '<Bars cannot="x" not="c d">\n\nx\n\n</Bars>\n', ['c d']], ['Arabic', '<View by="أ ب" says="ج">\n\nx\n\n</View>\n', ['أ ب', 'ج']],
  ])('props: %s', (_what, text, props) => {
    const units = unitsOf(text).filter((u) => u.where.startsWith('prop'));
    expect(units.map((u) => u.text)).toEqual(props);
    expect(units.map((u) => text.slice(u.start, u.end))).toEqual(props);
    expect(new Set(units.map((u) => u.start)).size).toBe(props.length);
  });
});

describe('a fingerprint', () => {
  test('is six signs, the same for the same words', () => { expect(fingerprint('Words')).toMatch(/^[0-9a-f]{6}$/); expect(fingerprint('Words')).toBe(fingerprint('Words')); expect(fingerprint('Words')).not.toBe(fingerprint('words')); });
  test('does not see where a line ends', () => { expect(fingerprint('some words\nmore')).toBe(fingerprint('some  words more ')); });
});

describe('a change touches just its own piece', () => {
  const changed = (now: string) => { const before = digestOf(page).split(' '), after = digestOf(now).split(' '); return { same: before.length === after.length, at: after.flatMap((print, i) => (print === before[i] ? [] : [i])) }; };
  test.each([
    ['title: What is this course?', 'title: What is it?'], ['He goes to a group once a week.', 'He goes to a group.'], ['## What he does there', '## What he does'], ['- He goes on the same day', '- He goes on one day'], ['| That he came |', '| That he was there |'],
    ['caption="Men who left', 'caption="All who left'], ['not="It does', 'not="This does'], ['[Help now](/500/)', '[Help now](/501/)'], ['id="hill-2020" second', 'id="hill-2020"'], ['two workers', 'двох людей'], ['two workers', 'شخصين'],
  ])('%s → %s', (from, to) => { expect(page).toContain(from); const { same, at } = changed(page.replace(from, to)); expect(same).toBe(true); expect(at).toHaveLength(1); });
  test.each([['aliases: [course, group]', 'aliases: [class]'], ['order: 101', 'order: 102'], ['{/* honest: it is denied */}', '{/* honest: no promise */}'], ['{/* #c */}', '{/* #d */}'], ['| 40 % |', '| 41 % |'], ['You can call a line for women, by', 'You can call a line for women,\nby'], ['<Short>\n\n', '<Short>\n\n\n']])('%s → %s is no change of words', (from, to) => {
    expect(page).toContain(from);
    expect(digestOf(page.replace(from, to))).toBe(digestOf(page));
  });
  test('a new paragraph is one fingerprint more, and the others stay', () => {
    const before = digestOf(page).split(' '), after = digestOf(page.replace('## What it cannot', 'One more.\n\n## What it cannot')).split(' ');
    expect(after.filter((print) => !before.includes(print))).toHaveLength(1);
    expect(after).toHaveLength(before.length + 1);
  });
});

describe('one line of the front matter is set, and no other byte changes', () => {
  test('a new line stands last', () => expect(setFront('---\ntitle: A\n---\n\nText\n', 'of', 'abc')).toBe('---\ntitle: A\nof: abc\n---\n\nText\n'));
  test('a line that is there is replaced', () => expect(setFront('---\ntitle: A\nof: old\norder: 1\n---\nText', 'of', 'new')).toBe('---\ntitle: A\nof: new\norder: 1\n---\nText'));
  test('a field with a longer name is not taken for it', () => expect(setFront('---\noffer: 1\n---\n', 'of', 'x')).toBe('---\noffer: 1\nof: x\n---\n'));
  test('a $ is written as it is', () => expect(setFront('---\ntitle: A\n---\n', 'title', '$& $1')).toBe('---\ntitle: $& $1\n---\n'));
  test.each(ALL)('twice is once, and the rest stays: %s', (name) => {
    const text = site.read(FILES[name]), set = setFront(text, 'of', 'abc');
    expect(setFront(set, 'of', 'abc')).toBe(set);
    expect(set.replace(/^of: .*\n/m, '')).toBe(text.replace(/^of: .*\n/m, ''));
  });
  test.each(['Text', '', '--- \ntitle: A\n---\n', '---\ntitle: A\n'])('%j has none', (text) => expect(() => setFront(text, 'of', 'x')).toThrow('no front matter'));
});
