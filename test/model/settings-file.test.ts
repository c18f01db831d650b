import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { withAnswers } from '../../src/model/settings-file.ts';

const ours = readFileSync(join(import.meta.dirname, '..', '..', 'content', 'site.yaml'), 'utf8');
const BARE = `# Above all.
name: "A Name"   # between quotes
address: https://site.example

stage: preview
country: null   # not yet
leave:
  en: https://neutral.example/a-very-long-address-that-goes-on-and-on-and-on-and-on-and-on-and-on-and-on-and-on
hosting:
  # who they are
  who: Old Host   # until spring
  logs: addresses
  days: 14
contact: null
programme: null
pairs: [[ar, es], [en, es]]
# The end.
`;

describe('what a host answers is written into site.yaml', () => {
  test('and every comment, every other field and the order of lines stay', () => {
    const text = withAnswers(BARE, { country: 'IT', hosting: { who: 'New Host', logs: 'nothing', days: null } });
    expect(parse(text)).toEqual({ ...parse(BARE), country: 'IT', hosting: { who: 'New Host', logs: 'nothing', days: null } });
    // A blank line more or less before a comment is all the writer may change.
    expect(text.replaceAll('\n\n', '\n')).toBe(BARE.replaceAll('\n\n', '\n').replace('country: null   #', 'country: IT #').replace('"A Name"   #', '"A Name" #').replace('Old Host   #', 'New Host #').replace('logs: addresses', 'logs: nothing').replace('days: 14', 'days: null'));
  });

  test('a field that was empty takes a whole group, and back', () => {
    const contact = { name: 'A: network', legal: 'Register 1 # 2', reach: '+39 02 0000', mending_days: 7 };
    const text = withAnswers(ours, { contact });
    expect(parse(text)).toEqual({ ...parse(ours), contact });
    for (const line of ours.split('\n').filter((l) => l.startsWith('#'))) expect(text).toContain(line);
    expect(withAnswers(text, { contact: null })).toBe(ours);
  });

  test('no answer changes nothing at all in our own file', () => expect(withAnswers(ours, {})).toBe(ours));

  test('line ends of Windows stay line ends of Windows', () => {
    const text = withAnswers(BARE.replaceAll('\n', '\r\n'), { stage: 'public' });
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(parse(text)).toEqual({ ...parse(BARE), stage: 'public' });
  });

  test('an answer that does not fit, and a file that cannot be read, are refused in words', () => {
    expect(() => withAnswers(ours, { country: 'Italy' })).toThrow(/two capital letters.*\nNothing was changed/s);
    expect(() => withAnswers(`${ours}\nname: twice\n`, { stage: 'public' })).toThrow(/cannot be read.*nothing was changed/s);
    expect(() => withAnswers('', { stage: 'public' })).toThrow(/cannot be read/);
  });
});
