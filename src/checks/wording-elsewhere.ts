import type { Finding } from '../model/finding.ts';
import type { Lang } from '../model/languages.ts';
import { isComponent, walk, type Node } from '../model/mdx.ts';
import { levelOf } from './reading.ts';
import { at, atOffset, isForHer, type PageRule } from './rule.ts';

type Kind = 'promise' | 'order' | 'blame' | 'word';
/**
 * Words to look at again in the translations. They come from knowledge of the languages, not from native readers, so each is advice.
 * `order` counts on pages for her alone.
 */
const WATCHED: Partial<Record<Lang, Record<Kind, RegExp>>> = {
  es: {
    promise: /(?<!\p{L})(?:garantiza\p{L}*|garantía|curad[oa]s?|(?:él |ellos )?va a cambiar|cambiará|dejará de|totalmente (?:segur|confidencial|privad|anónim)\p{L}*|100 ?%|estás a salvo|sin (?:ningún )?riesgo|sin dejar rastro|nadie lo sabrá|riesgo bajo)(?!\p{L})/giu,
    order: /(?<!\p{L})(?:debes|deberías|tienes que|has de|denúnciale|denúncialo|déjale|déjalo ya|perdónale|perdónalo)(?!\p{L})/giu,
    blame: /(?<!\p{L})(?:por qué no (?:te fuiste|lo dejaste|le dejaste)|provoca\p{L}* a él|lo provocaste|le provocaste|cosa de dos|mujer maltratada)(?!\p{L})/giu,
    word: /(?<!\p{L})(?:narcisista|psicópata|sociópata|monstruo|perdió el control|perder los nervios|relación (?:violenta|tóxica|abusiva)|reformado|rehabilitado|se graduó)(?!\p{L})/giu,
  },
  ar: {
    promise: /(?<!\p{L})(?:[وف]?(?:مضمون\p{L}*|نضمن|يضمن|شُفي|سيتغير|سيتغيّر|سوف يتغير|آمنة تمامًا|سري تمامًا|بلا أي خطر|لن يعرف أحد|أنتِ? في أمان))(?!\p{L})/gu,
    order: /(?<!\p{L})(?:[وف]?(?:يجب عليك|يجب أن تفعلي|عليكِ أن|سامحيه|اتركيه|بلّغي عنه))(?!\p{L})/gu,
    blame: /(?<!\p{L})(?:لماذا لم تتركيه|استفزازه|استفززتِه|المرأة المعنّفة)(?!\p{L})/gu,
    word: /(?<!\p{L})(?:نرجسي\p{L}*|سيكوباتي\p{L}*|وحش|فقد السيطرة|فقد أعصابه|علاقة (?:سامة|عنيفة|مؤذية))(?!\p{L})/gu,
  },
};
const INSTEAD: Record<Kind, string> = {
  promise: 'Say what may be, not what will be. If the sentence denies a promise, leave it.', order: 'She decides: tell what is open to her.',
  blame: 'He chooses what he does: keep the doer in the sentence.', word: 'No diagnosis, no label, no word that hides what he did; see guide.md.',
};
/** What stands before a word and denies it: "no tienes que". */
const DENIED: Partial<Record<Lang, RegExp>> = {
  es: /(?<!\p{L})(?:no|nunca|nadie|ningun[oa]?|ningún|ni|tampoco|sin)(?:\s+\p{L}+){0,2}\s+$/iu,
  ar: /(?<!\p{L})[وف]?(?:لا|لم|لن|ليس|ليست|ما|دون|بلا)(?:\s+\p{L}+){0,2}\s+$/u,
};
/** Longer sentences are hard to read in any language; only the longest are named. */
const LONG = 28;

/** Promises, orders, blame and labels in translations, and their longest sentences: advice, because only a native reader can judge. */
export const wordingElsewhere: PageRule = ({ page, tree }) => {
  if (page.lang === 'en') return [];
  const findings: Finding[] = [], watched = WATCHED[page.lang];
  if (watched) walk(tree, (node, parents) => {
    if (node.type !== 'text' || parents.some((p) => (isComponent(p) && p.name === 'Says') || p.type === 'link' || p.type === 'heading') || parents.some(isHonest)) return;
    for (const [kind, words] of Object.entries(watched) as [Kind, RegExp][]) {
      if (kind === 'order' && !isForHer(page)) continue;
      for (const found of node.value.matchAll(words)) if (!inQuotes(node.value, found.index) && !DENIED[page.lang]?.test(node.value.slice(0, found.index))) findings.push(atOffset(page.file, page.text, node.position!.start.offset! + found.index, kind, `"${found[0]}" stands here.`, INSTEAD[kind], 'advice'));
    }
  });
  if (isForHer(page)) for (const s of levelOf(page).sentences) if (s.words > LONG) findings.push(at(page, s.node, 'reading', `This sentence has ${s.words} words: "${s.text.slice(0, 60)}…"`, 'Split it, as far as the language allows.', 'advice'));
  return findings;
};

/** A paragraph or item that carries its reason: it denies what it names. */
const isHonest = (node: Node): boolean => (node.type === 'paragraph' || node.type === 'listItem' || node.type === 'tableCell')
  && (node.children as Node[]).some((child) => child.type === 'mdxTextExpression' && /honest:/.test(child.value));

function inQuotes(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  return (['«»', '“”'] as const).some(([open, close]) => before.lastIndexOf(open!) > before.lastIndexOf(close!));
}
