/**
 * Which pages answer what somebody typed. Pure, so that the page, the full-text search and the tests use the same.
 * Small words are dropped, marks and word endings forgiven, and one wrong letter in longer words; rare words count more than common ones.
 */
export interface Entry { number: string; title: string; /** Other words the page is found by. */ keys: string }
export interface Hit { entry: Entry; score: number }

/** Lower case, without accents or vowel signs, with one form for letters that are often mixed up. */
export const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}|ـ/gu, '')
  .replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه').replace(/[’']/g, '');

/** A word without the endings and clitics that change with the sentence. Coarse on purpose: it only has to be the same for both sides. */
export function stem(word: string): string {
  if (/[؀-ۿ]/.test(word)) {
    const bare = word.replace(/^[وف]?(?:[بكل]?ال|لل)(?=.{3})/, '');
    return bare.length > 4 ? bare.replace(/(?:ني|هم|ها|ات|ون|ين|ه|ك|ي)$/, '') : bare;
  }
  if (word.length < 5) return word.length > 3 ? word.replace(/s$/, '') : word;
  return word.replace(/(?:ing|ies|ied|es|ed|s|ly|ando|iendo|arme|irme|ar|er|ir|os|as|o|a|e|y)$/, '');
}

export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Do two words differ by one letter put in, left out, changed, or two swapped? */
export function near(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const rest = (x: string, by: number) => x.slice(i + by);
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1)
    || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(a, 2) === rest(b, 2));
}

/** How well a typed word meets a word of a page: 1 the same, less for a beginning, an ending or a slip; 0 not at all. */
export function meets(typed: string, word: string): number {
  if (typed === word) return 1;
  const a = stem(typed), b = stem(word);
  if (a === b) return 0.9;
  if (typed.length > 2 && word.startsWith(typed)) return 0.75;
  if (a.length > 3 && b.length > 3 && (b.startsWith(a) || a.startsWith(b))) return 0.5;
  return typed.length > 4 && word.length > 3 && near(typed, word) ? 0.6 : 0;
}

const WEIGHTS = { title: 3, keys: 2.4 } as const;

/**
 * Ranks entries for a query.
 * @param small words of the language that say nothing about the page. @returns hits, best first; empty when no word fits anywhere.
 */
export function rank(entries: Entry[], query: string, small: Set<string>): Hit[] {
  const all = [...new Set(wordsOf(query))], kept = all.filter((w) => !small.has(w)), typed = kept.length ? kept : all;
  const fields = entries.map((entry) => (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).map((name) => ({ weight: WEIGHTS[name], words: wordsOf(entry[name]) })));
  const scores = entries.map(() => 0), met = entries.map(() => 0);
  for (const word of typed) {
    const gains = fields.map((parts) => Math.max(...parts.map(({ weight, words }) => weight * Math.max(0, ...words.map((w) => meets(word, w))))));
    const having = gains.filter((g) => g > 0.8).length;
    const rare = Math.log(1 + entries.length / (having || 1));
    gains.forEach((gain, i) => { if (gain) { scores[i]! += gain * rare; met[i]! += 1; } });
  }
  return entries.map((entry, i) => ({ entry, score: scores[i]! * (met[i]! / (typed.length || 1)) ** 0.5 }))
    .filter((hit) => hit.score > 0 || hit.entry.number === query.trim())
    .map((hit) => (hit.entry.number === query.trim() ? { ...hit, score: Infinity } : hit))
    .sort((a, b) => b.score - a.score || a.entry.number.localeCompare(b.entry.number));
}
