import { defineHastPlugin, defineMdastPlugin } from 'satteri';

/** A section's letter, written as a comment in its heading, becomes the anchor of the section, the same in every language. */
export const sectionLetters = () => defineMdastPlugin({
  name: 'section-letters',
  heading(node, ctx) {
    const last = node.children.at(-1) as { type: string; value?: string } | undefined;
    const letter = last?.type === 'mdxTextExpression' ? /^\/\*\s*#([a-z]{1,3})\s*\*\/$/.exec(last.value ?? '')?.[1] : undefined;
    if (letter) ctx.setProperty(node, 'data', { hProperties: { id: letter } });
  },
});

/** A line or item that is links and nothing else but arrows and dots is marked: such links are made as large as a thumb, those in a sentence are not. */
export const linesOfLinks = () => defineHastPlugin({
  name: 'lines-of-links',
  element: {
    filter: ['p', 'li'],
    visit(node, ctx) {
      const besides = node.children.filter((c) => !(c.type === 'element' && c.tagName === 'a'));
      if (besides.length < node.children.length && besides.every((c) => c.type === 'text' && !/[\p{L}\p{N}]/u.test(c.value))) ctx.setProperty(node, 'className', ['links']);
    },
  },
});

/** Column alignment in tables becomes a class: the policy allows no `style` on an element, and figures stand at the end of their cell anyway. */
export const alignByClass = () => defineHastPlugin({
  name: 'align-by-class',
  element: {
    filter: ['td', 'th'],
    visit(node, ctx) {
      const style = node.properties?.style ?? node.properties?.align;
      if (!style) return;
      ctx.setProperty(node, 'style', undefined);
      ctx.setProperty(node, 'align', undefined);
      if (/right/.test(typeof style === 'string' ? style : JSON.stringify(style))) ctx.setProperty(node, 'className', ['end']);
    },
  },
});
