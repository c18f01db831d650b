import type { Lang } from './languages.ts';

/**
 * What stands before and after the stem of a word, as alternatives of a regular expression over folded letters (no accents, lower case).
 * Coarse on purpose: it only has to give the same for both sides of a comparison. A language without a line is found by whole words,
 * beginnings and one wrong letter.
 */
export const WORD_FORMS: Partial<Record<Lang, { start: string; end: string }>> = {
  en: { start: '', end: 'ing|ies|ied|es|ed|e|y|s|ly|er|or' },
  es: { start: '', end: 'os[oa]s?|ando|iendo|ad[oa]s?|id[oa]s?|arme|irme|arse|irse|ar|er|ir|an|en|as|es|os|a|e|i|o|s' },
  ar: { start: '[وف]?(?:[بكل]?ال|لل|(?=[بك]))[بك]?', end: 'ني|هم|ها|كم|ات|ون|ين|وا|نا|ه|ك|ي|ا' },
};
