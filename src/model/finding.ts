/** Something an editor can mend: where it is, what is wrong, what to write instead. */
export interface Finding {
  file: string; line: number; column: number;
  /** An error stops the build; advice does not. */
  level: 'error' | 'advice';
  rule: string; what: string; instead: string;
}

/** One line, as every command prints it: `path:line:column  error  rule: what is wrong. What to write instead.` */
export const printFinding = (f: Finding): string => `${f.file}:${f.line}:${f.column}  ${f.level}  ${f.rule}: ${f.what} ${f.instead}`.trimEnd();

/** In the order of files, then of places in them: pages stand in the order of their numbers because their names begin with them. */
export const inOrder = (a: Finding, b: Finding): number =>
  a.file.localeCompare(b.file, 'en', { numeric: true }) || a.line - b.line || a.column - b.column;

/** Line and column (from 1) of an offset in a text. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset));
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
