/** The fragment of a reading list: what a worker made is read back in her order, anything else is refused as a whole. */
import { describe, expect, test } from 'vitest';
import { known, MOST, readList, writeList } from '../../src/model/reading-list.ts';

const many = (n: number) => Array.from({ length: n }, (_, i) => String(101 + i)).join(',');

describe('a reading list', () => {
  test.each([
    ['#304', [{ number: '304' }]], ['304,101,602', [{ number: '304' }, { number: '101' }, { number: '602' }]],
    ['#304b,101,304', [{ number: '304', letter: 'b' }, { number: '101' }, { number: '304' }]], ['#101,101,101', [{ number: '101' }]], ['503aa', [{ number: '503', letter: 'aa' }]],
  ])('%s is read in its order, each once', (text, items) => expect(readList(text)).toEqual(items));

  test.each(['', '#', 'a', '#list', '304,', ',304', '304,,101', '304;101', '304 101', '304, 101', '30', '3044', '304B', '304bcde', '٣٠٤', '𝟛𝟘𝟜', '304%2C101', '304/101', '-304', '1e2', '304\n', '<b>', '__proto__', '304,constructor'])(
    '"%s" is none', (text) => expect(readList(text)).toBeUndefined());

  test('is at most so long, and a huge fragment is refused before it is looked at', () => {
    expect(readList(many(MOST))).toHaveLength(MOST);
    expect(readList(many(MOST + 1))).toBeUndefined();
    expect(readList('304,'.repeat(1_000_000) + '304')).toBeUndefined();
  });

  test('is written as it is read', () => {
    for (const text of ['304', '304b,101,602', many(MOST)]) expect(writeList(readList(text)!)).toBe(text);
  });

  test('keeps the pages that are there; with none left it is no list', () => {
    const isThere = (number: string) => number !== '999';
    expect(known(readList('304,999,101'), isThere)).toEqual([{ number: '304' }, { number: '101' }]);
    expect(known(readList('999'), isThere)).toBeUndefined();
    expect(known(readList('304,x'), isThere)).toBeUndefined();
  });
});
