import { syllable } from 'syllable';
import type { Finding } from '../model/finding.ts';
import { isSectionHome } from '../model/address.ts';
import { isComponent, plain, prop, readMdx, walk, type Node } from '../model/mdx.ts';
import type { Page } from '../model/site.ts';
import { PROPS_READ } from '../model/units.ts';
import { at, atOffset, isForHer, sentencesIn, type PageRule } from './rule.ts';

/** A sentence with its place, its words and its grade by itself. */
export interface Sentence { text: string; node: Node; /** Part of a drawing with figures. */ drawn: boolean; words: number; syllables: number; grade: number }
export interface Level { grade: number; words: number; perSentence: number; long: number; sentences: Sentence[] }

const BLOCKS = new Set(['paragraph', 'heading', 'tableCell']);

/**
 * Flesch-Kincaid grade: 0.39 · words per sentence + 11.8 · syllables per word − 15.59
 * (Kincaid, Fishburne, Rogers and Chissom, Derivation of new readability formulas, 1975). For English only.
 */
export const grade = (words: number, sentences: number, syllables: number): number =>
  words === 0 ? 0 : 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;

const counted = new Map<string, number>();

/** The syllables of a word, at least one; each word is counted once. */
function syllablesIn(word: string): number {
  let count = counted.get(word);
  if (count === undefined) counted.set(word, count = Math.max(1, syllable(word)));
  return count;
}

/** How hard a page is to read. Text in components counts; headings and list items are sentences of their own. @throws where the page is not MDX. */
export function levelOf(page: Page): Level {
  const sentences: Sentence[] = [];
  const add = (text: string, node: Node, drawn: boolean) => {
    for (const { segment } of sentencesIn(text.replace(/[→·]/g, '.').replace(/\s+/g, ' '), page.lang)) {
      const words = segment.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
      if (words.length === 0) continue;
      const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
      sentences.push({ text: segment.trim(), node, drawn, words: words.length, syllables, grade: grade(words.length, 1, syllables) });
    }
  };
  walk(readMdx(page.text), (node, parents) => {
    const drawn = [node, ...parents].some((p) => isComponent(p) && p.name === 'Bars');
    if (isComponent(node)) for (const name of PROPS_READ) { const text = prop(node, name); if (text) add(text, node, drawn); }
    if (BLOCKS.has(node.type) && !parents.some((p) => BLOCKS.has(p.type))) add(plain(node), node, drawn);
  });
  const words = sentences.reduce((sum, s) => sum + s.words, 0), syllables = sentences.reduce((sum, s) => sum + s.syllables, 0);
  return { grade: grade(words, sentences.length || 1, syllables), words, perSentence: words / (sentences.length || 1), long: sentences.filter((s) => s.words > 25).length, sentences };
}

/** Where a sentence begins in the file: at its first words, inside the block it stands in. */
function placeIn(page: Page, { text, node }: Sentence): number {
  const { start, end } = node.position!, words = text.match(/[\p{L}\p{N}]+/gu)!.slice(0, 5);
  const found = new RegExp(words.join(String.raw`[^\p{L}\p{N}]+`), 'u').exec(page.text.slice(start.offset, end.offset));
  return start.offset! + (found?.index ?? 0);
}

/** The pages that are as long as they have to be: the glossary. */
const AS_LONG_AS_NEEDED = new Set(['115']);

/** Reading level and length of pages in English. Names the worst sentences, because those are what an editor can mend. */
export const reading: PageRule = ({ page }) => {
  if (page.lang !== 'en') return [];
  const sentence = (s: Sentence, what: string, instead: string, level?: Finding['level']) => atOffset(page.file, page.text, placeIn(page, s), 'reading', what, instead, level);
  const findings: Finding[] = [], level = levelOf(page), her = isForHer(page), most = her ? 7 : 11;
  const worst = [...level.sentences].filter((s) => s.words > 3 && s.grade > most).sort((a, b) => b.grade - a.grade).slice(0, 3);
  if (level.grade > most) {
    findings.push(at(page, undefined, 'reading', `This page reads at grade ${level.grade.toFixed(1)}; at most ${most} is readable for its readers.`, 'Shorten or split the sentences named next.'));
    for (const s of worst) findings.push(sentence(s, `Grade ${s.grade.toFixed(0)}: "${s.text.slice(0, 90)}"`, 'Say it in two sentences, with shorter words.'));
  }
  if (her && level.perSentence > 12) findings.push(at(page, undefined, 'reading', `Sentences have ${level.perSentence.toFixed(1)} words on average; at most 12.`, 'Split the longest.'));
  if (her) for (const s of level.sentences) if (s.words > 25) findings.push(sentence(s, `This sentence has ${s.words} words.`, 'Split it: at most 25, best under 20.', 'advice'));
  if (her && !('country' in page) && !isSectionHome(page.number) && page.number !== '000' && !AS_LONG_AS_NEEDED.has(page.number)) {
    // What stands in a drawing is looked at, not read through.
    const words = level.words - level.sentences.filter((s) => s.drawn).reduce((sum, s) => sum + s.words, 0);
    if (words > 560) findings.push(at(page, undefined, 'length', `This page has ${words} words; a tired reader manages about 550.`, 'Cut it, or give a part a page of its own.'));
    if (words < 120) findings.push(at(page, undefined, 'length', `This page has only ${words} words.`, 'Say what she came for, or join it to another page.', 'advice'));
  }
  return findings;
};
