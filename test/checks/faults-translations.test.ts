/** What a translation may get wrong, and what a host may: structure, figures, script, sentences left in English, settings. */
import { describe, expect, test } from 'vitest';
import { setFront } from '../../src/model/front-matter.ts';
import { digestOf } from '../../src/model/units.ts';
import { FILES, smallSite, type Fault } from './small-site.ts';

const site = smallSite();
type Row = [rule: string, words: string, file: 'es' | 'uk' | 'ar', from: string, to: string];
const find = (...[rule, words, file, from, to]: Row) => { site.expectOne({ file, from, to }, rule, words); };

describe('what it was made from', () => {
  test.each(['es', 'uk', 'ar'] as const)('%s does not say it', (lang) => {
    expect(site.withFiles({ [lang]: site.read(FILES[lang]).replace(/^of: .*\n/m, '') })).toEqual([expect.objectContaining({ file: FILES[lang], line: 1, rule: 'translation', level: 'error', what: expect.stringContaining('does not say which text it was made from'), instead: `When it is made from the page as it stands now: npm run translate -- made ${lang} 101.` })]);
  });
  test.each([
    ['They talk about what he did.', 'They talk about it.', 'He meets other men and two workers. They talk about it'], ['How he is at home', 'How he is by day', 'How he is by day'], ['title: What is this course?', 'title: What is it?', 'What is it?'],
    ['caption="Men who left the course early"', 'caption="Men who left"', 'Men who left'], ['- He goes on the same day', '- He goes on one day', 'He goes on one day'],
  ])('the source has changed: %s → %s', (from, to, words) => {
    const found = site.withFiles({ answer: site.read(FILES.answer).replace(from, to) }), line = site.read(FILES.es).split('\n').findIndex((l) => l.startsWith('of:')) + 1;
    expect(found.map((f) => [f.file, f.line, f.level, f.rule])).toEqual(['ar', 'es', 'uk'].map((lang) => [FILES[lang as 'ar'], line, 'advice', 'translation-old']));
    for (const f of found) expect(f.what).toBe(`The source has changed since: "${found[0]!.what.split('"')[1]}".`);
    expect(found[0]!.what).toContain(words);
  });
  test('something was taken away from the source', () => {
    const found = site.found({ file: 'answer', from: '- It takes 26 weeks in most towns. <Source id="brook-2013" />\n', to: '' });
    expect(found.filter((line) => line.includes('translation-old: The source has changed since: something was taken away.'))).toHaveLength(3);
    expect(found.every((line) => line.includes('  advice  '))).toBe(true);
  });
  test('other words to search with are no change', () => expect(site.found({ file: 'answer', from: 'aliases: [course, group]', to: 'aliases: [course, class]' })).toEqual([]));
  test('nor is the day of a check', () => expect(site.found({ file: 'answer', from: 'checked: not yet', to: 'checked: { date: 2026-11-01, role: support worker, organisation: Open Door }' }).filter((line) => !line.includes('  review: '))).toEqual([]));
  test.each(['es', 'uk', 'ar'] as const)('a %s page without a source', (lang) => {
    const found = site.found({ file: `content/${lang}/3-sayings/302-notes.mdx`, to: site.read(FILES[lang]).replace(/^tab: .*/m, 'tab: "302"') });
    expect(found).toEqual([`content/${lang}/3-sayings/302-notes.mdx:2:1  error  translation: There is no English page 302 this could be a translation of. Mend the number in the name of the file, or write the source page first.`]);
  });
  test('a source that cannot be read is not said to be missing', () => { site.expectOne({ file: 'answer', from: 'kind: answer', to: '¦kind: reply' }, 'schema', 'kind'); });
  test.each([['of: abcdef', '"of" belongs to translations'], ['state: draft', 'this page is shown in any case']])('a source page with %s', (line, words) => { site.expectOne({ file: 'saying', from: 'related: [101]', to: `related: [101]\n¦${line}` }, 'translation', words); });
});

describe('the shape of a page', () => {
  test.each<Row>([
    ['shape', 'The source has <Short> here; this page has the heading ## with letter "a"', 'es', '<Short>\n\nÉl va a un grupo una vez a la semana. Es para hombres que hacen daño a la mujer con la que viven. Tú no tienes que hacer nada para ello.\n\n</Short>\n\n##', 'Él va a un grupo.\n\n¦##'],
    ['shape', 'here; this page has the heading ### with letter "b"', 'es', '## Qué no puede decirte', '¦### Qué no puede decirte'],
    ['shape', 'with letter "c" here; this page has the heading ### with letter ""', 'uk', '### Коли хочеться поговорити {/* #c */}', '¦### Коли хочеться поговорити'],
    ['shape', 'The source has <Source id="brook-2013"> here; this page has <Source id="hill-2020">', 'ar', 'يسمّيه. <Source id="brook-2013" />', 'يسمّيه. ¦<Source id="hill-2020" />'],
    ['shape', 'this page has <Panel>', 'uk', '<Short>', '¦<Panel>'],
    ['shape', 'page has <Source id="hill-2020">, which the source has not', 'es', '[Ayuda ahora](/500/).', '[Ayuda ahora](/500/). ¦<Source id="hill-2020" />'],
    ['shape', 'Under this heading the source has 4 pieces of text; here are 3', 'es', '## Qué hace él allí', '¦## Qué hace él allí'],
    ['shape', 'here are 3', 'uk', '## Що він там робить', '¦## Що він там робить'],
    ['shape', 'here are 3', 'ar', '## ماذا يفعل هناك', '¦## ماذا يفعل هناك'],
    ['shape', 'Under this heading the source has 3 pieces of text; here are 4', 'ar', '### حين تريدين أن تتكلمي {/* #c */}', '¦### حين تريدين أن تتكلمي {/* #c */}\n\nيمكنك أن تنتظري.'],
    ['shape', 'Before the first heading the source has 4 pieces of text; here are 5', 'uk', '<Short>\n', '<Short>\n\nМожна почекати.\n'],
    ['shape', 'they are of another kind', 'es', '### Cuando quieras hablar {/* #c */}\n\nNingún curso puede garantizar que él pare. {/* honest: se niega */}\n', '¦### Cuando quieras hablar {/* #c */}\n\n| Ningún curso |\n| --- |\n'],
    ['shape', 'The source links to /301/#b here; this page to /301/#a. Keep the links', 'es', 'Se encuentra', '¦Se encuentra'],
    ['shape', 'The source links to /500/ here; this page to nothing', 'uk', 'Можна подзвонити', '¦Можна подзвонити'],
    ['shape', '"kind" is answer in the source. Write kind: answer.', 'ar', 'kind: answer', '¦kind: help'],
    ['shape', '"order" is 101 in the source.', 'uk', 'order: 101', '¦order: 102'],
  ])('%s: %s (%s)', (rule, words, file, from, to) => {
    const also: Record<string, [string, string]> = {
      'here are 3': [`- ${{ es: 'Va el mismo día cada semana.', uk: 'Він ходить того самого дня щотижня.', ar: 'يذهب في اليوم نفسه كل أسبوع.' }[file]}\n`, ''],
      'links to /301/#b': ['/301/#b', '/301/#a'], 'links to /500/': ['[Допомога зараз](/500/)', 'Допомога зараз'], '<Panel>': ['</Short>', '</Panel>'],
    };
    const text = site.read(FILES[file]), change = Object.entries(also).find(([key]) => words.includes(key))?.[1];
    expect(text).toContain(from);
    const marked = change ? text.replace(from, to).replace(...change) : text.replace(from, to), spot = marked.indexOf('¦'), before = marked.slice(0, Math.max(0, spot)).split('\n');
    const found = site.withFiles({ [file]: marked.replace('¦', '') }).filter((f) => f.rule === rule);
    expect(found).toEqual([expect.objectContaining({ file: FILES[file], line: before.length, column: spot < 0 ? 1 : before.at(-1)!.length + 1, level: 'error', rule })]);
    expect(`${found[0]!.what} ${found[0]!.instead}`).toContain(words);
  });
  test('a whole part that is missing', () => {
    const found = site.found({ file: 'uk', from: site.read(FILES.uk).slice(site.read(FILES.uk).indexOf('### Коли')), to: '' });
    expect(found).toContainEqual(expect.stringContaining('  error  shape: The source has the heading ### with letter "c" here; this page has nothing more.'));
  });
  test('while the source has changed, a different shape is advice only', () => {
    const found = site.found({ file: 'answer', from: '### When you want to talk {/* #c */}', to: '### When you want to talk {/* #c */}\n\n### Later {/* #d */}' });
    expect(found.filter((line) => line.includes('  shape: ')).length).toBe(3);
    expect(found.filter((line) => line.includes('  error  '))).toEqual([]);
  });
});

describe('figures', () => {
  test.each<Row>([
    ['figures', 'The source has the figures 26; here stand 62', 'es', '- Dura 26 semanas', '- ¦Dura 62 semanas'], ['figures', 'here stand 2 6', 'es', '- Dura 26 semanas', '- ¦Dura 2 o 6 semanas'], ['figures', 'here stand (none)', 'es', '- Dura 26 semanas', '- ¦Dura muchas semanas'],
    ['figures', 'here stand 20', 'uk', '- Це триває 26 тижнів', '- ¦Це триває 20 тижнів'], ['figures', 'here stand 26 30', 'uk', '- Це триває 26 тижнів', '- ¦Це триває 26 або 30 тижнів'], ['figures', 'here stand 36', 'ar', '- يستمر ٢٦ أسبوعًا', '- ¦يستمر ٣٦ أسبوعًا'], ['figures', 'here stand 25', 'ar', '- يستمر ٢٦ أسبوعًا', '- ¦يستمر 25 أسبوعًا'],
    ['figures', 'The source has the figures 40; here stand 70', 'es', '| 40 % |', '| ¦70 % |'], ['figures', 'here stand 4', 'uk', '| 40 % |', '| ¦4 % |'], ['figures', 'The source has the figures 12.5; here stand 1.25', 'ar', '| ١٢٫٥ ٪ |', '| ¦١٫٢٥ ٪ |'], ['figures', 'here stand 125', 'es', '| 12,5 % |', '| ¦125 % |'],
    ['figures', 'The source has the figures 2020; here stand 2002', 'es', 'en 2020"', 'en 2002"'], ['figures', 'here stand (none)', 'uk', 'у 2020 році"', 'торік"'], ['figures', 'The source has the figures (none); here stand 112', 'ar', 'يمكنك أن تتصلي', '¦112 يمكنك أن تتصلي'], ['figures', 'here stand 0800111222', 'es', 'Puedes llamar', '¦0800 111 222: puedes llamar'],
  ])('%s: %s (%s)', (rule, words, file, from, to) => {
    const prop = { es: 'asked="¦', uk: 'asked="¦', ar: '' }[file];
    if (to.includes('¦')) return find(rule, words, file, from, to);
    const text = site.read(FILES[file]).replace(from, to), line = text.slice(0, text.indexOf('asked="')).split('\n').length;
    expect(prop).toBeTruthy();
    expect(site.found({ file, from, to })).toEqual([expect.stringMatching(new RegExp(`^${FILES[file]}:${line}:\\d+  error  figures: .*${words.replace(/[()]/g, '\\$&')}`))]);
  });
  test.each([['ar', '٢٦', '26'], ['uk', '12,5 %', '12.5 %'], ['es', '40 %', '40\u00a0%'], ['ar', '٤٠ ٪', '40%'], ['es', '26 semanas en', '26 de las semanas en']] as const)('%s: %s written as %s is the same', (file, from, to) => expect(site.found({ file, from, to })).toEqual([]));
  test.each([['1,500', '1.500', '1 500', '١٬٥٠٠']])('thousands are written as each language does', (...[en, es, uk, ar]) => {
    const add = (name: 'answer' | 'es' | 'uk' | 'ar', text: string): Fault => ({ file: name, to: text });
    const answer = `${site.read(FILES.answer)}\nThey have ${en} words.\n`, of = (lang: 'es' | 'uk' | 'ar', text: string) => `${setFront(site.read(FILES[lang]), 'of', digestOf(answer))}\n${text}\n`;
    expect(add('answer', en).to).toBe(en);
    expect(site.withFiles({ answer, es: of('es', `Tienen ${es} palabras.`), uk: of('uk', `Там ${uk} слів.`), ar: of('ar', `فيها ${ar} كلمة.`) })).toEqual([]);
  });
});

describe('a sentence left in the words of the source', () => {
  test.each<Row>([
    ['translation', '"They talk about what he did." is not translated', 'es', 'Hablan de lo que hizo.', '¦They talk about what he did.'], ['translation', 'is not translated', 'uk', 'Вони говорять про те, що він зробив.', '¦They talk about what he did.'], ['translation', 'is not translated', 'ar', 'يتكلمون عما فعله.', '¦They talk about what he did.'],
    ['translation', '"He goes on the same day each week." is not', 'es', 'Va el mismo día cada semana.', '¦He goes on the same day each week.'], ['translation', '"He goes on the same day each week."', 'ar', 'يذهب في اليوم نفسه كل أسبوع.', '¦He goes on the same day each week.'],
    ['translation', '"What he does there"', 'uk', 'Що він там робить {', '¦What he does there {'], ['translation', '"You and the children"', 'es', 'Tú y los niños', '¦You and the children'],
    ['translation', '"What is this course?"', 'es', 'title: ¿Qué es este curso?', 'title: ¦What is this course?'], ['translation', '"Men who left the course early"', 'uk', 'caption="Чоловіки, які пішли з курсу раніше"', 'caption="¦Men who left the course early"'],
    ['translation', '"It does not show why they left."', 'ar', 'not="لا يبيّن لماذا خرجوا."', 'not="¦It does not show why they left."'], ['translation', '"You do not have to give your name: [Help now](/500/)."', 'es', 'No tienes que dar tu nombre: [Ayuda ahora](/500/).', '¦You do not have to give your name: [Help now](/500/).'],
  ])('%s: %s (%s)', find);
  test('names and short words may stay', () => expect(site.found({ file: 'es', from: 'Cómo es en casa', to: 'Open Door' })).toEqual([]));
});

describe('another script', () => {
  test.each<Row>([
    ['script', '"Hodyt do hrupy toho samoho dnia." is not written in Cyrillic letters. Write it in the script of this language', 'uk', 'Він ходить того самого дня щотижня.', '¦Hodyt do hrupy toho samoho dnia.'], ['script', 'is not written in Arabic letters', 'ar', 'يذهب في اليوم نفسه كل أسبوع.', '¦Yathhab fi alyawm nafsih kull usbu.'], ['script', 'is not written in Latin letters', 'es', 'Va el mismo día cada semana.', '¦Він ходить того самого дня щотижня.'], ['script', 'Arabic letters', 'ar', 'يذهب في اليوم نفسه كل أسبوع.', '¦Він ходить того самого дня.'],
    ['script', 'Cyrillic letters', 'uk', 'title: Що це за курс?', 'title: ¦Shcho tse za kurs?'], ['script', 'Arabic letters', 'ar', 'caption="رجال خرجوا من البرنامج قبل نهايته"', 'caption="¦Rijal kharaju min albarnamaj"'], ['script', 'Arabic letters', 'ar', 'كيف هو في البيت', '¦Kayfa huwa fi albayt'],
    ['script', '"Bін" holds Latin and Cyrillic letters', 'uk', '- Він ходить', '- ¦Bін ходить'], ['script', '"дiти" holds', 'uk', 'Ти й діти', 'Ти й ¦дiти'], ['script', '"gruро"', 'es', 'Él va a un grupo', 'Él va a un ¦gruро'], ['script', 'Type the whole word again', 'es', 'title: ¿Qué es este curso?', 'title: ¿Qué es este ¦сurso?'],
  ])('%s: %s (%s)', find);
  test.each([['uk', 'Він ходить того самого дня щотижня.', 'Він ходить до «Open Door» щотижня.'], ['ar', 'يذهب في اليوم نفسه كل أسبوع.', 'يذهب إلى Open Door كل أسبوع.'], ['ar', 'يذهب في اليوم نفسه كل أسبوع.', 'يذهب إلى الـCafe كل أسبوع.'], ['uk', 'Ти й діти', 'WWP-EN']] as const)('%s: %s → %s is fine', (file, from, to) => expect(site.found({ file, from, to })).toEqual([]));
});

describe('what the host decides', () => {
  test.each([
    ['leave', 'There is no neutral page for "ar" under "leave"', '  ar: https://news.example/today\n', ''], ['leave', 'There is no neutral page for "uk"', '  uk: https://news.example/today\n', ''],
    ['leave', '"xx" under "leave" is no language of ours', '  en: https://news.example/today\n', '  en: https://news.example/today\n  xx: ¦https://news.example/today\n'], ['leave', 'leads to our own site', 'en: https://news.example/today', 'en: ¦https://small.example/en/'],
    ['leave', 'leads to a search', 'en: https://news.example/today', 'en: ¦https://www.google.com/'], ['leave', 'leads to a search', 'en: https://news.example/today', 'en: ¦https://google.de/'], ['leave', 'leads to a search', 'es: https://news.example/hoy', 'es: ¦https://duckduckgo.com/'], ['leave', 'leads to a search', 'es: https://news.example/hoy', 'es: ¦https://www.bing.com/?setlang=es'], ['leave', 'same for everybody', 'uk: https://news.example/today', 'uk: ¦https://yandex.com/'], ['leave', 'leads to a search', 'ar: https://news.example/today', 'ar: ¦https://news.example/?q=weather'], ['leave', 'leads to a search', 'ar: https://news.example/today', 'ar: ¦https://search.news.example/'], ['leave', 'leads to a search', 'ar: https://news.example/today', 'ar: ¦https://news.example/search'], ['leave', 'leads to a search', 'en: https://news.example/today', 'en: ¦https://it.search.yahoo.com/'],
    ['pairs', '"fr" under "pairs" is not published', 'pairs: [[ar, es]]', 'pairs: [[ar, ¦fr]]'], ['pairs', '"xx" under "pairs"', 'pairs: [[ar, es]]', 'pairs: [[ar, es], [¦xx, uk]]'], ['pairs', 'stands beside itself', 'pairs: [[ar, es]]', 'pairs: [¦[ar, ar]]'],
    ['country', 'There is no country "IT"', 'country: QQ', 'country: ¦IT'], ['public', 'names no country', 'stage: preview\ncountry: QQ', 'stage: ¦public\ncountry: null'],
  ])('%s: %s', (rule, words, from, to) => {
    if (to.includes('¦')) site.expectOne({ file: 'settings', from, to }, rule, words);
    else expect(site.found({ file: 'settings', from, to })).toEqual([expect.stringMatching(new RegExp(`^content/site\\.yaml:7:3  error  ${rule}: ${words}`))]);
  });
  test('nothing is public before the numbers are confirmed, and each is named in its file', () => {
    expect(site.found({ file: 'settings', from: 'stage: preview', to: 'stage: public' })).toEqual([
      expect.stringMatching(/^content\/helplines\/qq\.yaml:11:\d+ {2}error {2}public: The emergency number 112 is not confirmed\. Ask the operator/), expect.stringMatching(/^content\/helplines\/qq\.yaml:25:\d+ {2}error {2}public: The main line for her is not confirmed \(qq-line\)/),
    ]);
  });
  test.each([['country: QQ', 'country: null'], ['pairs: [[ar, es]]', 'pairs: []'], ['https://news.example/today', 'https://google-free.example/news'], ['https://news.example/hoy', 'https://es.news.example/wiki/Research']])('%s → %s is fine', (from, to) => expect(site.found({ file: 'settings', from, to })).toEqual([]));
  test('settings that cannot be read are the only thing said', () => { site.expectOne({ file: 'settings', from: 'stage: preview', to: '¦stage: soon' }, 'schema', 'preview or public'); });
});
