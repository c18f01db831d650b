/** Files as they should not be: half-written, in another encoding, with wrong fields, under wrong names. Nothing of it may crash a command. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printFinding } from '../../src/model/finding.ts';
import { FILES, smallSite } from './small-site.ts';

const site = smallSite();
const lines = (files: Record<string, string | Buffer | undefined>) => site.withFiles(files).map(printFinding);

test('a site without faults has nothing to mend and nothing to look at, in four languages and three scripts', () => {
  expect(site.check().map(printFinding)).toEqual([]);
});

const TITLE = 'title: “I go for us, so you owe me”';
describe('front matter', () => {
  test.each([
    ['no title', `${TITLE}\ntab`, '¦tab', 'Add a line "title"'],
    ['a title that is only begun', TITLE, '¦title:', 'Add a line "title"'],
    ['an empty title', TITLE, '¦title: ""', 'The line "title" is empty'],
    ['a title of spaces', TITLE, '¦title: "   "', 'The line "title" is empty'],
    ['a title without end', TITLE, `¦title: ${'так '.repeat(30)}`, 'longer than 110 characters'],
    ['a tab without end', 'tab: Phrases 1', `¦tab: ${'صفحة '.repeat(9)}`, '"tab" is longer than 40 characters'],
    ['a summary that is a number', 'summary: You owe him nothing for going.', '¦summary: 12', 'put it between double quotes'],
    ['an unknown kind', 'kind: saying', '¦kind: story', 'answer, saying, topic, help, services, about'],
    ['a kind in another language', 'kind: saying', '¦kind: фраза', 'Write "kind" as one of'],
    ['an order in words', 'order: 301', '¦order: first', 'Write "order" as a number'],
    ['aliases that are no list', 'aliases: [owe, for us]', '¦aliases: owe', 'as a list: [one, two]'],
    ['too many aliases', 'aliases: [owe, for us]', `¦aliases: [${Array(9).fill('فرصة أخيرة').join(', ')}]`, 'longer than 90 characters together'],
    ['related pages that are no list', 'related: [101]', '¦related: 101', 'as a list of page numbers'],
    ['a related page of one digit', 'related: [101]', 'related: [101, ¦1]', 'three digits'],
    ['seven related pages', 'related: [101]', '¦related: [101, 101, 101, 101, 101, 101, 101]', 'At most six'],
    ['sources that are no list', 'related: [101]', 'related: [101]\n¦sources: brook-2013', 'as a list of sources'],
    ['points without a section', 'related: [101]', 'related: [101]\n¦covers: P-1', 'covers: { '],
    ['a section that is no letter', 'related: [101]', 'related: [101]\ncovers: { ¦P-1: "Part B" }', 'by its letter'],
    ['a check in one word', 'related: [101]', 'related: [101]\n¦checked: yes', 'Names of persons never stand here'],
    ['a check by a person with a name', 'related: [101]', 'related: [101]\nchecked: { date: 2026-10-01, ¦role: Олена Шевченко, organisation: Open Door }', 'Names of persons never stand'],
    ['a check on a day that is none', 'related: [101]', 'related: [101]\nchecked: { ¦date: 2026-13-01, role: support worker, organisation: Open Door }', '2026-01-31'],
    ['a check without an organisation', 'related: [101]', 'related: [101]\n¦checked: { date: 2026-10-01, role: support worker }', 'organisation'],
    ['a misspelt field', 'related: [101]', '¦realted: [101]', 'There is no field "realted"'],
    ['a field in Cyrillic', 'order: 301', 'order: 301\n¦назва: Курс', 'There is no field "назва"'],
    ['a field in Arabic', 'order: 301', 'order: 301\n¦عنوان: برنامج', 'There is no field "عنوان"'],
    ['a field with a name that looks right', 'tab: Phrases 1', 'tab: Phrases 1\n¦t\u0430b: x', 'There is no field'],
    ['an unknown state', 'related: [101]', 'related: [101]\n¦state: done', 'draft or whole'],
    ['a field that stands twice', 'kind: saying', 'kind: saying\n¦kind: saying', 'cannot be read'],
    ['a colon in a text', 'summary: You owe him nothing for going.', 'summary: ¦He says: you owe me.', 'between double quotes'],
    ['a quote that is not closed', 'summary: You owe him nothing for going.', 'summary: "You owe him', 'missing quote'],
    ['a list that is not closed', 'aliases: [owe, for us]', 'aliases: [owe, for us', 'bracket'],
  ])('%s', (_what, from, to, words) => {
    if (to.includes('¦')) site.expectOne({ file: 'saying', from, to }, 'schema', words);
    else expect(site.found({ file: 'saying', from, to })).toContainEqual(expect.stringMatching(new RegExp(`^${FILES.saying}:[2-9]:\\d+  error  schema: .*${words}`)));
  });
  test('a quoted name of a field is a field too', () => expect(site.found({ file: 'saying', from: 'kind: saying', to: '"kind": saying' })).toEqual([]));
});

describe('files of settings, sources, points, words', () => {
  test.each([
    ['settings', 'stage: preview', '¦stage: open', 'preview or public'],
    ['settings', 'https://small.example', 'http://small.example', 'https://'],
    ['settings', 'country: QQ', '¦country: Somewhere', 'two capital letters'],
    ['settings', 'name: Small Ground', '¦name:', 'Add a line "name"'],
    ['settings', 'hosting: null', 'hosting: { who: us, ¦logs: maybe, days: 3 }', 'nothing, addresses or unknown'],
    ['settings', 'contact: null', 'contact: null\n¦kontakt: null', 'There is no field "kontakt"'],
    ['settings', 'en: https://news.example/today', '¦en: news', '"leave"'],
    ['withdrawn', 'number: 199', '¦number: 19', 'three digits'],
    ['withdrawn', 'since: 2026-01-31', '¦since: last year', '2026-01-31'],
    ['brook', 'read: full', '¦read: wholly', 'full, summary'],
    ['brook', 'year: 2013', '¦year: [2013]', 'undated'],
    ['brook', 'address: "https://paper.example/brook"', '¦address: paper.example', 'https://'],
    ['brook', 'confidence: A', '¦confidence: C', 'A or B'],
    ['brook', 'who: "Brook, A."\nshort', '¦short', 'Add a line "who"'],
    ['coverage', 'audience: P', '¦audience: X', 'P, W, G or E'],
    ['coverage', ', says: "A course is no shield."', '', '"says"'],
    ['content/ar/interface.yaml', 'leave: "Leave quickly"\n', '', 'Add "leave": The button that leaves the site'],
    ['content/uk/interface.yaml', 'leave: "Leave quickly"', '¦leave: ""', '"leave" is empty: The button that leaves'],
    ['content/es/interface.yaml', 'page: "Page {number}"', '¦page: "Página"', 'has to hold {number}'],
    ['content/ar/interface.yaml', 'page: "Page {number}"', '¦page: "صفحة {رقم}"', 'has to hold {number}'],
    ['content/es/interface.yaml', 'skip: "Go to the text"', 'skip: "Go to the text"\n¦saltar: "Ir al texto"', 'There is no field "saltar"'],
    ['content/uk/stems.yaml', 'harmless: [домашня', '¦harmles: [домашня', 'There is no field "harmles"'],
  ])('%s: %s → %s', (file, from, to, words) => {
    if (to.includes('¦')) site.expectOne({ file, from, to }, 'schema', words);
    else expect(site.found({ file, from, to })).toEqual([expect.stringMatching(/^content\/\S+:\d+:\d+ {2}error {2}schema: /)]);
    expect(site.found({ file, from, to: to.replace('¦', '') }).join('\n')).toContain(words);
  });
});

const page = site.read(FILES.saying), arabic = site.read(FILES.ar), ukrainian = site.read(FILES.uk);
const latin = (text: string, n: number) => Buffer.concat([Buffer.from(text.split('\n').slice(0, n).join('\n') + '\n'), Buffer.from('caf\xe9\n', 'latin1'), Buffer.from(text.split('\n').slice(n).join('\n'))]);
describe('a file that is no text of ours is named with its place, and no other page is blamed for it', () => {
  test.each([
    ['Latin-1', FILES.saying, latin(page, 12), 13, 'not written in UTF-8'],
    ['Windows-1256 in an Arabic page', FILES.ar, Buffer.concat([Buffer.from(arabic.split('\n').slice(0, 3).join('\n') + '\n'), Buffer.from([0xe3, 0xe1, 0xc7, 0x0a])]), 4, 'not written in UTF-8'],
    ['Windows-1251 in a Ukrainian page', FILES.uk, Buffer.concat([Buffer.from('---\n'), Buffer.from([0xcd, 0xee, 0xf2, 0x0a])]), 2, 'not written in UTF-8'],
    ['UTF-16', FILES.saying, Buffer.from(`\ufeff${page}`, 'utf16le'), 1, 'not written in UTF-8'],
    ['cut in the middle of a letter', FILES.uk, Buffer.from(ukrainian).subarray(0, Buffer.from(ukrainian).lastIndexOf(Buffer.from('я')) + 1), ukrainian.slice(0, ukrainian.lastIndexOf('я')).split('\n').length, 'not written in UTF-8'],
    ['empty', FILES.saying, '', 1, 'This file is empty'],
    ['white space only', FILES.about.replace('904-work', '905-more'), '\n\n  \n', 1, 'This file is empty'],
    ['huge', FILES.saying, page + 'You can wait. '.repeat(40_000), 1, 'more than any page can hold'],
    ['a picture under the name of a page', FILES.saying, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff]), 1, 'not written in UTF-8'],
    ['an empty source', FILES.brook, '', 1, 'This file is empty'],
    ['an empty list of points', FILES.coverage, '', 1, 'This file is empty'],
    ['Latin-1 in the settings', FILES.settings, Buffer.from('name: Caf\xe9\n', 'latin1'), 1, 'not written in UTF-8'],
    ['Latin-1 in a country', FILES.helpline, Buffer.from('code: "QQ"\nname: { en: Caf\xe9 }\n', 'latin1'), 2, 'not written in UTF-8'],
  ])('%s', (_what, file, bytes, line, words) => {
    expect(lines({ [file]: bytes })).toEqual([expect.stringMatching(new RegExp(`^${file}:${line}:1  error  file: .*${words}`))]);
  });
  test.each([FILES.settings, FILES.coverage, FILES.withdrawn, 'content/es/stems.yaml'])('%s is missing', (file) => {
    expect(lines({ [file]: undefined })).toEqual([`${file}:1:1  error  file: This file is missing. Put it back from the last version.`]);
  });
  test('the words of the source language are missing', () => expect(lines({ 'content/en/interface.yaml': undefined }).join('\n')).toContain('content/en/interface.yaml:1:1  error  language: '));
  test('a folder under the name of a page', () => {
    const folder = join(site.root, 'content/en/3-sayings/302-notes.mdx');
    mkdirSync(folder);
    try { expect(lines({})).toEqual([expect.stringMatching(/302-notes\.mdx:1:1 {2}error {2}file: This file cannot be opened/)]); } finally { rmSync(folder, { recursive: true }); }
  });
  test('a link to a file that is gone', () => {
    const link = join(site.root, 'content/en/3-sayings/302-notes.mdx');
    symlinkSync(join(site.root, 'gone.mdx'), link);
    try { expect(lines({})).toEqual([expect.stringMatching(/302-notes\.mdx:1:1 {2}error {2}file: This file cannot be opened/)]); } finally { rmSync(link); }
  });
  test.each([['a mark at the beginning, as Windows sets it', `\ufeff${page}`], ['line ends as Windows sets them', page.replaceAll('\n', '\r\n')]])('%s is no fault', (_what, text) => {
    expect(lines({ [FILES.saying]: text })).toEqual([]);
  });
});

describe('a page that is half-written', () => {
  const at = 'You can wait.';
  test.each([
    ['the front matter has no end', page.slice(0, page.indexOf('\n---', 4)), '---', 'schema', 'does not begin with its front matter'],
    ['the front matter is missing', page.slice(page.indexOf('<Says>')), '<Says>', 'schema', 'does not begin with its front matter'],
    ['a text in quotes that does not end', page.replace(/^tab: .*$/m, "tab: 'Phrases"), 'tab:', 'schema', "A closing ' is missing"],
    ['an empty line before it', `\n${page}`, '\n', 'schema', 'does not begin with its front matter'],
    ['cut inside a component', page.slice(0, page.indexOf('</Panel>')), '<Panel>', 'mdx', 'Expected a closing tag for `<Panel>`'],
    ['cut inside the name of a component', page.slice(0, page.indexOf('<Panel>') + 4), '<Pan', 'mdx', 'cannot be read'],
    ['cut inside a prop', page.slice(0, page.indexOf('brook-2013') + 4), 'broo', 'mdx', 'cannot be read'],
    ['a component that is closed twice', page.replace('</Says>', '</Says>\n\n</Says>\n\n¦'), '\n\n¦', 'mdx', 'Unexpected closing slash'],
    ['components that cross', page.replace('</Panel>', '</Says>'), '</Says>\n\n## Why', 'mdx', 'cannot be read'],
    ['a brace alone', page.replace(at, 'You can { wait.'), 'You can {', 'mdx', '{ that stands alone'],
    ['a brace alone in Arabic', page.replace(at, 'يمكنك { أن تنتظري.'), 'يمكنك {', 'mdx', '{ that stands alone'],
    ['an arrow as people type it', page.replace(at, 'You can <- wait.'), '<- wait', 'mdx', 'a < or {'],
    ['less than', page.replace(at, 'It is <5 weeks.'), '<5', 'mdx', 'a < or {'],
    ['less than in Cyrillic', page.replace(at, 'Це <5 тижнів.'), '<5', 'mdx', 'a < or {'],
    ['a comment as in HTML', page.replace(at, '<!-- later --> You can wait.'), '<!--', 'mdx', 'cannot be read'],
    ['an address between < and >', page.replace(at, '<https://paper.example>'), '<https', 'mdx', 'cannot be read'],
    ['a letter of a section with one star', page.replace('{/* #c */}', '{/* #c /}'), '{/* #c', 'mdx', 'cannot be read'],
  ])('%s', (_what, text, place, rule, words) => {
    const line = text.slice(0, text.indexOf(place)).split('\n').length, found = lines({ [FILES.saying]: text.replace('¦', '') });
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${FILES.saying}:${line}:\\d+  error  ${rule}: `))]);
    expect(found[0]).toContain(words);
  });
  test.each([['ar', arabic], ['uk', ukrainian]] as const)('the same in %s', (name, text) => {
    expect(lines({ [FILES[name]]: text.slice(0, text.indexOf('</Short>')) })).toEqual([expect.stringMatching(new RegExp(`^${FILES[name]}:${text.slice(0, text.indexOf('<Short>')).split('\n').length}:1  error  mdx: `))]);
  });
  test('an arrow of the alphabet, or a < with room around it, is no fault', () => expect(site.found({ file: 'saying', to: 'It is → or < 5 weeks.' })).toEqual([]));
  test('cut anywhere, it is found and nothing crashes', () => {
    for (let end = 20; end < page.length - 60; end += 61) expect(lines({ [FILES.saying]: page.slice(0, end) }), page.slice(end - 20, end)).not.toEqual([]);
  });
});

describe('numbers and names of files', () => {
  const about = site.read(FILES.about);
  test.each([
    ['a number twice', 'content/en/9-about/904-zebra.mdx', 'numbers', 'The number 904 is already used by content/en/9-about/904-work.mdx'],
    ['a number twice in two folders', 'content/en/9-more/904-work.mdx', 'numbers', 'already used'],
    ['no number', 'content/en/9-about/work.mdx', 'numbers', '304-finished.mdx'],
    ['two digits', 'content/en/9-about/94-work.mdx', 'numbers', 'does not begin with a page number'],
    ['four digits', 'content/en/9-about/9044-work.mdx', 'numbers', 'does not begin with a page number'],
    ['a number without words', 'content/en/9-about/905.mdx', 'numbers', 'does not begin with a page number'],
    ['a capital', 'content/en/9-about/905-Work.mdx', 'numbers', 'in small letters with hyphens'],
    ['a space', 'content/en/9-about/905 work.mdx', 'numbers', 'in small letters with hyphens'],
    ['an underscore', 'content/en/9-about/905_work.mdx', 'numbers', 'in small letters with hyphens'],
    ['Cyrillic letters', 'content/uk/9-about/904-робота.mdx', 'numbers', 'in small letters with hyphens'],
    ['Arabic letters', 'content/ar/9-about/904-عمل.mdx', 'numbers', 'in small letters with hyphens'],
    ['Arabic digits', 'content/ar/9-about/٩٠٤-work.mdx', 'numbers', 'does not begin with a page number'],
    ['an accent', 'content/es/9-about/904-cómo.mdx', 'numbers', 'in small letters with hyphens'],
    ['a country of three letters', 'content/en/5-help/countries/ita.mdx', 'numbers', 'does not begin with a page number'],
    ['Markdown without components', 'content/en/9-about/905-work.md', 'file', 'does not end in .mdx, so nobody will see it'],
    ['a second ending', 'content/en/9-about/905-work.mdx.txt', 'file', 'does not end in .mdx'],
    ['an ending in capitals', 'content/en/9-about/905-work.MDX', 'file', 'does not end in .mdx'],
    ['a short ending', 'content/sources/lake-2001.yml', 'file', 'does not end in .yaml'],
    ['a short ending of a country', 'content/helplines/it.yml', 'file', 'does not end in .yaml'],
    ['a language nobody knows', 'content/english/9-about/905-work.mdx', 'language', 'is not a language we know'],
  ])('%s', (_what, file, rule, words) => {
    const found = lines({ [file]: about });
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${rule === 'language' ? 'content/english' : file}:1:1  error  ${rule}: `))]);
    expect(found[0]).toContain(words);
    if (rule === 'language') rmSync(join(site.root, 'content/english'), { recursive: true });
  });
  test.each(['content/en/9-about/.904-work.mdx.swp', 'content/en/9-about/._904-work.mdx', 'content/en/9-about/904-work.mdx~', 'content/en/.DS_Store', 'content/README.md', 'content/en/guide.md', 'content/sources/README.md', 'content/helplines/README.md'])('%s is none of our pages', (file) => {
    expect(lines({ [file]: 'x' })).toEqual([]);
  });
  test('a language without its words is not published yet, and no fault', () => expect(lines({ 'content/fr/9-about/904-work.mdx': about })).toEqual([]));
});

describe('numbers that were taken away', () => {
  test.each([
    ['a page has it', 'number: 199', 'number: ¦904', 'content/en/9-about/904-work.mdx has it'],
    ['it stands twice', 'instead: 101', 'instead: 101\n- number: ¦199\n  since: 2026-02-01', 'stands here twice'],
    ['its page leads to one that is not there', 'instead: 101', 'instead: ¦888', 'There is no page 888'],
  ])('%s', (_what, from, to, words) => { site.expectOne({ file: 'withdrawn', from, to }, 'numbers', words); });
  test('a link to it names the page to read instead', () => { site.expectOne({ file: 'saying', to: '¦[Old notes](/199/)' }, 'links', 'Page 199 was taken away. Link to /101/ instead.'); });
});
