/** Headings and letters, components, links, sources and points: what a page is made of. */
import { describe, expect, test } from 'vitest';
import { FILES, smallSite } from './small-site.ts';

const site = smallSite();
/** New paragraphs at the end of a page in which every kind of component may stand. */
const planted = (rule: string, words: string, to: string, file = 'saying') => site.expectOne({ file, to }, rule, words);
const fine = (to: string, file = 'saying') => expect(site.found({ file, to: to.replaceAll('¦', '') })).toEqual([]);

describe('headings and their letters', () => {
  test.each([
    ['anchors', 'End the line with {/* #d */}', '¦## More'],
    ['anchors', 'End the line with {/* #d */}', '¦## Más'],
    ['anchors', 'The section "Ще" has no letter', '¦## Ще'],
    ['anchors', 'The section "المزيد عنه" has no letter', '¦## المزيد عنه'],
    ['anchors', 'The section "What he may say"', '¦## What he *may* say'],
    ['anchors', 'has no letter', 'Text\n\n¦More\n---'],
    ['anchors', 'has no letter', '<Panel>\n\n¦## More\n\n</Panel>'],
    ['anchors', 'The letter "a" stands at two sections. Give this one a free letter: {/* #d */}', '¦## More {/* #a */}'],
    ['anchors', 'The letter "b" stands at two sections', '¦### More {/* #b */}'],
    ['headings', 'Write ## instead of #', '¦# More {/* #d */}'],
    ['headings', 'heading of the first level', '¦# Більше'],
    ['headings', 'heading of the first level', '¦More\n==='],
    ['headings', 'below the third level', '¦#### More'],
    ['headings', 'below the third level', '¦##### المزيد'],
    ['headings', 'two pages', '<Panel>\n\n¦###### More\n\n</Panel>'],
  ])('%s: %s ← %s', (...row) => { planted(...row); });
  test('two sections without a letter are given two letters', () => {
    expect(site.found({ file: 'saying', to: '## One\n\nText.\n\n## Two\n\nText.' }).map((line) => /#\w+/.exec(line)![0])).toEqual(['#d', '#e']);
  });
  test.each(['## More {/* #B */}', '## More {/* d */}', '## More {/* #d2 */}', '## More {/* #part */}'])('%s is no letter, and the braces are named', (heading) => {
    expect(site.found({ file: 'saying', to: heading })).toEqual([expect.stringContaining('has no letter'), expect.stringContaining('  code: Braces { } stand in the text. Only a section letter {/* #b */}')]);
  });
  test.each(['## More {/* #d */}', '## More {/*#d*/}', '### More', '### More {/* #aa */}', '## المزيد {/* #d */}', '## Ще {/* #zz */}'])('%s is fine', (heading) => fine(heading));
  test('in a translation the letters are those of the source', () => {
    expect(site.found({ file: 'ar', from: '{/* #b */}', to: '{/* #q */}' })[0]).toContain(`${FILES.ar}:27:1  error  shape: The source has the heading ## with letter "b" here; this page has the heading ## with letter "q"`);
  });
});

describe('code, HTML and pictures', () => {
  test.each([
    ['code', 'Braces { } stand', 'Text ¦{name} here.'],
    ['code', 'Braces { } stand', '¦{1 + 1}'],
    ['code', 'Braces { } stand', 'Текст ¦{назва}'],
    ['code', 'Braces { } stand', 'نص ¦{اسم} هنا.'],
    ['code', 'Braces { } stand', 'Text ¦{/* ask Ana */} here.'],
    ['code', 'Braces { } stand', 'No course can guarantee that. ¦{/* honest: */}', 'promise'],
    ['code', 'a reason {/* honest: … */}', 'Text. ¦{/* #d */}'],
    ['code', 'Components need no import', "¦import Box from '../box.astro'"],
    ['code', 'import or export', '¦export const a = 1'],
    ['code', 'There is an image', '¦![A house](/house.png)'],
    ['code', 'second request', 'Text ¦![بيت](/house.png) text.'],
    ['code', 'There is an image', '¦![A house][house]\n\n[house]: /101/'],
    ['code', 'block of code', '¦```\ntext\n```'],
    ['html', '<b> is HTML', 'This is ¦<b>bold</b>.'],
    ['html', '<a> is HTML', 'See ¦<a href="/101/">this page</a>.'],
    ['html', '<br> is HTML', 'One¦<br />two'],
    ['html', '<div> is HTML', '¦<div>\n\nText.\n\n</div>'],
    ['html', '<span> is HTML', '| a | b |\n| --- | --- |\n| ¦<span>a</span> | b |'],
    ['html', '<u> is HTML', 'Це ¦<u>важливо</u>.'],
    ['html', '<p> is HTML', 'هذا ¦<p>نص</p>.'],
    ['html', '<script> is HTML', '¦<script src="https://x.example/x.js"></script>'],
    ['html', '<details> is HTML', '- item ¦<details>x</details>'],
  ] as [string, string, string, string?][])('%s: %s ← %s', (rule, words, to, also) => {
    if (!also) return void planted(rule, words, to);
    expect(site.found({ file: 'saying', to: to.replace('¦', '') })).toContainEqual(expect.stringMatching(new RegExp(`:\\d+:${to.indexOf('¦') + 1}  error  ${rule}: ${words}`)));
  });
  test('a footnote is named at its mark and at its text', () => {
    expect(site.found({ file: 'saying', to: 'Text.[^1]\n\n[^1]: A note.' }).map((line) => line.replace(/^\S+ {2}/, ''))).toEqual([expect.stringMatching(/^error {2}code: There is a footnote/), expect.stringMatching(/^error {2}code: There is a footnote/)]);
  });
  test.each(['No course can guarantee that. {/* honest: it is denied */}', 'Two ~~three~~ times', 'Text with *stress* and **more**.', '> Words of a woman.', 'A line\\\nand another.', '***'])('%s is fine', (text) => fine(text));
});

describe('components', () => {
  test.each([
    ['components', 'There is no component <Shrot>. Use one of: Short, Says', '¦<Shrot>\n\nText.\n\n</Shrot>'],
    ['components', 'There is no component <Коротко>', '¦<Коротко />'],
    ['components', 'There is no component <قصير>', '¦<قصير />'],
    ['components', 'There is no component <Short.Box>', '¦<Short.Box />'],
    ['components', '<Source> lacks "id"', 'Text. ¦<Source />'],
    ['components', '<Source> lacks "id"', 'Text. ¦<Source id="" />'],
    ['components', '<Source> lacks "id"', 'Text. ¦<Source id />'],
    ['components', '<Source> lacks "id"', 'Text. ¦<Source id={brook} />'],
    ['components', '<Source> has no "page"', 'Text. ¦<Source id="brook-2013" page="4" />'],
    ['components', '<Source> has no "…"', 'Text. ¦<Source {...all} />'],
    ['components', '<Source> holds text, which nobody would see', 'Text. ¦<Source id="brook-2013">Brook</Source>'],
    ['components', '<Short> has no "class"', '¦<Short class="big">\n\nText.\n\n</Short>'],
    ['components', 'Write it without anything inside', '¦<Says name="Він">\n\nТекст.\n\n</Says>'],
    ['components', '<Says> is empty', '¦<Says>\n\n</Says>'],
    ['components', '<Says> is empty', '¦<Says></Says>'],
    ['components', '<Ticks> holds no boxes', '¦<Ticks>\n\n- One\n\n</Ticks>'],
    ['components', '<Bars> lacks "not"', '¦<Bars caption="a" asked="b">\n\n| a | b |\n| --- | --- |\n| c | 1 |\n\n</Bars>\n\nText. <Source id="brook-2013" />'],
    ['components', '<Bars> holds no table', '¦<Bars caption="a" asked="b" not="c">\n\nText.\n\n</Bars>\n\nText. <Source id="brook-2013" />'],
    ['components', '<View> lacks "says"', '<Views>\n\n¦<View by="Us">\n\nText.\n\n</View>\n\n</Views>'],
    ['components', '<Circles> lacks "him"', '¦<Circles you="a" programme="b">\n\n- a\n\n</Circles>'],
    ['components', 'rows="many" is not a number of lines', '¦<Line label="Name" rows="many" />'],
    ['components', 'rows="10" is not a number', '¦<Line label="Name" rows="10" />'],
    ['components', '<Line> holds text', '¦<Line label="Name">text</Line>'],
    ['components', '<Line> stands inside a line', 'Write ¦<Line label="Name" /> here.'],
    ['components', '<Panel> stands inside a line', 'Text ¦<Panel>more</Panel> text.'],
    ['components', 'on lines of their own', '¦<Short>Text in one line.</Short>'],
    ['components', 'on lines of their own', '¦<Says>نص في سطر واحد.</Says>'],
    ['components', 'belongs to page 500 only', '¦<Countries />'],
    ['components', 'belongs to page 114 and 818 only', '¦<MensLines />'],
    ['components', 'belongs to page 909 only. Take it out here and link to [page 909](/909/)', '¦<AllPages />'],
    ['components', 'A box to tick stands outside <Ticks>', '- One\n¦- [ ] Two'],
    ['components', 'A box to tick stands outside <Ticks>', '¦- [x] تمّ'],
  ])('%s: %s ← %s', (...row) => { planted(...row); });
  test.each(['Text. <Source id="brook-2013" second />', '<Line label="Name" rows="3" />', '<Line label="Name" />', '<Ticks>\n\n- [ ] One\n\n</Ticks>', '<Short>\n\nText.\n\n</Short>', '<Short>\nText.\n</Short>'])('%s is fine', (text) => fine(text));
});

describe('links', () => {
  test.each([
    ['links', 'There is no page 999', 'Text ¦[a page](/999/) text.'],
    ['links', 'There is no page 302', '- ¦[His words](/302/)'],
    ['links', 'There is no page 999', '| a | b |\n| --- | --- |\n| c | ¦[a page](/999/) |'],
    ['links', 'There is no page 999', 'Дивись ¦[сторінку](/999/#a).'],
    ['links', 'There is no page 999', 'انظري ¦[الصفحة](/999/).'],
    ['links', 'There is no page 999', 'Text **¦[a page](/999/)**.'],
    ['links', 'There is no page 999', 'See [the page][1].\n\n¦[1]: /999/'],
    ['links', 'Page 301 has no section "z". Its sections are: a, b, c', '¦[More words](/301/#z)'],
    ['links', 'Page 000 has no section "a". It has no sections: link to the page', '¦[Start](/000/#a)'],
    ['links', 'Page 500 has no part "zz". Countries are written as /500/it/', '¦[There](/500/zz/)'],
    ['links', 'Page 500 has no section "q". Its sections are: a.', '¦[There](/500/qq/#q)'],
    ['links', 'Page 904 has no part "x"', '¦[How](/904/x/)'],
    ['links', 'Write a page as /304/', '¦[How](904)'],
    ['links', 'Write a page as /304/', '¦[How](/904)'],
    ['links', 'Write a page as /304/', '¦[How](/en/904/)'],
    ['links', 'Write a page as /304/', '¦[How](../9-about/904-work.mdx)'],
    ['links', 'Write a page as /304/', '¦[Above](#a)'],
    ['links', 'Write a page as /304/', '¦[There](/500/QQ/)'],
    ['links', 'a section as /304/#b', '¦[How](/904/#A)'],
    ['links', 'Write a page as /304/', '¦[Як](/٩٠٤/)'],
    ['links', 'Pages link to nothing outside', '¦[A paper](https://paper.example/)'],
    ['links', 'Pages link to nothing outside', 'See ¦https://paper.example/ for more.'],
    ['links', 'Pages link to nothing outside', 'See ¦www.paper.example for more.'],
    ['links', 'Pages link to nothing outside', 'Write to ¦us@paper.example about it.'],
    ['links', 'A link has no words', 'Text ¦[](/101/) text.'],
  ])('%s: %s ← %s', (...row) => { planted(...row); });
  test.each(['here', 'Here', 'click here', 'this page', 'more', 'Read more …', 'aquí', 'Haz clic aquí', 'Leer más', 'тут', 'Тут', 'Докладніше', 'читати далі', 'هنا', 'اضغطي هنا', 'المزيد', 'here.', '**here**'])('the words "%s" do not say where a link leads', (words) => {
    planted('links', 'Name the page or what is on it.', `Text ¦[${words}](/101/)`);
  });
  test.each([
    ['¦related: [998]', 'There is no page 998. Mend the number in "related".'], ['¦related: [101, 998]', 'There is no page 998'],
  ])('%s', (to, words) => { site.expectOne({ file: 'saying', from: 'related: [101]', to }, 'links', words); });
  test.each(['[What it is](/101/)', '[What it is](/101/#b)', '[Somewhere](/500/qq/)', '[Somewhere](/500/qq/#a)', '[Start](/000/)', '[In the town](/101/ "A page")', '[What this course is][1]\n\n[1]: /101/', '[More about here and there](/101/)', '[هنا في المدينة](/101/)'])('%s is fine', (text) => fine(text));
  test('the list of sources has a part for each letter it has, and no other', () => {
    const list = { file: 'content/en/9-about/905-list.mdx', to: site.read(FILES.about).replace('tab: Notes 9', 'tab: Notes 95').replace('covers: { E-1: a }\n', '') };
    expect(site.found(list, { file: 'saying', to: '[Sources under B](/905/b/)' })).toEqual([]);
    expect(site.found(list, { file: 'saying', to: '[Sources under X](/905/x/)' })).toEqual([expect.stringContaining('Page 905 has no part "x". Its parts are the first letters of sources')]);
  });
  test('a page beside numbers that do not exist is named', () => {
    expect(site.found({ file: 'content/en/5-help/countries/zz.mdx', to: site.read(FILES.country).replace('places 1', 'places 2') })).toEqual([expect.stringMatching(/zz\.mdx:1:1 {2}error {2}links: There is no country "ZZ"/)]);
  });
});

describe('every page leads to help', () => {
  const HELP = '[Help now](/500/)';
  test.each([['saying', HELP], ['services', HELP], ['about', HELP], ['home', HELP], ['answer', HELP], ['ar', '[المساعدة الآن](/500/)'], ['uk', '[Допомога зараз](/500/)'], ['es', '[Ayuda ahora](/500/)']] as const)('%s without its link', (file, link) => {
    expect(site.found({ file, from: link, to: 'Help now' })).toContain(`${FILES[file]}:1:1  error  help: No sentence of this page leads to help. Link to [Help now](/500/) in the text, best near the end.`);
  });
  test.each([['a country of it', '[Help in Somewhere](/500/qq/)'], ['a section of it', '[Before you call](/500/#b)']])('%s will do', (_what, link) => expect(site.found({ file: 'saying', from: HELP, to: link })).toEqual([]));
  test('the list under a page is not enough', () => expect(site.found({ file: 'saying', from: 'related: [101]', to: 'related: [101, 500]' }, { file: 'about', from: HELP, to: 'Help now' })).toEqual([expect.stringContaining('  help: ')]));
});

describe('sources', () => {
  test.each([
    ['sources', 'There is no source "brook-2014". Did you mean: brook-2013?', 'Text. ¦<Source id="brook-2014" />'],
    ['sources', 'There is no source "brook". Did you mean: brook-2013?', 'Text. ¦<Source id="brook" />'],
    ['sources', 'There is no source "Brook-2013"', 'Text. ¦<Source id="Brook-2013" />'],
    ['sources', 'There is no source "lake-1999". Add it', 'Text. ¦<Source id="lake-1999" />'],
    ['sources', 'There is no source "струмок"', 'Текст. ¦<Source id="струмок" />'],
    ['sources', 'There is no source "جدول"', 'نص. ¦<Source id="جدول" />'],
    ['sources', 'There is no source "x"', '- One\n- Two ¦<Source id="x" />'],
    ['sources', 'There is no source "x"', '| a | b |\n| --- | --- |\n| c | d ¦<Source id="x" /> |'],
  ])('%s: %s ← %s', (...row) => { planted(...row); });
  test('in the front matter', () => { site.expectOne({ file: 'saying', from: 'related: [101]', to: 'related: [101]\n¦sources: [brook-2013, lake]' }, 'sources', 'There is no source "lake"'); });
  test('a source that no page rests on is there to be looked at', () => {
    const found = site.expectOne({ file: 'content/sources/lake-2001.yaml', to: site.read(FILES.brook) }, 'sources', 'No page rests on this source.');
    expect(found.level).toBe('advice');
  });
  test('a source that cannot be read is not said to be missing', () => { site.expectOne({ file: 'brook', from: 'read: full', to: '¦read: half' }, 'schema', 'read'); });
});

describe('a figure or a study without its source', () => {
  test.each([
    ['claims', '"40 %" is a claim', '¦About 40 % left.'], ['claims', '"40%" is a claim', '¦About 40% left.'], ['claims', '"12.5 %"', '¦It was 12.5 % there.'],
    ['claims', '"7 per cent"', '¦It was 7 per cent.'], ['claims', '"40 percent"', '¦It was 40 percent.'],
    ['claims', '"two in five"', '¦About two in five left.'], ['claims', '"Seven out of ten"', '¦Seven out of ten left.'], ['claims', '"1 in 5"', '¦It was 1 in 5.'], ['claims', '"one in every three"', '¦It was one in every three.'],
    ['claims', '"half of the men"', '¦It was half of the men.'], ['claims', '"A third of women"', '¦A third of women said so.'],
    ['claims', '"350 men"', '¦They asked 350 men.'], ['claims', '"350 men"', '¦They asked 350\\\nmen.'], ['claims', '"1,200 women"', '¦They asked 1,200 women.'],
    ['claims', '"studies show"', '¦Many studies show that it helps.'], ['claims', '"study found"', '¦One study found the same.'], ['claims', '"survey in"', '¦In a survey in the north, women said so.'],
    ['claims', '"40 %"', '¦- About 40 % left.\n- More.'], ['claims', '"40 %"', '¦| a | b |\n| --- | --- |\n| Left | 40 % |'],
    ['claims', '"40 %"', '<Panel>\n\n¦About 40 % left.\n\n</Panel>'],
    ['claims', 'A drawing with figures has no source', '¦<Bars caption="Left" asked="Men" not="Why">\n\n| a | b |\n| --- | --- |\n| Left | 40 % |\n\n</Bars>'],
  ])('%s: %s ← %s', (rule, words, to) => void planted(rule, words, `### Figures\n\n${to}`));
  test.each([['es', 'Cerca del 40 por ciento lo dejó.', '40 por ciento'], ['es', 'Cerca del 40 % lo dejó.', '40 %'], ['uk', 'Пішли 40 відсотків.', '40 відсот'], ['uk', 'Пішли 40 % із них.', '40 %'], ['ar', 'خرج ٤٠٪ منهم.', '40%'], ['ar', 'خرج 40 في المئة منهم.', '40 في المئة']] as const)('in %s: %s', (lang, text, words) => {
    expect(site.found({ file: 'answer', to: text }, { file: lang, to: text })).toContainEqual(expect.stringMatching(new RegExp(`^${FILES[lang]}:\\d+:1  advice  claims: "${words}" is a claim without a source`)));
  });
  test.each([
    'About 40 % left. <Source id="brook-2013" />', 'About 40 % left.\n\nThis is from one town. <Source id="brook-2013" />', '- About 40 % left. <Source id="brook-2013" />\n- More.', 'It is so. <Source id="brook-2013" />\n\n| a | b |\n| --- | --- |\n| Left | 40 % |',
    'He goes for 26 weeks.', 'Call 112.', 'Since 2013 he goes on Mondays.', 'One of two doors.', 'You can study with other women.', 'In 2 of the rooms.', 'Page 301, part b.',
  ])('%s is fine', (text) => fine(`### Figures\n\n${text}`));
  test('pages about the site may count their own', () => fine('We asked 12 women.', 'about'));
});

describe('points', () => {
  test.each([
    ['saying', 'related: [101]', 'related: [101]\n¦covers: { P-9: a }', 'There is no point "P-9"'],
    ['saying', 'related: [101]', 'related: [101]\n¦covers: { Р-1: a }', 'There is no point "Р-1"'],
    ['saying', 'related: [101]', 'related: [101]\n¦covers: { P-1: z }', 'answered in section "z", which is not there. The sections are: a, b, c.'],
    ['home', 'order: 0', 'order: 0\n¦covers: { P-1: a }', 'The page has no section with a letter yet'],
    ['answer', 'covers: { P-1: b }\n', '', 'No page answers P-1: "A course is no shield."'],
    ['services', 'covers: { W-1: a }\n', '', 'No page answers W-1'],
    ['about', 'covers: { E-1: a }\n', '', 'No page answers E-1'],
    ['coverage', 'points:\n', 'points:\n  - { id: ¦N-1, audience: P, document: review, says: "New." }\n', 'No page answers N-1: "New."'],
    ['coverage', 'points:\n', 'points:\n  - { id: ¦Н-1, audience: P, document: review, says: "Нове." }\n', 'No page answers Н-1'],
    ['coverage', 'points:\n', 'points:\n  - { id: P-1, audience: P, document: review, says: "A course is no shield." }\n', 'P-1 stands here more than once'],
    ['coverage', 'id: P-1, audience: P, document: review', 'id: P-1, audience: P, document: ¦paper', 'P-1 is from "paper", which is no document of the list. The documents are: review.'],
    ['coverage', 'id: W-1, audience: W', 'id: ¦W-1, audience: P', "W-1 is for a partner, but only page 804 answers it"],
    ['coverage', 'id: P-1, audience: P', 'id: ¦P-1, audience: W', "P-1 is for a women's service, but only page 101 answers it"],
    ['coverage', 'id: P-1, audience: P', 'id: ¦P-1, audience: G', 'P-1 is for a programme'],
    ['coverage', 'id: P-1, audience: P', 'id: ¦P-1, audience: E', 'P-1 is for an editor'],
    ['coverage', 'id: E-1, audience: E', 'id: ¦E-1, audience: P', 'E-1 is for a partner, but only page 904'],
  ])('%s: %s → %s', (file, from, to, words) => {
    const found = site.found({ file, from, to: to.replace('¦', '') });
    expect(found).toEqual([expect.stringContaining(words)]);
    if (to.includes('¦')) site.expectOne({ file, from, to }, 'points', words);
    else expect(found[0]).toMatch(/^content\/coverage\.yaml:[4-7]:11 {2}error {2}points: /);
  });
  test('a point may be answered on two pages', () => expect(site.found({ file: 'saying', from: 'related: [101]', to: 'related: [101]\ncovers: { P-1: a }' })).toEqual([]));
  test('an editor’s point may stand on a services page', () => expect(site.found({ file: 'services', from: 'covers: { W-1: a }', to: 'covers: { W-1: a, E-1: a }' }, { file: 'about', from: 'covers: { E-1: a }\n', to: '' })).toEqual([]));
  test('what a page that cannot be read answers is not said to be missing', () => expect(site.found({ file: 'services', from: 'kind: services', to: 'kind: service' })).toEqual([expect.stringContaining('  schema: ')]));
});
