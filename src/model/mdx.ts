import { unified } from 'unified';
import remarkParse from 'remark-parse';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import type { Root, RootContent, PhrasingContent, Heading } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { shared } from './shared.ts';
import type { MdxTextExpression, MdxFlowExpression } from 'mdast-util-mdx-expression';

export type Node = Root | RootContent | PhrasingContent | MdxJsxFlowElement | MdxJsxTextElement | MdxTextExpression | MdxFlowExpression;
export type Component = MdxJsxFlowElement | MdxJsxTextElement;

const reader = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx);

/** Trees by text: a build, a check and the editors' preview ask for the same page many times, and reading is the slow part of all three. */
const trees = shared('trees', () => new Map<string, Root>());
/** More than all numbers in a dozen languages; beyond it the oldest go. With fewer than there are pages, every page would be read anew at each question. */
const KEPT = 12_000;

/**
 * Reads an MDX file into a tree with places in the file. The tree is shared: nobody may change it.
 * @throws VFileMessage with `line`, `column` and `reason` where the file is not MDX.
 */
export function readMdx(text: string): Root {
  const known = trees.get(text);
  if (known) return known;
  const tree = reader.parse(text);
  if (trees.size >= KEPT) trees.delete(trees.keys().next().value!);
  trees.set(text, tree);
  return tree;
}

/** Walks a tree in reading order; `parents` are the nodes above, outermost first. */
export function walk(node: Node, visit: (node: Node, parents: Node[]) => void, parents: Node[] = []): void {
  visit(node, parents);
  if (!('children' in node) || node.children.length === 0) return;
  const within = [...parents, node];
  for (const child of node.children) walk(child as Node, visit, within);
}

export const isComponent = (node: Node): node is Component => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** The value of a component's prop as text; undefined when it is not there or is code. */
export function prop(node: Component, name: string): string | undefined {
  const found = node.attributes.find((a) => a.type === 'mdxJsxAttribute' && a.name === name);
  return found && typeof found.value === 'string' ? found.value : undefined;
}

/** The letter of a section: editors write it as a comment that holds "#b", in braces, at the end of the heading line. */
export function anchorOf(heading: Heading): string | undefined {
  const last = heading.children.at(-1) as Node | undefined;
  return last?.type === 'mdxTextExpression' ? /^\/\*\s*#([a-z]{1,3})\s*\*\/$/.exec(last.value)?.[1] : undefined;
}

/** The words of a node as the reader sees them, without comments. */
export function plain(node: Node): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map((child) => plain(child as Node)).join('') : '';
}

/** The sections of a page in order, with the letter of each. */
export function sectionsOf(tree: Root): { anchor: string | undefined; title: string; heading: Heading }[] {
  const found: { anchor: string | undefined; title: string; heading: Heading }[] = [];
  walk(tree, (node) => { if (node.type === 'heading') found.push({ anchor: anchorOf(node), title: plain(node).trim(), heading: node }); });
  return found;
}

/** Whether a page has sections that can be linked to. The list of all pages is one section: it is linked to by its number. */
export const hasSections = (page: { number: string; text: string }): boolean => page.number !== '909' && sectionsOf(readMdx(page.text)).some((section) => section.anchor);
