/** Which pages answer what somebody types, and the words each page is found by. */
import { describe, expect, test } from 'vitest';
import { fold, near, rank, stem, wordsOf, type Entry } from '../../src/browser/rank.ts';
import { keysOf } from '../../src/model/keys.ts';
import type { Page } from '../../src/model/site.ts';

const entry = (number: string, title: string, keys = ''): Entry => ({ number, title, keys });
const ENTRIES = [
  entry('101', 'What a programme is', 'course group meaning'), entry('105', 'How long it takes', 'weeks hours days'), entry('301', '“You have to give me another chance”', 'last chance come back'), entry('500', 'Help now', 'hotline emergency phone number'), entry('501', 'Signs to take seriously', 'afraid strangled'),
  entry('602', 'وقت مستقطع', 'تهدئة برنامج'), entry('603', 'البرنامج والكلام', 'مجموعة'), entry('604', 'Курс для чоловіків', 'група тижні'), entry('605', 'El grupo y las sesiones', 'reunión curso'),
];
const SMALL = new Set(['the', 'is', 'a', 'to', 'how', 'it', 'what']);
const numbers = (query: string) => rank(ENTRIES, query, SMALL).map((hit) => hit.entry.number);

describe('what is typed finds its page first', () => {
  test.each([
    ['another chance', '301'], ['CHANCE', '301'], ['chanse', '301'], ['chnace', '301'], ['chances', '301'], ['how long', '105'], ['how long does it take', '105'], ['what is the programme', '101'], ['emergency', '500'], ['emerg', '500'], ['hotlines', '500'], ['500', '500'], [' 301 ', '301'], ['what', '101'],
    ['برنامج', '603'], ['بالبرنامج', '603'], ['مَجموعة', '603'], ['مجموعه', '603'], ['чоловіків', '604'], ['ЧОЛОВІКІВ', '604'], ['чоловікив', '604'], ['sesion', '605'], ['reunion', '605'], ['reuniones', '605'], ['strangle', '501'],
  ])('%s → %s', (query, number) => expect(numbers(query)[0]).toBe(number));
  test.each(['zebra', 'xyz', '', '   ', '999', '!!', 'кит', 'زرافة'])('"%s" finds nothing', (query) => expect(numbers(query)).toEqual([]));
  test('a page number stands before all words', () => expect(rank([entry('101', '500 things'), entry('500', 'Help')], '500', SMALL).map((h) => h.entry.number)).toEqual(['500', '101']));
  test('a page that meets both words stands before one that meets one', () => expect(numbers('group chance course')[0]).toBe('101'));
  test('a word in the title weighs more than one beside it', () => expect(rank([entry('101', 'A', 'course'), entry('102', 'course', '')], 'course', SMALL)[0]!.entry.number).toBe('102'));
  test('a rare word weighs more than a common one', () => expect(rank([entry('101', 'men'), entry('102', 'men'), entry('103', 'men'), entry('104', 'boats')], 'men boats', SMALL)[0]!.entry.number).toBe('104'));
  test('pages alike come in the order of their numbers', () => expect(rank([entry('202', 'same'), entry('201', 'same')], 'same', SMALL).map((h) => h.entry.number)).toEqual(['201', '202']));
  test('small words alone are taken as they are', () => expect(rank([entry('101', 'what is it')], 'what is', SMALL)).toHaveLength(1));
});

describe('words are met in their other forms', () => {
  test.each([['Café', 'cafe'], ['ÉTÉ', 'ete'], ['don’t', 'dont'], ['إساءة', 'اساءه'], ['مَدْرَسَة', 'مدرسه'], ['علـــى', 'علي'], ['ЇЖАК', 'іжак']])('%s is read as %s', (text, folded) => expect(fold(text)).toBe(folded));
  test.each([['chances', 'chance'], ['programmes', 'programme'], ['reuniones', 'reunion'], ['amigas', 'amigos'], ['المجموعة', 'مجموعة'], ['والبرنامج', 'برنامج'], ['للنساء', 'النساء']].map((pair) => pair.map(fold) as [string, string]))('%s and %s', (a, b) => expect(stem(a)).toBe(stem(b)));
  test.each([['he', 'he'], ['bus', 'bus'], ['days', 'day'], ['من', 'من']])('short words stay nearly as they are: %s', (word, stemmed) => expect(stem(word)).toBe(stemmed));
  test('words are letters and figures of any script', () => expect(wordsOf('“He’s” – 26 weeks, عنوان و 5!')).toEqual(['hes', '26', 'weeks', 'عنوان', 'و', '5']));
  test.each([['chance', 'chanse', true], ['chance', 'chnace', true], ['chance', 'chance', true], ['chance', 'hance', true], ['chance', 'chances', true], ['chance', 'chanc', true], ['chance', 'danse', false], ['chance', 'change', true], ['chance', 'chancery', false], ['ab', 'ba', true], ['', 'a', true], ['abcd', 'abdc', true], ['abcd', 'badc', false], ['курс', 'курк', true]])('%s and %s differ by one slip: %s', (a, b, is) => expect(near(a, b)).toBe(is));
});

describe('the words a page is found by', () => {
  const page = (number: string, title: string, summary: string, aliases: string[] = []) => ({ number, front: { title, summary, aliases } }) as unknown as Page;
  test('are the stems of its other names and its summary, without the words of its title and the small ones', () => {
    expect(keysOf([page('101', 'The course', 'What the courses are for men', ['group', 'class'])], ['the', 'are', 'what', 'for']).get('101')).toEqual(['group', 'class', 'men'].map(stem));
  });
  test('a page has an entry even without any', () => expect(keysOf([page('101', 'Course', 'Course')], []).get('101')).toEqual([]));
  test('where there is little room, words that many pages carry go first, and those of one page stay', () => {
    const many = Array.from({ length: 400 }, (_, i) => page(String(100 + i), `Title${i}`, `common words everywhere again alone${i}alone own${i}own`)), keys = keysOf(many, []);
    expect(keys.size).toBe(400);
    expect(keys.get('105')!.join(' ')).toMatch(/alone5/);
    expect(keys.get('105')!.join(' ')).not.toMatch(/common|everywhere/);
  });
});
