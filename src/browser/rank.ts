/**
 * Which pages answer what somebody typed. Pure, so that the page, the full-text search and the tests use the same.
 * Small words are dropped, marks and word endings forgiven, words that mean the same taken as one, and one wrong letter is mended
 * where the word as typed stands nowhere; rare words count more than common ones.
 */

/** What has to be known of a language: small words, groups of words that mean the same (joined by commas), and what stands before and after a stem. */
export interface Speech { small: string; same: string; start: string; end: string }
/** A page found: its place among those given, and which of the typed words met it. `share` is how much of what was typed it answers, 0 to 1. */
export interface Hit { at: number; score: number; share: number; met: string[] }

/** Lower case, without accents or vowel signs, with one form for letters that are often mixed up; words with a hyphen are one. */
export const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/[\p{M}ـ’'-]/gu, '')
  .replace(/ى/g, 'ي').replace(/ة/g, 'ه');

export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Makes what turns a word into the form that is compared: its stem, or that of the first word of its group. */
export function formsOf({ same, start, end }: Speech): (word: string) => string {
  const before = RegExp(`^(?:${start})(?=.{3})`), after = RegExp(`^(.{3,}?)(?:${end})$`), first = new Map<string, string>();
  const stem = (word: string) => word.replace(before, '').replace(after, '$1').replace(/([a-z])\1$/, '$1');
  for (const group of same.split(',')) { const stems = wordsOf(group).map(stem); for (const one of stems) first.set(one, stems[0]!); }
  return (word) => first.get(stem(word)) ?? stem(word);
}

/**
 * The forms of what was typed, each with the words as they were typed. Small words go, unless there is nothing else; two words that
 * the pages write as one ("time out") are that one too.
 */
export function typedForms(query: string, small: Set<string>, form: (word: string) => string, pages: string[][][]): Map<string, string> {
  const words = wordsOf(query).slice(0, 40), kept = words.filter((word) => !small.has(word)), known = new Set(pages.flat(2)), typed = new Map<string, string>();
  for (const word of kept.length ? kept : words) typed.set(form(word), word);
  words.forEach((word, i) => { const joint = form(word + words[i + 1]); if (known.has(joint)) typed.set(joint, `${word} ${words[i + 1]}`); });
  return typed;
}

/** Do two words differ by one letter put in, left out, changed, or two swapped? */
export function near(a: string, b: string): boolean {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [x, y] = [a.slice(i), b.slice(i)];
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
}

/**
 * How well a typed form meets one of a page: 1 the same, less for a beginning or a slip; 0 not at all.
 * @param mend whether the typed word stands nowhere as it is: then slips are forgiven, in long words almost wholly, and beginnings count more.
 */
export function meets(typed: string, form: string, mend: boolean): number {
  if (typed === form) return 1;
  if (typed.length > 2 && form.startsWith(typed)) return mend ? 0.6 : 0.3;
  if (form.length > 3 && typed.startsWith(form)) return mend ? 0.4 : 0.2;
  return mend && typed.length > 3 && form.length > 3 && near(typed, form) ? (typed.length > 6 ? 0.85 : 0.5) : 0;
}

/** What a place counts for: title, other names, summary, headings. */
const WEIGHTS = [1, 0.9, 0.5, 0.5];

/**
 * Ranks pages for what was typed.
 * @param pages the forms of each page, by place, the weightiest first. @param typed forms, each once. @param fit how well two forms meet. @returns hits, best first; empty when nothing fits anywhere.
 */
export function rank(pages: string[][][], typed: string[], fit = meets): Hit[] {
  const hits = pages.map((_, at): Hit => ({ at, score: 0, share: 0, met: [] }));
  let all = 0;
  for (const word of typed) {
    const mend = !pages.some((places) => places.some((forms) => forms.includes(word)));
    const gains = pages.map((places) => places.reduce((sum, forms, i) => sum + WEIGHTS[i]! * Math.max(0, ...forms.map((form) => fit(word, form, mend))), 0));
    // A word is as rare as the pages are few that carry it as it is; where none does, those that come near.
    const rare = Math.log(1 + pages.length / (gains.filter((gain) => gain > (mend ? 0.35 : 0.75)).length || 1));
    all += rare;
    hits.forEach((hit, i) => { if (gains[i]) { hit.score += gains[i]! * rare; hit.share += rare; hit.met.push(word); } });
  }
  for (const hit of hits) { hit.share /= all; hit.score *= hit.share; }
  return hits.filter((hit) => hit.score).sort((a, b) => b.score - a.score);
}

/** What was typed, as a person may type it: Arabic digits are read as digits, and what is too long is cut. */
export const typedText = (text: string): string => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15)).slice(0, 200);

/**
 * Makes the filter of a list: what is typed → the lines that answer it, best first, and the words that met each.
 * @param lines number and title of each line. @param keys the words that stand for each line beside its title, one text a line.
 */
export function filterOf(speech: Speech, lines: string[], keys: string[]): (text: string) => (Hit & { words: string[] })[] {
  const form = formsOf(speech), small = new Set(wordsOf(speech.small)), forms = (text: string) => wordsOf(text).map(form);
  const pages = lines.map((line, i) => [forms(line), forms(keys[i]!)]);
  return (text) => {
    const typed = typedForms(typedText(text), small, form, pages);
    return rank(pages, [...typed.keys()]).map((hit) => ({ ...hit, words: hit.met.map((word) => typed.get(word)!) }));
  };
}
