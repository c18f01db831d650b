import type { Finding } from '../model/finding.ts';
import { isComponent, walk, type Node } from '../model/mdx.ts';
import { atOffset, isForHer, type PageRule } from './rule.ts';

interface Never { rule: 'promise' | 'order' | 'blame' | 'word'; words: RegExp; instead: string; herOnly?: boolean }

/** What we never write in English, with what to write instead. Other languages are watched by their readers. */
const NEVER: Never[] = [
  { rule: 'promise', words: /\b(?:guarantee[ds]?|cured?|(?:he|they|it) will (?:change|stop|work)|programmes (?:work(?! (?:with|to|in|for|together|alone|on))|are effective)|100 ?%|fully (?:safe|confidential|anonymous)|completely (?:safe|private|anonymous)|you are safe|keeps? you safe|will be safe|risk[- ]free|no risk)\b/giu, instead: 'Say what may be, not what will be. If the sentence denies a promise, end the paragraph with {/* honest: why */}.' },
  { rule: 'promise', words: /\b(?:nobody will know|leaves? no trace|no trace|the order protects you|low[- ]risk)\b/giu, instead: 'Nobody can promise this. Say what stays.' },
  { rule: 'order', herOnly: true, words: /\byou (?:should|must|ought to|need to|have got to)\b/giu, instead: 'Write "you can" or "some women …": she decides.' },
  { rule: 'order', herOnly: true, words: /\b(?:just leave|leave him now|report him|confront him|give him (?:a|another) chance|forgive him)\b/giu, instead: 'She decides. Tell what is open to her.' },
  { rule: 'blame', words: /\b(?:why (?:did|do|does) (?:you|she) (?:not leave|stay)|you let him|takes two|provoked? him|trigger(?:ed|s)? him|failed to (?:protect|leave)|battered (?:wife|woman|women))\b/giu, instead: 'He chooses what he does: keep the doer in the sentence.' },
  { rule: 'word', words: /\b(?:narcissis\w*|psychopath\w*|sociopath\w*|monster|batterer|toxic (?:relationship|man)|lost control|snapped|high[- ]conflict|choking game|trauma bond\w*)\b/giu, instead: 'See the words to use in content/README.md: no diagnosis, no label, no word that hides what he did.' },
  { rule: 'word', herOnly: true, words: /\b(?:graduated|reformed|passed the (?:course|programme)|abusive relationship|the violence happened)\b/giu, instead: 'Write what he did: "he hit you", "he finished the course".' },
];

/** Promises, orders, blame and words that hide or label, in pages written in English. His own words (<Says>, quotes) are his. */
export const wording: PageRule = ({ page, tree }) => {
  if (page.lang !== 'en') return [];
  const findings: Finding[] = [];
  walk(tree, (node, parents) => {
    if (node.type !== 'text' || parents.some((p) => (isComponent(p) && p.name === 'Says') || p.type === 'link' || p.type === 'heading')) return;
    const block = parents.findLast((p) => ['paragraph', 'tableCell', 'listItem'].includes(p.type));
    if (honest(block) || honest(parents.findLast((p) => p.type === 'listItem'))) return;
    for (const never of NEVER) {
      if (never.herOnly && !isForHer(page)) continue;
      for (const found of node.value.matchAll(never.words)) {
        if (quoted(node.value, found.index)) continue;
        findings.push(atOffset(page.file, page.text, node.position!.start.offset! + found.index, never.rule, `"${found[0]}" stands here.`, never.instead));
      }
    }
  });
  return findings;
};

const honest = (node: Node | undefined): boolean => { let found = false; if (node) walk(node, (n) => { if (n.type === 'mdxTextExpression' && /honest:/.test(n.value)) found = true; }); return found; };

/** Does this place stand between quotation marks, as something somebody says? */
function quoted(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  return before.lastIndexOf('“') > before.lastIndexOf('”');
}

