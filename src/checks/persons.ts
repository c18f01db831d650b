/** Names of persons never stand in our files: who looked is told by role and organisation. */
const TITLE = /^(mr|mrs|ms|miss|dr|prof|herr|frau|sr|sra|mme|mlle|sig|dott|pan|pani|bay|bayan)\b\.?\s+\p{Lu}/iu;

/**
 * Reads like the name of a person: a title, an initial, an e-mail address, or two or three words with capitals that no operator is called.
 * @param operators names of organisations we know, each on a line.
 */
export function isPerson(name: string, operators: string): boolean {
  if (name.includes('@') || TITLE.test(name) || /^\p{Lu}\.\s*\p{Lu}\p{Ll}/u.test(name)) return true;
  return /^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){1,2}$/u.test(name) && !operators.includes(name);
}

/** The organisations that our files of countries know by name. */
export const operatorsOf = (countries: readonly { country: { lines: readonly { operator: string | null }[] } }[]): string => countries.flatMap(({ country }) => country.lines.map((l) => l.operator ?? '')).join('\n');

export const ORGANISATION = 'Write the organisation. If this is its name, say in brackets what it is, for example "Open Door (women\'s service)".';
