import { expect, test } from 'vitest';
import { built } from './dist.ts';

test('what the check tells editors in their preview is nowhere in the built site', () => {
  const seen = built.filter((b) => /data-findings|class="?findings|Nothing to mend|to look at\.?<\/summary>|content\/[a-z]{2}\/\d-/.test(b.html));
  expect(seen.map((b) => b.address)).toEqual([]);
});
