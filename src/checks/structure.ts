import { COMPONENTS, faultOf, type ComponentName } from '../authoring/components.ts';
import type { Finding } from '../model/finding.ts';
import { anchorOf, isComponent, plain, type Component } from '../model/mdx.ts';
import { walk } from '../model/mdx.ts';
import { at, type PageRule } from './rule.ts';

const HONEST = /^\/\*\s*honest:\s*\S[\s\S]*\*\/$/;
/** The first letter, or pair of letters, that no section has yet. */
export const freeLetter = (used: Set<string>): string => {
  for (const first of ['', ...'abcdefghijklmnopqrstuvwxyz']) for (const last of 'abcdefghijklmnopqrstuvwxyz') if (!used.has(first + last)) return first + last;
  return 'zz';
};

/** Headings with their permanent letters, components as they are meant to be used, and no code, HTML or notes to ourselves. */
export const structure: PageRule = ({ page, tree, sections }) => {
  const findings: Finding[] = [], used = new Set(sections.flatMap((s) => s.anchor ?? []));
  const seen = new Set<string>();
  for (const { anchor, title, heading } of sections) {
    if (heading.depth === 1) findings.push(at(page, heading, 'headings', `"${title}" is a heading of the first level, but the title is that already.`, 'Write ## instead of #.'));
    if (heading.depth > 3) findings.push(at(page, heading, 'headings', `"${title}" is a heading below the third level.`, 'Write ### at the most; a page that needs more is two pages.'));
    if (heading.depth === 2 && !anchor) findings.push(at(page, heading, 'anchors', `The section "${title}" has no letter, so nobody can link to it.`, `End the line with {/* #${free()} */}; the letter stays for ever.`));
    if (anchor && seen.has(anchor)) findings.push(at(page, heading, 'anchors', `The letter "${anchor}" stands at two sections.`, `Give this one a free letter: {/* #${free()} */}.`));
    if (anchor) seen.add(anchor);
  }
  walk(tree, (node, parents) => {
    if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') {
      const letter = parents.at(-1)?.type === 'heading' && anchorOf(parents.at(-1) as never);
      if (!letter && !HONEST.test(node.value)) findings.push(at(page, node, 'code', 'Braces { } stand in the text.', 'Only a section letter {/* #b */} at the end of a heading, or a reason {/* honest: … */}, may stand in braces.'));
    }
    if (node.type === 'mdxjsEsm' as string) findings.push(at(page, node, 'code', 'A line begins with import or export.', 'Components need no import; take the line away.'));
    if (node.type === 'image' || node.type === 'imageReference') findings.push(at(page, node, 'code', 'There is an image.', 'Pages carry no images: they would be a second request and stay in the cache.'));
    if (node.type === 'code') findings.push(at(page, node, 'code', 'There is a block of code.', 'Write it as plain text.'));
    if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') findings.push(at(page, node, 'code', 'There is a footnote.', 'Its frame would be in English in every language: put a source at the claim, <Source id="…" />, or say it in the text.'));
    if (node.type === 'listItem' && typeof node.checked === 'boolean' && !parents.some((p) => isComponent(p) && p.name === 'Ticks')) findings.push(at(page, node, 'components', 'A box to tick stands outside <Ticks>.', 'Put <Ticks> and </Ticks> on lines of their own around the list.'));
    if (isComponent(node)) findings.push(...component(node));
  });
  return findings;

  /** A letter that no section has, another one each time. */
  function free(): string {
    const letter = freeLetter(used);
    used.add(letter);
    return letter;
  }

  function component(node: Component): Finding[] {
    const name = node.name ?? '';
    if (/^[a-z]/.test(name)) return [at(page, node, 'html', `<${name}> is HTML.`, 'Use Markdown or a component; the list stands in content/README.md.')];
    const props = Object.fromEntries(node.attributes.map((a) => (a.type === 'mdxJsxAttribute' ? [a.name, a.value === null ? true : a.value] : ['…', true])));
    const fault = faultOf(name, props, page.number);
    if (fault) return [at(page, node, 'components', fault.what, fault.instead)];
    const { shape } = COMPONENTS[name as ComponentName];
    if (shape !== 'block' && node.children.length) return [at(page, node, 'components', `<${name}> holds text, which nobody would see.`, `Write it closed, as <${name} … />, and the text after it.`)];
    if (shape !== 'inline' && node.type === 'mdxJsxTextElement') return [at(page, node, 'components', `<${name}> stands inside a line.`, shape === 'block' ? `Put <${name}> and </${name}> on lines of their own, with an empty line after and before.` : 'Put it on a line of its own.')];
    if (name === 'Ticks' && !/\[ \]/.test(page.text.slice(node.position!.start.offset, node.position!.end.offset))) return [at(page, node, 'components', '<Ticks> holds no boxes.', 'Begin each line in it with "- [ ] ".')];
    if (name === 'Bars' && !node.children.some((child) => child.type === 'table')) return [at(page, node, 'components', '<Bars> holds no table.', 'Write a table in it: first what, then one or two columns of figures.')];
    if (name === 'Says' && !plain(node).trim()) return [at(page, node, 'components', '<Says> is empty.', 'Write his sentence in it.')];
    return [];
  }
};
