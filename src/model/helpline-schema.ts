/**
 * What may stand in `content/helplines/<country>.yaml`: one state a file, its regions inside it.
 * Each field's comment says what the reader sees; each message is read by an editor and says what to write instead.
 */
import { z } from 'astro/zod';

/** Every name has to exist in the languages of the site; more languages may stand beside them. */
export const NAMED_IN = ['en', 'es', 'ar'] as const;

const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);
const line = (what: string, longest = 400) => z.string({ error: `Write "${what}" as a text.` }).trim()
  .min(1, `"${what}" is empty: write something, or take the line away.`).max(longest, `"${what}" is longer than ${longest} characters: shorten it.`);

const tag = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/, 'Write the language as its code in small letters, for example "it".');
const inLanguages = (what: string) => z.record(tag, line(what, 160), { error: `Write "${what}" by language, for example:  en: Italy` });
/** Like `inLanguages`, for words that are translated: a name of a service is not, so it stands in its own language only. */
const translated = (what: string) => inLanguages(what).superRefine((names, ctx) => {
  for (const lang of NAMED_IN) if (!names[lang]) ctx.addIssue({ code: 'custom', message: `"${what}" has no line "${lang}:". Add it in that language.` });
});

const day = z.union([z.iso.date({ error: 'Write the day as 2026-01-31.' }), z.date().transform((d) => d.toISOString().slice(0, 10))], { error: 'Write the day as 2026-01-31.' });
/** As exact as the source is: a year, a month or a day, with "about" or "or later" where the source leaves it open. */
const sourceDate = z.union([z.string(), z.int().transform(String), z.date().transform((d) => d.toISOString().slice(0, 10))], { error: 'Write "date" as 2024, 2024-11 or 2024-11-05, or leave it empty.' })
  .pipe(z.string().regex(/^(about )?(19|20)\d\d(-\d\d(-\d\d)?|\/(19|20)?\d\d)?( or later)?$/, 'Write "date" as 2024, 2024-11 or 2024-11-05 ("about 2014", "2024 or later"), or leave it empty.'));
const address = (what: string) => z.url({ error: `Write "${what}" as a whole address that begins with https:// or http://, or leave it empty.` });

const source = z.strictObject({
  title: line('title', 200),
  url: optional(address('url')),
  date: optional(sourceDate),
}, { error: 'Write a source with "title", "url" and "date".' });

export const CONFIDENCES = ['two sources agree', 'one source', 'own knowledge only', 'sources disagree'] as const;
const confidence = z.enum(CONFIDENCES, { error: `Write "confidence" as one of: ${CONFIDENCES.join(', ')}.` });
const newest = optional(z.int('Write "newest_source" as the year of the newest source, for example 2024, or leave it empty.').min(1990).max(2100));
/** What is weaker than the number itself: hours, free, phone_bill, is_live (does the line run?), … */
const weaker = z.record(z.string(), z.enum([...CONFIDENCES, 'unknown'], { error: `Write one of: ${CONFIDENCES.join(', ')}, unknown.` }),
  { error: 'Write "field_confidence" as a list of fields, for example:  hours: one source' }).default({});

/** A person has asked the operator or called. Says what that person does, never who it is. */
const confirmed = optional(z.strictObject({
  date: day,
  role: z.string({ error: 'Add "role": what the person does who confirmed it, for example "support worker".' })
    .regex(/^[\p{Ll}\p{Lo}\p{M}][\p{Ll}\p{Lo}\p{M} ,'’-]+$/u, 'Write what the person does in small letters, for example "support worker". Names of persons never stand in our files.'),
  organisation: line('organisation', 120),
}, { error: 'Leave "confirmed" empty, or write date, role and organisation below it. Names of persons never stand here.' }));

export const WHO = ['all', 'landline', 'mobile', 'police', 'ambulance', 'fire'] as const;
const oneNumber = z.string({ error: 'Put the number between quotes ("016"): without them a zero at its beginning is lost.' })
  .regex(/^\+?\d{2,15}$/, 'Write one number with digits only; a + may stand first. No space, "/", "(" or ";": a second number is a second entry of the list.');
const dialFields = {
  /** What the telephone dials. With + it can be dialled from abroad too. */
  number: oneNumber,
  /** The same number as people read it. */
  display: z.string({ error: 'Add "display": the number as people read it, between quotes, for example "0800 222 555".' })
    .regex(/^\+?\d[\d -]*\d$/, 'Write "display" with digits, spaces and hyphens, and one number only, for example "0800 222 555".'),
  /** For whom it is: everybody, one kind of phone, one service, or a place in words. */
  who: z.union([z.enum(WHO), translated('who')], { error: `Write "who" as one of: ${WHO.join(', ')}; or a place by language, for example:  en: Vienna` }),
};
const sameDigits = (dial: { number: string; display: string }, ctx: z.RefinementCtx) => {
  if (!dial.number.endsWith(dial.display.replace(/\D/g, '').replace(/^0+/, ''))) {
    ctx.addIssue({ code: 'custom', path: ['display'], message: `"${dial.display}" is not the number that is dialled (${dial.number}): mend one of them.` });
  }
};

/** One number of a line. `confidence` and `newest_source` stand here only where this number rests on less than the line. */
const dial = z.strictObject({ ...dialFields, confidence: confidence.optional(), newest_source: newest }).superRefine(sameDigits);

/** One emergency number. A card and a page show the first one largest. */
const emergencyDial = z.strictObject({
  ...dialFields,
  /** The service in the language of the country. */
  name: inLanguages('name').optional(),
  sources: z.array(source).default([]), newest_source: newest, confidence, field_confidence: weaker,
  notes: optional(line('notes', 900)), confirmed,
}).superRefine(sameDigits);

export const WAYS = ['chat', 'email', 'text', 'whatsapp', 'app', 'form', 'sign-language', 'text-phone'] as const;
/** Another way than calling. */
const way = z.strictObject({
  way: z.enum(WAYS, { error: `Write "way" as one of: ${WAYS.join(', ')}.` }),
  /** An address of the web, an e-mail address, or the number that is written to. */
  at: z.union([oneNumber, z.email(), z.url()], { error: 'Write "at" as https://…, as an e-mail address, or as one number between quotes.' }).optional(),
  confidence: confidence.optional(), newest_source: newest, note: optional(line('note', 300)),
});

export const KINDS = ['women-helpline', 'domestic-abuse-helpline', 'victim-support-helpline', 'regional-women-helpline', 'general-social-helpline', 'support-centre', 'perpetrator-helpline'] as const;
export const helplineSchema = z.strictObject({
  /** Permanent, unique in the whole folder. */
  id: z.string().regex(/^[a-z]{2}-[a-z0-9-]+$/, 'Write "id" as the country and a word, in small letters with hyphens, for example it-1522.'),
  /** A key of `regions`; left out for a line of the whole country. */
  region: z.string().optional(),
  kind: z.enum(KINDS, { error: `Write "kind" as one of: ${KINDS.join(', ')}.` }),
  /** "him": only on pages 114 and 818. Never on a country page, page 500 or a card. */
  for: z.enum(['her', 'him'], { error: 'Write "for" as her or him.' }),
  /** The name of the service in its own languages; it is shown as it is, not translated. */
  name: inLanguages('name').refine((names) => Object.keys(names).length > 0, 'Add the name of the service, by language.'),
  operator: optional(line('operator')),
  website: optional(address('website')),
  /** "own knowledge": no source names this address; the page says that it was not checked. */
  website_from: z.enum(['source', 'own knowledge'], { error: 'Write "website_from" as source or own knowledge.' }).optional(),
  dial: z.array(dial, { error: 'Write "dial" as a list; [] where no number is known.' }),
  also: z.array(way).default([]),
  day_and_night: optional(z.boolean('Write "day_and_night" as true, false, or null where nobody knows.')),
  hours_note: optional(line('hours_note')),
  free: optional(z.boolean('Write "free" as true, false, or null where nobody knows.')),
  languages: z.array(tag).default([]),
  languages_note: optional(line('languages_note')),
  /** "no" only where a source says that the call does not show on the bill. Never means that the phone forgets the call. */
  on_bill: optional(z.literal('no', { error: 'Write "on_bill" as no (between quotes: "no") where a source says so, else null.' })),
  sources: z.array(source).default([]), newest_source: newest, confidence, field_confidence: weaker,
  /** For editors; never shown. */
  notes: optional(line('notes', 1200)),
  confirmed,
}).superRefine((l, ctx) => {
  const add = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
  if (l.kind === 'perpetrator-helpline' && l.for === 'her') add('for', 'A line for men who use violence is never for her: write "for: him". It then stands on pages 114 and 818 only.');
  if (l.kind !== 'perpetrator-helpline' && l.for === 'him') add('kind', 'A line "for: him" has to be of the kind perpetrator-helpline: mend "kind" or "for".');
  if (l.website && !l.website_from) add('website', 'Add "website_from": source where a source names this address, else own knowledge.');
});

export const countrySchema = z.strictObject({
  /** Two capital letters; the file has the same name in small letters. XK and AX stand beside the states. */
  code: z.string().regex(/^[A-Z]{2}$/, 'Write "code" as two capital letters, for example IT.'),
  name: translated('name'),
  /** The day on which the sources were read. */
  collected: day,
  /** First the number that stands largest. */
  emergency: z.array(emergencyDial, { error: 'Add "emergency": a list with at least one number.' }),
  /** Parts of the country with lines of their own; each is a section of the page. */
  regions: z.record(z.string().regex(/^[A-Z]{2}-[A-Z]{2,3}$/, 'Name a region like GB-SCT.'), translated('regions')).default({}),
  /** The main line for her stands first; a section keeps this order. */
  lines: z.array(helplineSchema, { error: 'Add "lines": a list of services.' }),
  /** Old numbers that are still found on the web and must not come back. */
  never_show: z.array(z.strictObject({ number: oneNumber, why: line('why') })).default([]),
}).superRefine((country, ctx) => country.lines.forEach((l, i) => {
  if (l.region && !country.regions[l.region]) ctx.addIssue({ code: 'custom', path: ['lines', i, 'region'], message: `There is no region "${l.region}" in this file: add it under "regions", or mend the name.` });
}));

export type Country = z.infer<typeof countrySchema>;
export type Helpline = z.infer<typeof helplineSchema>;
export type Dial = z.infer<typeof dial>;
export type EmergencyDial = z.infer<typeof emergencyDial>;
export type Who = Dial['who'];
export type Confidence = (typeof CONFIDENCES)[number];
