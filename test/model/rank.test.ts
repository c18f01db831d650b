/** What is typed finds what is meant: endings, accents, slips and small words are forgiven, rare words count more, and what fits best comes first. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filterOf, fold, formsOf, meets, near, rank, typedForms, typedText, wordsOf, type Speech } from '../../src/browser/rank.ts';
import { speechOf } from '../../src/model/keys.ts';
import { readSite } from '../../src/model/load.ts';

const { site } = readSite(join(import.meta.dirname, '..', '..'));
const NONE: Speech = { small: '', same: '', start: '', end: '' };
const form = (lang: 'en' | 'es' | 'ar') => formsOf(speechOf(site, lang));

describe('words', () => {
  test('lose their accents, vowel signs, capitals and apostrophes', () => {
    expect(wordsOf('Qué dirán, don’t TIME-OUT')).toEqual(['que', 'diran', 'dont', 'timeout']);
    expect(fold('مُحَمَّد')).toBe('محمد');
    expect(fold('أين')).toBe(fold('اين'));
    expect(fold('مدرسة')).toBe(fold('مدرسه'));
  });
  test.each([
    ['en', 'changing', 'changed'], ['en', 'stops', 'stopped'], ['en', 'kids', 'child'], ['en', 'shelter', 'refuge'],
    ['es', 'golpear', 'golpes'], ['es', 'niñas', 'hijos'], ['es', 'celoso', 'celos'],
    ['ar', 'البرنامج', 'برنامج'], ['ar', 'والدورة', 'برنامج'], ['ar', 'تهديدات', 'تهديد'],
  ] as const)('in %s, “%s” and “%s” are one', (lang, a, b) => expect(form(lang)(wordsOf(a)[0]!)).toBe(form(lang)(wordsOf(b)[0]!)));
  test('that differ stay two', () => expect(form('en')('court')).not.toBe(form('en')('course')));
});

describe('one slip of the pen', () => {
  test.each([['custody', 'custdy'], ['custody', 'custoddy'], ['custody', 'cuslody'], ['custody', 'csutody']])('“%s” and “%s” are near', (a, b) => expect([near(a, b), near(b, a)]).toEqual([true, true]));
  test('two slips are not', () => expect(near('custody', 'cstoy')).toBe(false));
  test('is forgiven only where the word stands nowhere as it is, and not in short words', () => {
    expect(meets('custdy', 'custody', true)).toBeGreaterThan(0);
    expect(meets('custdy', 'custody', false)).toBe(0);
    expect(meets('dog', 'dag', true)).toBe(0);
  });
  test('counts less than the word itself', () => expect(meets('certifcate', 'certificate', true)).toBeLessThan(meets('certificate', 'certificate', true)));
});

describe('what was typed', () => {
  test('is read without its small words, unless there is nothing else', () => {
    const typed = (text: string) => [...typedForms(text, new Set(['will', 'he']), (word) => word, []).keys()];
    expect(typed('will he change')).toEqual(['change']);
    expect(typed('will he')).toEqual(['will', 'he']);
  });
  test('finds words that pages write as one', () => expect([...typedForms('time out', new Set(['out']), (word) => word, [[['timeout']]])]).toEqual([['time', 'time'], ['timeout', 'time out']]));
  test('may be in Arabic digits, and ends somewhere', () => {
    expect(typedText('٣٠٤')).toBe('304');
    expect(typedText('x'.repeat(5000)).length).toBe(200);
  });
});

describe('the order', () => {
  const order = (pages: string[][][], ...typed: string[]) => rank(pages, typed).map(({ at }) => at);
  test('puts the title before other names', () => expect(order([[['a'], ['court']], [['court'], ['a']]], 'court')).toEqual([1, 0]));
  test('puts what answers more of the words first', () => expect(order([[['court']], [['court', 'children']]], 'court', 'children')).toEqual([1, 0]));
  test('counts a rare word more than a common one', () => expect(order([[['course']], [['course']], [['course']], [['gun']]], 'course', 'gun')[0]).toBe(3));
  test('shows pages that answer a part, when none answers all', () => expect(order([[['court']], [['gun']]], 'court', 'gun').sort()).toEqual([0, 1]));
  test('is empty when nothing comes near', () => expect(order([[['court']]], 'zzzz')).toEqual([]));
  test('says how much was answered, and by which words', () => expect(rank([[['court']], [['gun']]], ['court', 'zzzz'])[0]).toMatchObject({ at: 0, met: ['court'] }));
});

test('the list is filtered by title, number and the words that stand for a page, and says what met', () => {
  const filter = filterOf({ ...NONE, small: 'the is' }, ['304 The certificate', '704 Family court'], ['diploma', 'custody']);
  expect(filter('is the diploma')[0]).toMatchObject({ at: 0, words: ['diploma'] });
  expect(filter('704')[0]).toMatchObject({ at: 1 });
  expect(filter('custdy')[0]).toMatchObject({ at: 1, words: ['custdy'] });
  expect(filter('')).toEqual([]);
});
