import { expect, test } from 'vitest';
import { printFinding } from '../../src/model/finding.ts';
import { smallSite } from './small-site.ts';

const site = smallSite();
test('a site without faults has nothing to mend and nothing to look at, in four languages', () => {
  expect(site.check().map(printFinding)).toEqual([]);
});
