import type { Finding } from '../model/finding.ts';
import { isComponent, plain, prop, walk, type Node } from '../model/mdx.ts';
import { at, atField, digits, escape, mayExist, type PageRule, type SiteRule } from './rule.ts';
import { sourcesOf } from '../model/sources.ts';

const SMALL = 'one|two|three|four|five|six|seven|eight|nine|ten';
/** A figure that claims something about people: a share, a count of people, "two in five", "half of the men". */
const FIGURE = new RegExp([
  String.raw`\d+(?:[.,]\d+)?\s?(?:%|per ?cent|por ciento|відсот|процент|في الم[ائ]+ة|بالم[ائ]+ة)`,
  String.raw`\b(?:${SMALL}|\d+) (?:in|out of) (?:every )?(?:${SMALL}|\d{1,3})\b`,
  String.raw`\b(?:half|a third|two[ -]thirds|a quarter|three[ -]quarters) of (?:the |all |these )?(?:men|women|partners|people|programmes|fathers|children)\b`,
  String.raw`\b\d[\d,.]* (?:men|women|studies|partners|people|articles|programmes|fathers|children)\b`,
].join('|'), 'iu');
const STUDY = /(?<!\b(?:can|may|to|will|you|they|he|she) )\b(?:study|studies|survey|review|research|researchers) (?:of|in|from|found|finds|shows?|with)\b/i;
const BLOCKS = new Set(['paragraph', 'listItem', 'table']);

/** Every source named exists, and a figure or a named study stands beside its source. */
export const sources: PageRule = ({ page, tree }, site) => {
  const findings: Finding[] = [], known = site.sources;
  const isThere = (id: string) => known.has(id) || mayExist(site, new RegExp(`^content/sources/${escape(id)}\\.`));
  for (const id of page.front.sources) if (!isThere(id)) findings.push(atField(page, 'sources', 'sources', `There is no source "${id}".`, near(id, known.keys())));
  walk(tree, (node, parents) => {
    if (isComponent(node) && node.name === 'Source') {
      const id = prop(node, 'id') ?? '';
      if (id && !isThere(id)) findings.push(at(page, node, 'sources', `There is no source "${id}".`, near(id, known.keys())));
    }
    if (isComponent(node) && node.name === 'Bars' && !inSection(node, parents).some((n) => holds(n, 'Source'))) findings.push(at(page, node, 'claims', 'A drawing with figures has no source in its section.', 'Put <Source id="…" /> after a sentence before or after it.'));
    if (!BLOCKS.has(node.type) || parents.some((p) => p.type === 'listItem' || p.type === 'table')) return;
    if (parents.some((p) => isComponent(p) && p.name === 'Bars') || page.front.kind === 'about' || holds(node, 'Source')) return;
    const text = digits(plain(node)), found = FIGURE.exec(text) ?? STUDY.exec(text);
    if (!found) return;
    const beside = siblings(node, parents);
    if (!beside.some((n) => holds(n, 'Source'))) findings.push(at(page, node, 'claims', `"${found[0]}" is a claim without a source.`, 'Put <Source id="…" /> after the sentence, or say it without the figure.', page.lang === 'en' ? 'error' : 'advice'));
  });
  return findings;
};

const holds = (node: Node, name: string): boolean => { let found = false; walk(node, (n) => { if (isComponent(n) && n.name === name) found = true; }); return found; };

/** The block and the one before it: a table or list may rest on the paragraph that leads to it. */
function siblings(node: Node, parents: Node[]): Node[] {
  const parent = parents.at(-1) as { children?: Node[] } | undefined, list = parent?.children ?? [];
  const i = list.indexOf(node);
  const up = parents.at(-2) as { children?: Node[] } | undefined, j = up?.children?.indexOf(parent as Node) ?? -1;
  return [node, list[i - 1], list[i + 1], j > 0 ? up!.children![j - 1] : undefined].filter((n): n is Node => n !== undefined);
}

/** What stands between the headings around a block. */
function inSection(node: Node, parents: Node[]): Node[] {
  const list = (parents[0] as { children: Node[] }).children, i = list.indexOf(parents[1] ?? node);
  const from = list.findLastIndex((n, k) => k < i && n.type === 'heading'), to = list.findIndex((n, k) => k > i && n.type === 'heading');
  return list.slice(from + 1, to < 0 ? undefined : to);
}

function near(id: string, known: Iterable<string>): string {
  const like = [...known].filter((k) => k.slice(0, 4) === id.slice(0, 4)).slice(0, 5);
  return like.length ? `Did you mean: ${like.join(', ')}?` : 'Add it with `npm run new -- source`, or mend the id.';
}

/** A source that no page rests on is advice to look at. */
export const unusedSources: SiteRule = (reads, site) => {
  if (mayExist(site, /\.mdx$/)) return [];
  const used = new Set(reads.flatMap(({ page }) => sourcesOf(page)));
  return [...site.sources.values()].filter((s) => !used.has(s.id)).map((s) => ({ file: s.file, line: 1, column: 1, level: 'advice', rule: 'sources', what: 'No page rests on this source.', instead: 'Keep it if a page will, else take it away.' }));
};
