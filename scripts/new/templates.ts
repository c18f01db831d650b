/** What a new page begins with: its shape, and a line of ??? wherever a person has to write. The check names each that is left. */
import type { KINDS } from '../../src/model/schema.ts';

export type Kind = (typeof KINDS)[number];

const SCARED = (letter: string) => `<Scared>

## If this scares you {/* #${letter} */}

??? One or two calm sentences for a woman who is afraid while she reads. You can talk to someone: [Help now](/500/).

</Scared>
`;
const HELP = '??? A last sentence that leads on. If you are afraid, there is [help now](/500/).\n';

const SAYING = `<Says>

??? His sentence, as he would say it.

</Says>

<Panel>

## What programmes of this kind say {/* #a */}

??? What a programme says to this. A figure or a study needs its source behind it.

</Panel>

## Why he may say it {/* #b */}

- ??? One reason a line. "He may …": we do not read his mind.

## What you can do {/* #c */}

- ??? "You can …": she decides.

<Ask>

- ??? A question she can ask the programme or the support worker?

</Ask>

${SCARED('d')}`;

const ANSWER = `<Short>

- ??? The answer, in the first line.
- ??? What it means for her.
- ??? What she can do.

</Short>

## ??? What she asks first {/* #a */}

??? One idea a sentence.

## What you can do {/* #b */}

- ??? "You can …": she decides.

${SCARED('c')}`;

const PLAIN = `<Short>

- ??? What this page says, in two or three lines.

</Short>

## ??? First part {/* #a */}

??? One idea a paragraph. A figure or a study needs its source behind it.

## ??? Second part {/* #b */}

${HELP}`;

const TEXTS: Record<Kind, string> = { saying: SAYING, answer: ANSWER, topic: ANSWER, help: ANSWER, services: PLAIN, about: PLAIN };

/** The section a kind of page usually stands in; an answer can stand in several. */
export const SECTION: Partial<Record<Kind, string>> = { saying: '300', topic: '600', help: '500', services: '800', about: '900' };

/** A new page. @param tab has to tell nothing. */
export const pageText = (page: { title: string; tab: string; kind: Kind; number: string }): string => `---
title: ${JSON.stringify(page.title)}
tab: ${JSON.stringify(page.tab)}
summary: "??? One or two short sentences for lists and search."
kind: ${page.kind}
order: ${Number(page.number)}
aliases: []
related: []
---

${TEXTS[page.kind]}`;

/** A new source. What is not known yet is ???; the rest is what is surely true of a source nobody has read. */
export const sourceText = (source: { who?: string; short?: string; title?: string; year?: string; address?: string }): string => `# The fields: content/README.md, "A source".
who: ${JSON.stringify(source.who ?? '??? Who wrote or published it')}
short: ${JSON.stringify(source.short ?? '??? Name and year')}
title: ${JSON.stringify(source.title ?? '??? Its title')}
year: ${/^\d{4}$/.test(source.year ?? '') ? source.year : JSON.stringify(source.year ?? '???')}
publisher: "???"
${source.address ? `address: ${JSON.stringify(source.address)}` : '# address: "https://…"   where it can be found; leave the line out where it is on paper only'}
# What of it you have read: full, summary, part, record (the entry that describes it), press, quoted.
read: record
# A: we read the passage ourselves. B: we know it second hand.
confidence: B
`;

/** A new country. A number that nobody has found is left out: the check asks for it. */
export const countryText = (code: string, names: Record<string, string>, day: string): string => `# ${names.en}: one state a file. How to fill it in: content/README.md.
# Nothing is shown as confirmed before "confirmed:" holds a date, a role and an organisation. Never the name of a person.

code: "${code}"
name: { ${Object.entries(names).map(([lang, name]) => `${lang}: ${JSON.stringify(name)}`).join(', ')} }
collected: "${day}"

# The number that stands largest comes first. Not every country has 112. An entry looks like this:
#   - number: "112"
#     display: "112"
#     who: all
#     sources:
#       - title: "Who says so"
#         url: https://…
#         date: "${day.slice(0, 4)}"
#     newest_source: ${day.slice(0, 4)}
#     confidence: one source
#     confirmed:
emergency: []

# Services. npm run new -- helpline ${code.toLowerCase()} adds one.
lines: []
`;

/** A new service, as an item of "lines". Without a source its number is kept but not shown. */
export const helplineText = (line: { id: string; lang: string; name: string; kind: string; number?: string; website?: string }): string => `  - id: ${line.id}
    kind: ${line.kind}
    for: ${line.kind === 'perpetrator-helpline' ? 'him' : 'her'}
    name: { ${line.lang}: ${JSON.stringify(line.name)} }
    operator:
    website:${line.website ? ` ${line.website}\n    website_from: own knowledge` : ''}
    dial:${line.number ? `\n      - { number: "${line.number}", display: "${line.number}", who: all }` : ' []'}
    day_and_night:
    free:
    languages: [ ${line.lang} ]
    on_bill:
    sources: []
    newest_source:
    confidence: own knowledge only
    notes: "??? What to find out, and where you looked"
    confirmed:
`;

/** What a language's guide has to settle before anybody translates. */
export const guideText = (name: string): string => `# How ${name} is written here

Nobody who works in this field has said yet that a text in this language is right. Until one has read a page, its foot says so.

**How she is addressed.** ??? Familiar or polite, and with which ending for a woman.

**Tone.** Plain, calm, short: one idea a sentence. She decides: "you can", "some women", never "you must". He does things: name who did it. "He may …" for his reasons. "Safer", never "safe" as a promise.

| English | ${name} | Not |
| --- | --- | --- |
| programme, course | ??? | words for therapy or treatment |
| man who uses violence | ??? | |
| partner, ex-partner | ??? | |
| women's service | ??? | |
| support worker | ??? | |
| helpline | ??? | |
| safety plan | ??? | a plan of escape |
| time-out | ??? | |
| private, with limits | ??? | fully confidential |
| in danger | ??? | |

**Punctuation.** ??? Which quotation marks, how a decimal is written, what stands before %.

**Words that give away** stand in \`stems.yaml\` and never in a tab, an address or a file name.
`;

/** The words of the frame, to be filled in: each with what it is for and how the source says it. */
export const interfaceText = (explained: Record<string, string>, source: Record<string, string>): string =>
  `# The words of the frame. Write between the quotes; keep what stands in { }. The explanation and the English words stand above each.\n${Object.entries(explained).map(([key, what]) => `\n# ${what.replaceAll('\n', ' ')}\n# English: ${source[key] ?? ''}\n${key}: ""\n`).join('')}`;

/** The list of words that give away, to begin with. */
export const stemsText = (stems: readonly string[]): string => `# Words that give away. A stem matches at the beginning of a word, with and without accents; \`harmless\` lists words that begin alike and may stand.
# A native reader has to look through this list: it was written from knowledge, not by a native.
stems:
${(stems.length ? stems : ['???']).map((s) => `  - ${JSON.stringify(s)}`).join('\n')}
harmless: []
# Small words a search may leave out.
small: []
`;
