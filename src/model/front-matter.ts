/**
 * Sets one line of a page's front matter and leaves every other byte as it is.
 * @param text the whole file. @param value YAML as it is to stand after the colon. @returns the new text. @throws where there is no front matter.
 */
export function setFront(text: string, key: string, value: string): string {
  const end = text.indexOf('\n---', 3);
  if (!text.startsWith('---\n') || end < 0) throw new Error('The file has no front matter between two lines of ---.');
  const lines = text.slice(4, end).split('\n'), at = lines.findIndex((line) => line.startsWith(`${key}:`)), line = `${key}: ${value}`;
  if (at >= 0) lines[at] = line; else lines.push(line);
  return `---\n${lines.join('\n')}${text.slice(end)}`;
}
