/** Where the front matter of a text ends, and its lines. @throws where there is none. */
function front(text: string): { lines: string[]; end: number } {
  const end = text.indexOf('\n---', 3);
  if (!text.startsWith('---\n') || end < 0) throw new Error('The file has no front matter between two lines of ---.');
  return { lines: text.slice(4, end).split('\n'), end };
}

/** The lines of a field: the one that names it and those below that are indented, belong to its list, or are empty inside it. */
function span(lines: string[], key: string): [number, number] | undefined {
  const from = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (from < 0) return undefined;
  let to = from + 1;
  while (to < lines.length && /^(\s+\S|-(\s|$))/.test(lines[to]!)) to += 1;
  return [from, to];
}

/** What stands after the colon of a field, with the lines below that belong to it; undefined where the field is not there. */
export function frontLines(text: string, key: string): string | undefined {
  const { lines } = front(text), found = span(lines, key);
  return found && lines.slice(...found).join('\n').slice(key.length + 1).trimStart();
}

/**
 * Sets one field of a page's front matter and leaves every other byte as it is.
 * @param text the whole file. @param value YAML as it is to stand after the colon; undefined takes the field away. @returns the new text. @throws where there is no front matter.
 */
export function setFront(text: string, key: string, value: string | undefined): string {
  const { lines, end } = front(text), found = span(lines, key), now = value === undefined ? [] : [`${key}: ${value}`];
  if (found) lines.splice(found[0], found[1] - found[0], ...now);
  else lines.push(...now);
  return `---\n${lines.join('\n')}${text.slice(end)}`;
}
