import type { Finding } from '../model/finding.ts';
import { isComponent, walk, type Node } from '../model/mdx.ts';
import { unitsOf } from '../model/units.ts';
import { atOffset, isForHer, type PageRule } from './rule.ts';

interface Never { rule: 'promise' | 'order' | 'blame' | 'word'; words: RegExp; instead: string; herOnly?: boolean }

/** What we never write in English, with what to write instead. Other languages are watched by their readers. */
const NEVER: Never[] = [
  { rule: 'promise', words: /\b(?:guarantee[ds]?|cured?|(?:he|they|it)(?: will|['’]ll) (?:change|stop|work)|programmes (?:work(?! (?:with|to|in|for|together|alone|on))|are effective)|100 ?%(?!\w)|fully (?:safe|confidential|anonymous)|completely (?:safe|private|anonymous)|you are safe|keeps? you safe|will be safe|risk[- ]free|no risk)(?<=%|\b)/giu, instead: 'Say what may be, not what will be. If the sentence denies a promise, end the paragraph with {/* honest: why */}.' },
  { rule: 'promise', words: /\b(?:nobody will know|leaves? no trace|no trace|the order protects you|low[- ]risk)\b/giu, instead: 'Nobody can promise this. Say what stays.' },
  { rule: 'order', herOnly: true, words: /\b(?:you (?:should(?:n['’]t)?|must(?:n['’]t)?|ought to|need to|have got to)|you(?:['’]d| had) better)\b/giu, instead: 'Write "you can" or "some women …": she decides.' },
  { rule: 'order', herOnly: true, words: /\b(?:just leave|leave him now|report him|confront him|give him (?:a|another) chance|forgive him)\b/giu, instead: 'She decides. Tell what is open to her.' },
  { rule: 'blame', words: /\b(?:why (?:did|do|does) (?:you|she) (?:not leave|stay)|you let him|takes two|provoked? him|trigger(?:ed|s)? him|failed to (?:protect|leave)|battered (?:wife|woman|women))\b/giu, instead: 'He chooses what he does: keep the doer in the sentence.' },
  { rule: 'word', words: /\b(?:narcissis\w*|psychopath\w*|sociopath\w*|monster|batterer|toxic (?:relationship|man)|lost control|snapped|high[- ]conflict|choking game|trauma bond\w*)\b/giu, instead: 'See the words to use in content/README.md: no diagnosis, no label, no word that hides what he did.' },
  { rule: 'word', herOnly: true, words: /\b(?:graduated|reformed|passed the (?:course|programme)|abusive relationship|the violence happened)\b/giu, instead: 'Write what he did: "he hit you", "he finished the course".' },
];

/** A piece of text as it is read, in one line, and where each sign of it stands in the file. */
interface Passage { text: string; places: number[] }

/** Promises, orders, blame and words that hide or label, in pages written in English. His own words (<Says>, quotes) are his, and a link says what its page says. */
export const wording: PageRule = ({ page, tree }) => {
  if (page.lang !== 'en') return [];
  const findings: Finding[] = [], her = isForHer(page);
  const look = ({ text, places }: Passage, denied = false) => {
    for (const never of NEVER) {
      if (never.herOnly && !her) continue;
      for (const found of text.matchAll(never.words)) {
        if (quoted(text, found.index) || (never.rule === 'promise' && (asked(text, found.index) || (denied && denies(text, found.index))))) continue;
        findings.push(atOffset(page.file, page.text, places[found.index]!, never.rule, `"${found[0]}" stands here.`, never.instead));
      }
    }
  };
  for (const { where, text, start } of unitsOf(page.text)) {
    if (where !== 'title' && where !== 'summary' && !where.startsWith('prop ')) continue;
    const from = page.text.indexOf(text, start);
    // There is no room for a comment here, so a "no" before the word is enough.
    look({ text, places: Array.from(text.split(''), (_, i) => Math.max(start, from + i)) }, true);
  }
  walk(tree, (node, parents) => {
    if (!BLOCKS.has(node.type) || parents.some((p) => isComponent(p) && p.name === 'Says')) return;
    if (!honest(node) && !honest(parents.findLast((p) => p.type === 'listItem'))) look(passageOf(node, page.text));
  });
  return findings;
};

const BLOCKS = new Set(['paragraph', 'heading', 'tableCell']);

/** A block as one line: emphasis and line ends do not break a phrase; the words of links are left out. */
function passageOf(block: Node, source: string): Passage {
  const passage: Passage = { text: '', places: [] };
  walk(block, (node, parents) => {
    if (node.type !== 'text') return;
    const inLink = parents.some((p) => p.type === 'link');
    let from = node.position!.start.offset!;
    for (const sign of node.value.split('')) {
      const found = source.indexOf(sign, from);
      if (found >= 0) from = found;
      passage.text += inLink ? '·' : /\s/.test(sign) ? ' ' : sign;
      passage.places.push(from);
      if (found >= 0) from += 1;
    }
  });
  return passage;
}

const honest = (node: Node | undefined): boolean => { let found = false; if (node) walk(node, (n) => { if (n.type === 'mdxTextExpression' && /honest:/.test(n.value)) found = true; }); return found; };

/** A promise that is asked for is none: "Can anybody say that he will change?" */
const asked = (text: string, offset: number): boolean => /^[^.!?]*\?/.test(text.slice(offset));
const denies = (text: string, offset: number): boolean => /\b(?:no|not|never|nobody|none|nor|neither|cannot|\w+n['’]t)\b[^.!?]*$/i.test(text.slice(0, offset));

/** Does this place stand between quotation marks, as something somebody says? */
function quoted(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  return before.lastIndexOf('“') > before.lastIndexOf('”');
}

