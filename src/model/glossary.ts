/** A term of a language's guide: how it is said there, and what is not said. */
export interface Term { english: string[]; say: string; not: string }

const cells = (row: string): string[] => row.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim().replace(/\*/g, ''));
/** "helpline ?" and "to finish (a course)" are looked for without mark, brackets and "to". */
const plainTerm = (text: string): string => text.replace(/\([^)]*\)|\?/g, '').replace(/^to /, '').trim().toLowerCase();

/** The agreed terms of a guide: its tables whose first column is headed "English". Never throws; a guide without such a table has none. */
export function glossaryOf(guide: string): Term[] {
  const terms: Term[] = [];
  let inTable = false;
  for (const line of guide.split('\n')) {
    if (!line.trim().startsWith('|')) { inTable = false; continue; }
    const [english = '', say = '', not = ''] = cells(line);
    if (/^english$/i.test(english)) { inTable = true; continue; }
    if (!inTable || /^[-: ]*$/.test(english)) continue;
    const names = english.split(/[;,]| \/ /).map(plainTerm).filter((t) => t.length > 2);
    if (names.length && say) terms.push({ english: names, say, not });
  }
  return terms;
}

/** The terms that stand in a text, as words of their own (also in the plural). */
export function termsIn(text: string, terms: readonly Term[]): Term[] {
  const low = ` ${text.toLowerCase().replace(/<[^>]*>|\]\([^)]*\)/g, ' ').replaceAll('’', "'").replace(/[^\p{L}\p{N}'-]+/gu, ' ')} `;
  return terms.filter(({ english }) => english.some((term) => low.includes(` ${term.replaceAll('’', "'")} `) || low.includes(` ${term}s `)));
}
