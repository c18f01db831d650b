/** Links that were sent or written down once lead to the same section for ever, in every language. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anchorsOf } from '../../src/model/anchors.ts';
import { built, root, site, values, words } from './dist.ts';

const kept = JSON.parse(readFileSync(join(root, 'test/site/anchors.json'), 'utf8')) as Record<string, string[]>;

test('every page and section of the last release is still there, in every language', () => {
  const ids = new Map(built.map((b) => [b.address, new Set(values(words(b.html), 'id'))])), gone = new Set(site.withdrawn.map((w) => w.number));
  const lost = site.languages.flatMap((lang) => Object.entries(kept).filter(([number]) => !gone.has(number)).flatMap(([number, letters]) => {
    const address = number === '000' ? `/${lang}/` : `/${lang}/${number}/`, there = ids.get(address);
    if (!there) return [`${address} is gone. Bring the page back, or write its number into content/withdrawn.yaml with the page to read instead.`];
    return letters.filter((letter) => !there.has(letter)).map((letter) => `${address}#${letter} is gone. Give the letter back to the section that answers the same now: end its heading with {/* #${letter} */}.`);
  }));
  expect(lost).toEqual([]);
  expect(Object.keys(kept).length).toBeGreaterThan(140);
});

test('the list is added to and never thinned: a lost section stays in it', () => {
  expect(anchorsOf(site, { '304': ['zz'], '998': ['a'] })).toMatchObject({ '304': expect.arrayContaining(['zz', 'a']), '998': ['a'] });
});
