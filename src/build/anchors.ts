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
