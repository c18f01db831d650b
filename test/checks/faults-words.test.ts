/** What is said, and what gives away: discretion, promises, orders, blame, labels, reading level, notes left in, dates. */
import { describe, expect, test } from 'vitest';
import { revealing } from '../../src/checks/discretion.ts';
import { grade, levelOf } from '../../src/checks/reading.ts';
import { readSite } from '../../src/model/load.ts';
import { FILES, smallSite, type Name } from './small-site.ts';

const site = smallSite(), { stems } = readSite(site.root).site;

describe('a title in the tab that tells what the site is about', () => {
  const TABS = { saying: 'tab: Phrases 1', es: 'tab: Primeras notas', uk: 'tab: Перші нотатки', ar: 'tab: ملاحظات أولى' } as const;
  test.each([
    ['saying', 'Violence at home'], ['saying', 'VIOLENT men'], ['saying', 'Notes (abuse)'], ['saying', 'Non-violent talk'], ['saying', 'The safe house'], ['saying', 'A safe-house'], ['saying', 'A safe\u00a0house'], ['saying', 'Women’s aid'], ['saying', 'Women\'s aid'], ['saying', 'Víolence'], ['saying', 'Vio\u00adlence'], ['saying', '“Control”'], ['saying', 'Risk/1'],
    ['es', 'Violencia'], ['es', 'Victima'], ['es', 'VÍCTIMAS'], ['es', 'Género'], ['es', 'genero'], ['es', 'Casa de acogida'], ['es', 'Está huir'], ['es', 'Police notes'],
    ['uk', 'Насильство вдома'], ['uk', 'ЖЕРТВА'], ['uk', 'Про поліцію'], ['uk', 'Гаряча лінія'], ['uk', 'Зґвалтування'], ['uk', 'Домашнє'], ['uk', 'Nasylstvo'], ['uk', 'Helpline'], ['uk', '«Страх»'],
    ['ar', 'عنف'], ['ar', 'العنف'], ['ar', 'والعنف'], ['ar', 'بالعنف'], ['ar', 'للعنف'], ['ar', 'وللخطر'], ['ar', 'فبالخوف'], ['ar', 'كالتهديد'], ['ar', 'عُنْف'], ['ar', 'عـــنف'], ['ar', 'إساءة'], ['ar', 'اساءة'], ['ar', 'خط المساعدة'], ['ar', 'زوجي'], ['ar', 'Talaq'], ['ar', 'Victim'], ['ar', '\u200fعنف\u200f'],
  ] as const)('%s: %s', (file, tab) => { site.expectOne({ file, from: TABS[file], to: `¦tab: ${JSON.stringify(tab)}` }, 'discretion', 'which tells what the site is about. Use a neutral word: notes, guide'); });
  test.each([
    ['saying', 'Battery notes'], ['saying', 'Batteries'], ['saying', 'Riskless games'], ['saying', 'Prefugees'], ['saying', 'Aborder'], ['saying', 'A house, safe'],
    ['es', 'Controles'], ['es', 'Generosa'], ['es', 'Un general'], ['es', 'Cafés y tés'],
    ['uk', 'Домашня робота'], ['uk', 'Страховий лист'], ['uk', 'Жертводавець'], ['uk', 'Інші нотатки'],
    ['ar', 'تركيا'], ['ar', 'وتركيا'], ['ar', 'التركيب'], ['ar', 'خطاب'], ['ar', 'الخطوة الثانية'], ['ar', 'معلومات'], ['ar', 'كتاب صغير'],
  ] as const)('%s: %s is harmless', (file, tab) => expect(site.found({ file, from: TABS[file], to: `tab: ${tab}` })).toEqual([]));
  test('a number may give away too', () => { expect(revealing('Notas 016', stems.es!)).toBe('016'); expect(revealing('Notas 1016', stems.es!)).toBeUndefined(); expect(revealing('ملاحظات 3onf', stems.ar!)).toBe('3onf'); });
  test('the word is named', () => expect(revealing('Notes on Domestic life', stems.en!)).toBe('domestic'));
  test('a harmless word does not hide one beside it', () => expect(revealing('battery and battered', stems.en!)).toBe('battered'));
  test('two tabs alike in one language', () => { site.expectOne({ file: 'saying', from: 'tab: Phrases 1', to: '¦tab: First notes' }, 'discretion', `The tab "First notes" is also that of ${FILES.answer}. Give each page a tab of its own`); });
  test('two tabs alike in two languages are fine', () => expect(site.found({ file: 'es', from: 'tab: Primeras notas', to: 'tab: Opening hours' })).toEqual([]));
});

describe('other names that strangers may see', () => {
  const about = site.read(FILES.about).replace('covers: { E-1: a }\n', '').replace('tab: Notes 9', 'tab: Notes 95');
  test.each([
    ['content/en/9-about/905-violence.mdx', 'violence'], ['content/en/9-about/905-safe-house.mdx', 'safe house'], ['content/en/9-about/905-on-police.mdx', 'police'], ['content/en/9-about/905-risk.mdx', 'risk'],
  ])('the file %s', (file, word) => { site.expectOne({ file, to: about }, 'discretion', `The name of the file holds "${word}"`); });
  test.each([['es', '101-maltrato', 'maltrato'], ['uk', '101-nasylstvo', 'nasylstvo'], ['uk', '101-prytulok', 'prytulok'], ['ar', '101-talaq', 'talaq'], ['ar', '101-victim', 'victim'], ['es', '101-genero', 'genero']] as const)('the file %s/%s', (lang, name, word) => {
    const text = site.withFiles({}, () => site.read(FILES[lang])), file = `content/${lang}/1-basics/${name}.mdx`;
    expect(site.withFiles({ [FILES[lang]]: undefined, [file]: text }).map((f) => `${f.file}:${f.line} ${f.rule}: ${f.what}`)).toEqual([`${file}:1 discretion: The name of the file holds "${word}", which tells what the site is about.`]);
  });
  test.each(['905-notes', '905-battery', '905-prefuge', '905-a-b-c'])('the file %s is fine', (name) => expect(site.found({ file: `content/en/9-about/${name}.mdx`, to: about })).toEqual([]));
  test('the letter of a section', () => {
    expect(site.found({ file: 'content/en/stems.yaml', from: 'stems: [', to: 'stems: [dv, ' }, { file: 'saying', to: '### More {/* #dv */}' })).toEqual([expect.stringMatching(/:50:1 {2}error {2}discretion: The letter "dv" tells what the site is about\. Use a single letter\./)]);
  });
  test('the name of a source', () => {
    const found = site.found({ file: 'content/sources/domestic-2001.yaml', to: site.read(FILES.brook) });
    expect(found).toContain('content/sources/domestic-2001.yaml:1:1  error  discretion: The name of the source holds "domestic", and it becomes an address. Name it by author and year.');
  });
  test.each([['name: Small Ground', 'name: ¦Refuge Ground', 'The name of the site holds "refuge"'], ['https://small.example', 'https://abuse.example', 'The address of the site holds "abuse"']])('%s → %s', (from, to, words) => {
    const found = site.found({ file: 'settings', from, to: to.replace('¦', '') });
    expect(found[0]).toMatch(/^content\/site\.yaml:[23]:\d+ {2}error {2}discretion: /);
    expect(found[0]).toContain(words);
  });
  test.each([['en', 'neutral_line: "Short guides and notes."', 'neutral_line: ¦"Guides on violence."', 'violence'], ['es', 'page: "Page {number}"', 'page: ¦"Miedo {number}"', 'miedo'], ['uk', 'list_title: "Pages for you"', 'list_title: ¦"Притулок"', 'притулок'], ['ar', 'list_title: "Pages for you"', 'list_title: ¦"للعنف"', 'للعنف']])('a word of the frame in %s', (lang, from, to, word) => {
    site.expectOne({ file: `content/${lang}/interface.yaml`, from, to }, 'discretion', `holds "${word}"`);
  });
});

const say = (rule: string, words: string, to: string, file: Name = 'saying') => site.expectOne({ file, to }, rule, words);
const fine = (to: string, file: Name = 'saying') => expect(site.found({ file, to: to.replace('¦', '') })).toEqual([]);
describe('promises, orders, blame and labels', () => {
  test.each([
    ['promise', '"guarantee"', 'The course is a ¦guarantee.'], ['promise', '"cured"', 'He is ¦cured.'], ['promise', '"he will change"', 'In time ¦he will change.'], ['promise', '"He’ll stop"', '¦He’ll stop.'], ['promise', '"100 %"', 'It is ¦100 % sure. <Source id="brook-2013" />'], ['promise', '"100%"', 'It is ¦100% sure. <Source id="brook-2013" />'],
    ['promise', '"fully safe"', 'The line is ¦fully safe.'], ['promise', '"completely anonymous"', 'It is ¦completely anonymous.'], ['promise', '"you are safe"', 'Here ¦you are safe.'], ['promise', '"programmes work"', 'Such ¦programmes work.'], ['promise', '"programmes are effective"', 'Good ¦programmes are effective.'], ['promise', '"keeps you safe"', 'It ¦keeps you safe.'], ['promise', '"no risk"', 'There is ¦no risk.'], ['promise', '"risk-free"', 'It is ¦risk-free.'],
    ['promise', 'Say what stays.', '¦Nobody will know.'], ['promise', '"no trace"', 'There is ¦no trace.'], ['promise', '"the order protects you"', 'So ¦the order protects you.'],
    ['promise', '"you are safe"', '- One\n- Here ¦you are safe.'], ['promise', '"you are safe"', '| a | b |\n| --- | --- |\n| c | ¦you are safe |'], ['promise', '"you are safe"', '### Here ¦you are safe'], ['promise', '"you are safe"', 'Here ¦you *are* safe.'], ['promise', '"you are safe"', 'Here ¦you\nare safe.'], ['promise', '"you are safe"', '> Long words here,\n> and ¦you are safe.'], ['promise', '"you are safe"', '- A long line that\n  goes on: ¦you are safe.'],
    ['order', '"you should"', 'Then ¦you should call.'], ['order', '"You must"', '¦You must go.'], ['order', '"you shouldn’t"', 'Then ¦you shouldn’t wait.'], ['order', '"you need to"', 'Then ¦you need to go.'], ['order', '"you ought to"', 'Then ¦you ought to go.'], ['order', '"you must"', 'Then ¦you **must** go.'], ['order', '"you’d better"', 'Then ¦you’d better go.'], ['order', '"just leave"', 'You can ¦just leave.'], ['order', 'She decides', '¦Report him.'], ['order', '"give him another chance"', 'You can ¦give him another chance.'], ['order', '"forgive him"', 'You can ¦forgive him.'],
    ['blame', '"provoked him"', 'You ¦provoked him.'], ['blame', 'keep the doer', 'It ¦takes two.'], ['blame', '"triggers him"', 'What ¦triggers him is small.'], ['blame', '"failed to protect"', 'She ¦failed to protect them.'], ['blame', '"battered woman"', 'A ¦battered woman called.'], ['blame', '"you let him"', 'Then ¦you let him.'], ['blame', '"Why did she stay"', '¦Why did she stay?'],
    ['word', '"narcissist"', 'He is a ¦narcissist.'], ['word', 'no diagnosis', 'He is a ¦sociopath.'], ['word', '"snapped"', 'He ¦snapped.'], ['word', '"lost control"', 'He ¦lost control.'], ['word', '"high-conflict"', 'They are a ¦high-conflict couple.'], ['word', '"trauma bonding"', 'It is ¦trauma bonding.'], ['word', '"abusive relationship"', 'It is an ¦abusive relationship.'], ['word', 'he hit you', 'So ¦the violence happened.'], ['word', '"graduated"', 'He ¦graduated.'],
  ])('%s: %s ← %s', (rule, words, to) => { say(rule, words, to); });
  test.each([
    ['summary: You owe him nothing for going.', 'summary: It ¦keeps you safe, and you owe him nothing.', 'promise', '"keeps you safe"'], ['summary: You owe him nothing for going.', 'summary: "Now ¦you should wait."', 'order', '"you should"'],
    ['title: “I go for us, so you owe me”', 'title: Here ¦he will change', 'promise', '"he will change"'],
  ])('in the front matter: %s → %s', (from, to, rule, words) => { site.expectOne({ file: 'saying', from, to }, rule, words); });
  test('in a prop that is read', () => void say('promise', '"risk-free"', '<Bars caption="It is ¦risk-free" asked="Men" not="Why">\n\n| a | b |\n| --- | --- |\n| c | 1 |\n\n</Bars>\n\nText. <Source id="brook-2013" />'));
  test.each([
    'No course can guarantee that he stops. {/* honest: it is denied */}', '- Nobody can say that you are safe. {/* honest: it is denied */}', 'He may say “you must wait” to you.', 'He may say “I am cured”.', '<Says>\n\nYou must give me a chance. I am cured.\n\n</Says>', 'Does it mean that he will change?', 'You do not need to go.', 'You do not have to call.', 'He will not stop at once.', 'You can call.', 'Some women leave.', 'Programmes work with men.', 'The guard stood there.', 'He must go.', 'It is 1000 steps.', 'He snaps beans.', 'You need time.', 'The [words he must say: you are safe](/101/) are there.',
  ])('%s is fine', (text) => fine(text));
  test.each(['He must ask who you should call.', 'You must ask for it.', 'He graduated.'])('a service may be told: %s', (text) => fine(text, 'services'));
  test('a promise is none for services either', () => void say('promise', '"guarantee"', 'It is a ¦guarantee.', 'services'));
  test('a title may deny, or ask', () => {
    for (const title of ['No course is a cure', 'Can anybody say that he will change?', '“You are safe now”']) expect(site.found({ file: 'saying', from: 'title: “I go for us, so you owe me”', to: `title: ${title}` })).toEqual([]);
  });
});

const LONG = 'he says one and two and three and four and five and six and seven and eight and nine and ten and she says it too all day';
describe('reading level and length', () => {
  test.each([
    `¦First ${LONG}.`, `You can. ¦First ${LONG}.`, `You can wait. You can go. ¦First ${LONG}.`, `- ¦First ${LONG}.`, `- You can.\n- You may. ¦First ${LONG}.`, `### ¦First ${LONG}`, `| a | b |\n| --- | --- |\n| c | ¦First ${LONG} |`,
    `<Scared>\n\n¦First ${LONG}.\n\n</Scared>`, `> ¦First ${LONG}.`, `You can *wait*. ¦First **he** says ${LONG.slice(8)}.`, `You “can”. ¦First ${LONG}!`, `You can. <Source id="brook-2013" /> ¦First ${LONG}.`, `You can.\n¦First ${LONG}.`, `1. ¦First ${LONG}.`, `- One\n  - ¦First ${LONG}.`, `[You can](/101/). ¦First ${LONG}.`,
  ])('a sentence of more than 25 words: %s', (to) => { expect(site.expectOne({ file: 'saying', to }, 'reading', 'This sentence has 2', ' words. Split it').level).toBe('advice'); });
  const hard = 'Institutional accountability necessitates considerable organisational transparency. Multidisciplinary evaluation facilitates comprehensive understanding. ';
  test('a page that is too hard is named with its hardest sentences, at their places', () => {
    const found = site.found({ file: 'saying', to: `You can. ${hard.repeat(9)}` }).filter((line) => line.includes('  reading: '));
    expect(found[0]).toMatch(/:1:1 {2}error {2}reading: This page reads at grade \d+\.\d; at most 7 is readable/);
    expect(found).toHaveLength(4);
    for (const line of found.slice(1)) expect(line).toMatch(/:50:(10|90) {2}error {2}reading: Grade \d+: "(Institutional|Multidisciplinary) .*" Say it in two sentences/);
  });
  test('a page for services may be harder, and not hardest', () => {
    const text = 'The organisation explains its procedures to everybody involved in them before anything is decided. ';
    expect(site.found({ file: 'services', to: text.repeat(1) })).toEqual([]);
    expect(site.found({ file: 'services', to: hard.repeat(9) })[0]).toContain('at most 11 is readable');
  });
  test('sentences that are long on the whole', () => {
    expect(site.found({ file: 'saying', to: 'He may go out in the day and he may come in at the end of the day and so may you. '.repeat(25) })).toContainEqual(expect.stringMatching(/:1:1 {2}error {2}reading: Sentences have 1\d\.\d words on average; at most 12/));
  });
  test('a page that is too long', () => { site.expectOne({ file: 'saying', to: 'You can wait here for now. '.repeat(80) }, 'length', 'a tired reader manages about 550'); });
  test('a page that is too short', () => { expect(site.expectOne({ file: 'content/en/3-sayings/302-notes.mdx', to: '---\ntitle: More\ntab: Phrases 2\nsummary: More.\nkind: saying\norder: 302\n---\n\nYou can call: [Help now](/500/).\n' }, 'length', 'This page has only 5 words').level).toBe('advice'); });
  test('what stands in a drawing is not counted', () => fine(`<Bars caption="Left" asked="Men" not="Why">\n\n| a | b |\n| --- | --- |\n${'| You can wait here for now | 1 |\n'.repeat(80)}\n</Bars>\n\nText. <Source id="brook-2013" />`));
  test('other languages are measured by nobody here', () => expect(site.found({ file: 'uk', to: 'Інституційна відповідальність передбачає прозорість. '.repeat(60) }).filter((line) => /reading|length/.test(line))).toEqual([]));
  test('the grade is that of Flesch and Kincaid', () => {
    expect(grade(100, 5, 150)).toBeCloseTo(9.91, 2);
    expect(grade(0, 0, 0)).toBe(0);
    const page = readSite(site.root).site.pages.get('en')!.get('301')!;
    expect(levelOf(page).sentences.find((s) => s.text.startsWith('You can wait'))).toMatchObject({ words: 3, syllables: 3 });
  });
});

describe('notes to ourselves, and dates that have passed', () => {
  test.each([
    ['TODO', 'Text ¦TODO more.'], ['TODO', 'نص ¦TODO.'], ['TODO', 'Текст ¦TODO'], ['FIXME', '¦FIXME: the name'], ['XXX', 'In ¦XXX weeks'], ['TBD', 'It takes ¦TBD.'], ['???', 'It takes ¦??? weeks.'], ['???', 'Це триває ¦???'], ['???', 'كم ¦???'],
    ['Lorem ipsum', '¦Lorem ipsum dolor.'], ['lorem ipsum', '¦lorem ipsum dolor.'], ['to be written later', 'The rest is ¦to be written later.'], ['Coming soon', '¦Coming soon.'], ['coming soon', 'More is ¦coming soon.'], ['Placeholder', '¦Placeholder.'], ['insert text', 'You can ¦insert text.'], ['F-EVID-12', 'It is so (¦F-EVID-12).'], ['F-WRITE-03', '¦F-WRITE-03'],
    ['Pendiente de traducir', '¦Pendiente de traducir.'], ['por traducir', 'Texto ¦por traducir.'], ['ще перекласти', 'Це ¦ще перекласти.'], ['Потрібно перекласти', '¦Потрібно перекласти.'], ['قيد الترجمة', 'هذا ¦قيد الترجمة.'], ['نص مؤقت', '¦نص مؤقت'],
  ])('"%s" ← %s', (words, to) => { say('left-over', `"${words}" was left in the page`, to); });
  test('in the front matter', () => { site.expectOne({ file: 'saying', from: 'summary: You', to: 'summary: ¦TBD You' }, 'left-over', '"TBD"'); });
  test.each(['All of it, in todo el día.', 'A mastodon.', 'What? Really?', 'The place holder sat down.', 'Soon he is coming.', 'She could insert it here.', 'Він перекладає.', 'الترجمة هنا.'])('%s is fine', (text) => fine(text));
  test.each([['¦Looked at in January 2026.', '295 days ago'], ['- On phones. ¦Looked at in May 2026.', '175'], ['Text. ¦Looked at in December 2019.', 'Look again on real phones']])('%s', (to, words) => {
    if (words === '175') return fine(to);
    expect(say('dated', words, to).level).toBe('advice');
  });
  test.each(['Looked at in November 2026.', 'Looked at in July 2026.', 'She looked at him in May 2020.'])('%s is fine', (text) => fine(text));
});
