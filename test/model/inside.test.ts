/** The search inside the pages: its file is read as it was written, and its texts find what no title says. */
import { expect, test } from 'vitest';
import { placesOf, searchOf, writePlaces } from '../../src/browser/inside.ts';

const SPEECH = { small: '', same: '', start: '', end: '' };
const book = (words: string) => ({ small: 'the', pages: ['101', '304', '704'].map((number, i) => ({ url: `/en/${number}/`, texts: [['Basics', 'The paper', 'Family court'][i]!, '', '', ''] })), words });
const found = (words: string, typed: string) => searchOf(book(words), SPEECH)(typed, 12);

test.each([[[[0, false]]], [[[0, true], [1, false], [25, true], [51, false], [52, true], [400, false], [5000, true]]], [[]]] as [number, boolean][][][])('places are read as they were written: %j', (places) => expect(placesOf(writePlaces(places))).toEqual(places));

test('a word of a text finds its page, with the word it was found by', () => expect(found(`diploma ${writePlaces([[1, false]])}`, 'the diploma')).toEqual([{ url: '/en/304/', title: 'The paper', words: ['diploma'] }]));
test('a page with the word in its title comes first', () => expect(found(`court ${writePlaces([[0, true], [2, false]])}`, 'court')[0]!.url).toBe('/en/704/'));
test('one wrong letter is forgiven in texts too', () => expect(found(`diploma ${writePlaces([[1, false]])}`, 'diplma')[0]!.url).toBe('/en/304/'));
test('of two words one is enough, and both are better', () => expect(found(`gun ${writePlaces([[0, false], [1, false]])}\nknife ${writePlaces([[1, false]])}`, 'gun knife').map(({ url }) => url)).toEqual(['/en/304/', '/en/101/']));
test('nothing is found where nothing comes near, or nothing was typed', () => { expect(found('gun a', 'zzzz')).toEqual([]); expect(found('gun a', '')).toEqual([]); });
