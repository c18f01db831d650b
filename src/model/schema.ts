/**
 * What may stand in the files of `content/`. Each field's comment says what the reader sees;
 * each message is read by an editor and says what to write instead.
 */
import { z } from 'astro/zod';
import { INTERFACE } from './interface.ts';

const text = (what: string, max: number) => z
  .string({ error: ({ input }) => (input === undefined || input === null ? `Add a line "${what}" with a short text.` : `Write "${what}" as a text: put it between double quotes.`) })
  .trim().min(1, `The line "${what}" is empty: write a short text after it.`)
  .max(max, `"${what}" is longer than ${max} characters: shorten it.`);

const day = z.union([z.iso.date({ error: 'Write a day as 2026-01-31.' }), z.date().transform((d) => d.toISOString().slice(0, 10))], { error: 'Write a day as 2026-01-31.' });

/** A role says what somebody does, never who it is: lower-case words only, so that a person's name is refused. */
const role = z.string({ error: 'Add "role": what the person does, for example "support worker".' })
  .regex(/^[\p{Ll}\p{Lo}\p{M}][\p{Ll}\p{Lo}\p{M} ,'’-]+$/u, 'Write what the person does in small letters, for example "support worker". Names of persons never stand in our files.');

/** A review by a person: shown at the foot of the page with its date. `text` is the digest of what was read, set by the command. */
const review = z.strictObject({
  date: day, role,
  organisation: z.string({ error: 'Add "organisation": where the person works.' }).min(2).max(80),
  text: z.string().optional(),
});

export const KINDS = ['answer', 'saying', 'topic', 'help', 'services', 'about'] as const;
export const STATES = ['draft', 'whole'] as const;
const FOUND_BY = 90;
const otherWords = z.array(z.string(), { error: 'Write the other words as a list: [one, two].' })
  .refine((list) => list.join(' ').length <= FOUND_BY, `The aliases are longer than ${FOUND_BY} characters together: keep the words people really type.`);
const number = z.union([z.string(), z.number()]).transform(String).pipe(z.string().regex(/^\d{3}$/, 'Write a page number of three digits, for example 304.'));

export const pageSchema = z.strictObject({
  /** The heading of the page, in her words. May speak plainly: it stands inside the page only. */
  title: text('title', 110),
  /** The title in the browser's tab and in its history. Must tell nothing. */
  tab: text('tab', 40),
  /** One or two sentences under the title in lists and search, inside the site only. */
  summary: text('summary', 160),
  /** The shape of the page, and whom it speaks to. */
  kind: z.enum(KINDS, { error: `Write "kind" as one of: ${KINDS.join(', ')}.` }),
  /** Where it stands in its section's list. */
  order: z.number({ error: 'Write "order" as a number, for example 303.' }),
  /** Other words people type when they look for this page; never shown. Together at most 90 characters. */
  aliases: otherWords.default([]),
  /** Sources listed at the foot of the page. Those named by <Source> in the text are added by themselves. */
  sources: z.array(z.string(), { error: 'Write "sources" as a list of sources: [brook-2013].' }).default([]),
  /** Which point of coverage.yaml is answered in which section (its letter). */
  covers: z.record(z.string(), z.string().regex(/^[a-z]{1,3}$/, 'Name the section by its letter, for example "b".'), { error: 'Write "covers" as points with their sections, for example covers: { S-1-1: b }.' }).default({}),
  /** Pages she may want next; shown as links at the end. */
  related: z.array(number, { error: 'Write "related" as a list of page numbers: [101, 304].' }).max(6, 'At most six related pages.').default([]),
  /** Who has checked this page: a role, an organisation and a day, or "not yet". */
  checked: z.union([z.literal('not yet'), review], { error: 'Write "checked" as: not yet, or with date, role and organisation. Names of persons never stand here.' }).default('not yet'),
  /** For translations: the fingerprints of the source text it was made from; written by `npm run translate`. */
  of: z.string().optional(),
  /** For translations: "draft" stays out of the site, "whole" is shown. */
  state: z.enum(STATES, { error: 'Write "state" as draft or whole.' }).optional(),
});
export type Front = z.infer<typeof pageSchema>;

export const READ = ['full', 'summary', 'part', 'record', 'press', 'quoted'] as const;
export const sourceSchema = z.strictObject({
  /** Who wrote or published it, as printed in the list of sources. */
  who: text('who', 200),
  /** The name at the claim: "Gondolf 2000". */
  short: text('short', 40),
  title: text('title', 300),
  year: z.union([z.number().int(), z.string()], { error: 'Write "year" as 2013, or "undated".' }),
  publisher: z.string().max(200).optional(),
  /** Where it can be found. Never a copy, a proxy or a private blog. */
  address: z.url({ error: 'Write "address" as a whole address that begins with https:// or http://.' }).optional(),
  /** What of it we have read; printed with the source. */
  read: z.enum(READ, { error: `Write "read" as one of: ${READ.join(', ')}.` }),
  /** A: we read the passage. B: we know it second hand. */
  confidence: z.enum(['A', 'B'], { error: 'Write "confidence" as A or B.' }),
  /** A plain sentence on what was read or what to bear in mind. */
  note: z.string().max(300).optional(),
});
export type Source = z.infer<typeof sourceSchema> & { id: string };

export const AUDIENCES = { P: 'partner', W: "women's service", G: 'programme', E: 'editor' } as const;
export const pointSchema = z.strictObject({
  id: z.string({ error: 'Add "id": the name of the point.' }), audience: z.enum(['P', 'W', 'G', 'E'], { error: 'Write "audience" as P, W, G or E: partner, women’s service, programme, editor.' }),
  document: z.string({ error: 'Add "document": the id of one of the documents above.' }), says: z.string({ error: 'Add "says": the point in one or two sentences.' }),
});
export type Point = z.infer<typeof pointSchema>;
export const coverageSchema = z.strictObject({
  /** The documents and treaty articles, in the order of page 811. */
  documents: z.array(z.strictObject({ id: z.string(), name: z.string(), year: z.union([z.number(), z.string()]) })),
  points: z.array(pointSchema),
});
export type Coverage = z.infer<typeof coverageSchema>;

const filledIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
export const interfaceSchema = z.strictObject(Object.fromEntries(Object.entries(INTERFACE).map(([key, what]) =>
  [key, z.string({ error: `Add "${key}": ${what}` }).min(1, `"${key}" is empty: ${what}`)
    .refine((text) => filledIn(text).join() === filledIn(what).join(), `"${key}" has to hold ${filledIn(what).join(' and ') || 'nothing in braces'}, which is filled in when the page is made: ${what}`)])) as Record<keyof typeof INTERFACE, z.ZodString>);
export type Words = z.infer<typeof interfaceSchema>;

/** Words that give away, of one language. Stems match at the beginning of a word; `harmless` lists words that begin alike. */
export const stemsSchema = z.strictObject({
  stems: z.array(z.string()).min(1), harmless: z.array(z.string()).default([]),
  /** Small words that a search may leave out. */
  small: z.array(z.string()).default([]),
  /** Groups of words that a search takes as one, each group on a line of its own: "prison jail". */
  same: z.array(z.string().regex(/\S\s+\S/, 'Write at least two words that mean the same: "prison jail".')).default([]),
});
export type Stems = z.infer<typeof stemsSchema>;

/** What people type in a language to find pages that are not translated yet: page number → words, shown nowhere. */
export const aliasesSchema = z.record(number, otherWords);

const https = (what: string) => z.url({ protocol: /^https$/, error: `Write ${what} as a whole address that begins with https://.` });
export const siteSchema = z.strictObject({
  /** The neutral name of the site, on every page. */
  name: text('name', 40),
  /** The address the site will have, without a path. */
  address: https('"address"'),
  /** "preview" says on the help pages that no number is confirmed; "public" refuses to build before the host country's numbers are. */
  stage: z.enum(['preview', 'public'], { error: 'Write "stage" as preview or public.' }),
  /** The country whose numbers come first on page 500 and on paper, as two letters, or null. */
  country: z.string().regex(/^[A-Z]{2}$/, 'Write "country" as two capital letters, for example IT, or null.').nullable(),
  /** Where "leave quickly" leads, for each language. */
  leave: z.partialRecord(z.string(), https('"leave"')),
  /** What the organisation that serves the site keeps, told on page 901; null as long as nobody has said. */
  hosting: z.strictObject({
    who: z.string(), logs: z.enum(['nothing', 'addresses', 'unknown'], { error: 'Write "logs" as nothing, addresses or unknown.' }),
    days: z.number().int().min(0).nullable(),
  }).nullable(),
  /** Who runs the site, told on page 907; null as long as nobody has said. */
  contact: z.strictObject({ name: z.string(), legal: z.string(), reach: z.string(), mending_days: z.number().int().positive() }).nullable(),
  /** The local programme, printed on the topic sheets; null leaves lines to fill in by hand. */
  programme: z.strictObject({ name: z.string(), times: z.string(), contact: z.string() }).nullable(),
  /** Pairs of languages whose side-by-side sheets are built: [[ar, es]]. */
  pairs: z.array(z.tuple([z.string(), z.string()])).default([]),
});
export type Settings = z.infer<typeof siteSchema>;

export const withdrawnSchema = z.array(z.strictObject({ number, since: day, instead: number.optional() }));
export type Withdrawn = z.infer<typeof withdrawnSchema>[number];
