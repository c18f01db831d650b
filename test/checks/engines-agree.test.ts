/** The checks read pages with one engine and Astro prints them with another. Both have to see the same in every file of ours. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mdxToHast, mdxToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { readMdx } from '../../src/model/mdx.ts';

const root = join(import.meta.dirname, '..', '..');
const files = globSync('{content,test/fixtures/*/content}/**/*.mdx', { cwd: root }).sort();
const features = { smartPunctuation: false } as const;
/** Astro takes the front matter away before its engine reads the page. */
const body = (text: string): string => text.replace(/^---\n[\s\S]*?\n---\n/, '');

/** As much of a node as both engines and both kinds of tree have. */
interface Any { type: string; children?: Any[]; value?: string; depth?: number; url?: string; name?: string | null; tagName?: string; checked?: boolean | null; properties?: Record<string, unknown>; attributes?: { type: string; name?: string; value?: unknown }[] }
const words = (node: Any): string => (node.type === 'text' || node.type === 'inlineCode' ? node.value ?? '' : node.type === 'break' || node.tagName === 'br' ? ' ' : (node.children ?? []).map(words).join(''));
const plain = (node: Any): string => words(node).replace(/\s+/g, ' ').trim();
const props = (node: Any): string => (node.attributes ?? []).map((a) => `${a.name}=${typeof a.value === 'string' ? a.value : a.value === null || a.value === undefined ? '' : '{}'}`).join(' ');

/** What a reader meets, in order: headings, links, list items, cells, components, and the words of each paragraph. */
function outline(node: Any, found: string[] = []): string[] {
  const { type, tagName } = node;
  if (type === 'heading' || /^h[1-6]$/.test(tagName ?? '')) found.push(`heading ${node.depth ?? tagName![1]}: ${plain(node)}`);
  if (type === 'link' || tagName === 'a') found.push(`link ${node.url ?? String(node.properties?.href)}: ${plain(node)}`);
  if (type === 'listItem' || tagName === 'li') found.push(`item: ${plain({ ...node, children: node.children?.filter((c) => !['list'].includes(c.type) && !['ul', 'ol'].includes(c.tagName ?? '')) })}`);
  if (type === 'tableCell' || tagName === 'td' || tagName === 'th') found.push(`cell: ${plain(node)}`);
  if (type === 'paragraph' || tagName === 'p') found.push(`paragraph: ${plain(node)}`);
  if (type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement') found.push(`<${node.name} ${props(node)}>`);
  if (type === 'mdxTextExpression') found.push(`{${node.value?.trim()}}`);
  if (type === 'thematicBreak' || tagName === 'hr') found.push('line');
  for (const child of node.children ?? []) outline(child, found);
  return found;
}
/** Paragraphs around components alone, or around the words of list items, are kept by one kind of tree and not by the other: they are compared as words. */
const withoutParagraphs = (list: string[]): string[] => list.filter((line) => !line.startsWith('paragraph'));
const allWords = (tree: Any): string => words(tree).replace(/\s+/g, '');
const ours = (text: string): Any => readMdx(text) as Any, astro = (text: string): Any => mdxToMdast(text, { features }) as Any, printed = (text: string): Any => mdxToHast(text, { features }) as Any;

test('there are pages to compare', () => expect(files.length).toBeGreaterThan(140));

describe('every page of ours', () => {
  test.each(files)('%s', (file) => {
    const text = body(readFileSync(join(root, file), 'utf8')), mine = ours(text), tree = astro(text), page = printed(text);
    expect(outline(tree)).toEqual(outline(mine));
    expect(withoutParagraphs(outline(page))).toEqual(withoutParagraphs(outline(mine)));
    expect(allWords(tree)).toBe(allWords(mine));
    expect(allWords(page)).toBe(allWords(mine));
  });
});

describe('what people may write one day', () => {
  test.each([
    'It is < 5 weeks, or > 2.', 'A \\* star and a \\{ brace.', 'Text &amp; text &nbsp;more &lt;.', '- one\n- two\n  - inner\n\n  more of two', '1. one\n2. two\n\n   more', '> words\n> of hers', 'a line\\\nand another', 'a line  \nand another', '| a | b |\n| --- | ---: |\n| c \\| d | 1 |', '| a |\n| --- |\n| [x](/101/) and *y* |',
    'See https://paper.example/a_b.', 'Write to us@paper.example now.', '~~gone~~', '***both***', 'snake_case_word and **bo**ld', 'عنوان **مهم** هنا', 'Слово*м* і **слово**.', '## Heading with *stress* {/* #b */}', '### عنوان {/* #c */}', 'Title\n---', '- [ ] box\n- [x] done', '<Short>\nText.\n</Short>', '<Short>\n\nText.\n\n</Short>', '<Panel>\n\n## In it {/* #a */}\n\n- a\n- b\n\n</Panel>', 'Text. <Source id="brook-2013" /> Text.', 'Text. <Source id="brook-2013" second />', '<Bars caption="a “b”" asked="1 > 2" not="c">\n\n| a | b |\n| --- | --- |\n| c | 1 % |\n\n</Bars>', '***', '[x][1]\n\n[1]: /101/', '“Quotes” – dashes — and … dots', '“Ти” й «я»', 'a -- b ... "c"', 'Text. {/* honest: why */}', '- item. {/* honest: why */}', '٢٦ أسبوعًا، ٤٠٪',
  ])('%s', (text) => {
    expect(outline(astro(text))).toEqual(outline(ours(text)));
    expect(allWords(astro(text))).toBe(allWords(ours(text)));
    expect(allWords(printed(text))).toBe(allWords(ours(text)));
  });
  test.each(['<Short>\n\nText.', 'A { brace.', '<!-- note -->', '<5 weeks', '</Short>', '## More {/* #c /}', '<Source id="x', '<https://paper.example>'])('%s is refused by both', (text) => {
    expect(() => ours(text)).toThrow();
    expect(() => astro(text)).toThrow();
  });
});
