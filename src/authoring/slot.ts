import { AstroError } from 'astro/errors';
import { PRIVATE_ATTRIBUTES } from '#src/model/private-field.ts';

/** Figures of a table: column names, then rows of a label and one number (per cent) a column. */
export interface Table { columns: string[]; rows: { label: string; shown: string[]; values: number[] }[] }

const cells = (row: string): string[] => [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map((m) => m[1]!.trim());

/** The table inside <Bars>, read back from what the engine printed. @throws AstroError where there is no table or a cell is no figure. */
export function tableOf(html: string, path: string): Table {
  const [head, ...rows] = [...html.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map((m) => cells(m[1]!));
  if (!head || rows.length === 0) throw new AstroError(`${path}: <Bars> holds no table.`, 'Write a table between <Bars …> and </Bars>: first what, then one or two columns of figures.');
  return {
    columns: head.slice(1),
    rows: rows.map(([label = '', ...shown]) => ({ label, shown, values: shown.map((text) => {
      const found = /\d+(?:[.,]\d+)?/.exec(text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15)).replaceAll('٫', '.'));
      if (!found) throw new AstroError(`${path}: "${text}" in <Bars> is not a figure.`, 'Write a number such as 41 %.');
      return Number(found[0].replace(',', '.'));
    }) })),
  };
}

/** Task list items become check boxes with a label each. They have no name and keep nothing; our script empties them on every way out and back. */
export const tickItems = (html: string): string => html
  .replace(/ class="(?:contains-task-list|task-list-item)"/g, '')
  .replace(/<li>\s*(?:<p>)?\s*<input[^>]*>\s*([\s\S]*?)\s*(?:<\/p>)?\s*<\/li>/g,
    `<li><label><input type="checkbox" ${PRIVATE_ATTRIBUTES}> <span>$1</span></label></li>`);
