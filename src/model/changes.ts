/** What changed, for people: page 908, the feed and CHANGELOG.md are made from this one list. */
import { z } from 'astro/zod';
import { isLang, SOURCE, type Lang } from './languages.ts';

const day = z.union([z.iso.date({ error: 'Write the day as 2026-01-31.' }), z.date().transform((d) => d.toISOString().slice(0, 10))], { error: 'Write the day as 2026-01-31.' });
export const CHANGED_FOR = ['editors', 'hosts'] as const;

export const changesSchema = z.array(z.strictObject({
  /** The day of the change. */
  date: day,
  /** editors: what editors, translators and readers should look at. hosts: what whoever runs the site should know. */
  for: z.enum(CHANGED_FOR, { error: 'Write "for" as editors or hosts.' }),
  /** One or two plain sentences, by language; the source language is needed. */
  what: z.record(z.string().refine(isLang, 'This is no language of ours.'), z.string().trim().min(1, 'Say what changed.').max(600, 'Say it in at most 600 characters.'))
    .refine((texts) => texts[SOURCE] !== undefined, `Add the line "${SOURCE}:" under "what".`),
  /** The pages it is about; none: the whole site. */
  pages: z.array(z.union([z.string(), z.number()]).transform(String).pipe(z.string().regex(/^\d{3}$/, 'Write a page number of three digits, for example 304.'))).default([]),
}));
export type Change = z.infer<typeof changesSchema>[number];

/** The changes for one kind of reader, newest first; those of one day in the order they were written. */
export const changesFor = (changes: readonly Change[], who: Change['for']): Change[] => changes.filter((c) => c.for === who).sort((a, b) => b.date.localeCompare(a.date));

/** What changed in the reader's language, else in the source language; with the language it is in. */
export const changeText = ({ what }: Change, lang: Lang): { lang: Lang; text: string } => (what[lang] === undefined ? { lang: SOURCE, text: what[SOURCE]! } : { lang, text: what[lang] });

/** CHANGELOG.md, in its two parts. */
export function changelog(changes: readonly Change[]): string {
  const part = (who: Change['for']) => changesFor(changes, who).map((c, i, all) => `${c.date === all[i - 1]?.date ? '' : `\n### ${c.date}\n\n`}- ${c.what[SOURCE]!}${c.pages.length ? ` Pages: ${c.pages.join(', ')}.` : ''}\n`).join('');
  return `# What changed\n\nMade from content/changes.yaml by \`npm run status -- --changelog\`; write there, not here.\n\n## For editors and translators\n${part('editors')}\n## For hosts\n${part('hosts')}`;
}

/** The day a page last changed as far as the list tells: the newest entry for readers that names it or the whole site. */
export const changedOn = (changes: readonly Change[], number: string): string | undefined => changesFor(changes, 'editors').find((c) => !c.pages.length || c.pages.includes(number))?.date;
