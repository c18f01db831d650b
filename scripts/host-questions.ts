/** What `npm run host` asks, in everyday words; the same answers can be given as flags. */
import type { Answers } from '../src/model/settings-file.ts';
import type { Settings } from '../src/model/schema.ts';

type Group = 'hosting' | 'contact' | 'programme';
interface Question {
  flag: string; group?: Group; field: string; ask: string;
  /** Reads an answer. @throws Error that says what to write instead. */
  read(answer: string): unknown;
  /** Asked only when this holds for what was answered in the group before. */
  when?(given: Record<string, unknown>): boolean;
}

const NONE = /^(?:none|null|-)$/i;
const text = (answer: string) => { if (!answer.trim()) throw new Error('Write a few words, or a single - for "none".'); return answer.trim(); };
const oneOf = (...words: string[]) => (answer: string) => { const found = words.find((w) => w === answer.trim().toLowerCase()); if (!found) throw new Error(`Write one of: ${words.join(', ')}.`); return found; };
const whole = (least: number) => (answer: string) => { if (!/^\d{1,5}$/.test(answer.trim()) || Number(answer) < least) throw new Error('Write a whole number of days, for example 14.'); return Number(answer); };

export const QUESTIONS: Question[] = [
  { flag: 'stage', field: 'stage', ask: 'Is the site still a preview, or public? ("public" can be built only once the numbers of your country are confirmed)', read: oneOf('preview', 'public') },
  { flag: 'country', field: 'country', ask: 'Which country are your readers in? Its numbers come first. Two letters, for example IT, or - for none', read: (a) => { if (NONE.test(a.trim())) return null; if (!/^[a-z]{2}$/i.test(a.trim())) throw new Error('Write two letters, for example IT, or - for none.'); return a.trim().toUpperCase(); } },
  { flag: 'serves', group: 'hosting', field: 'who', ask: 'Who serves the site? The company or organisation on whose computer it stands; - if not known yet', read: text },
  { flag: 'logs', group: 'hosting', field: 'logs', ask: 'Does it write down who reads what? "nothing", "addresses" (of devices), or "unknown". Readers are told so on page 901', read: oneOf('nothing', 'addresses', 'unknown') },
  { flag: 'days', group: 'hosting', field: 'days', ask: 'For how many days does it keep them? A number, or "unknown"', read: (a) => (/^unknown$/i.test(a.trim()) || NONE.test(a.trim()) ? null : whole(0)(a)), when: (given) => given.logs === 'addresses' },
  { flag: 'run-by', group: 'contact', field: 'name', ask: 'Which organisation runs the site? It stands on page 907; - for none yet', read: text },
  { flag: 'legal', group: 'contact', field: 'legal', ask: 'Its legal notice: form, register, seat, as your law wants it', read: text },
  { flag: 'reach', group: 'contact', field: 'reach', ask: 'How can readers reach it? An address for letters or mail, or a telephone number', read: text },
  { flag: 'mending-days', group: 'contact', field: 'mending_days', ask: 'Within how many days will you mend a wrong number? Promise only what you can keep', read: whole(1) },
  { flag: 'programme', group: 'programme', field: 'name', ask: 'The name of the local programme, for printed sheets; - leaves lines to fill in by hand', read: text },
  { flag: 'times', group: 'programme', field: 'times', ask: 'Its days and times', read: text },
  { flag: 'programme-contact', group: 'programme', field: 'contact', ask: 'Who partners can call there', read: text },
];

const standing = (settings: Settings, q: Question): unknown =>
  (q.group ? (settings[q.group] as Record<string, unknown> | null)?.[q.field] : settings[q.field as 'stage' | 'country']);

function put(answers: Answers, q: Question, value: unknown): void {
  if (!q.group) { (answers as Record<string, unknown>)[q.field] = value; return; }
  const group = ((answers as Record<string, unknown>)[q.group] ??= {}) as Record<string, unknown>;
  group[q.field] = value;
}

/** A group is whole or not there at all; a group that already stands in the file may be given in part. @throws Error naming the flags that are missing. */
function complete(answers: Answers, settings: Settings): Answers {
  for (const name of ['hosting', 'contact', 'programme'] as const) {
    const given = answers[name] as Record<string, unknown> | null | undefined;
    if (!given) continue;
    const all: Record<string, unknown> = { ...settings[name], ...given };
    if (name === 'hosting' && all.logs !== undefined && all.logs !== 'addresses') all.days = null;
    const missing = QUESTIONS.filter((q) => q.group === name && all[q.field] === undefined);
    if (missing.length) throw new Error(`Also needed: ${missing.map((q) => `--${q.flag} (${q.ask})`).join('; ')}. Nothing was changed.`);
    (answers as Record<string, unknown>)[name] = all;
  }
  return answers;
}

/** Answers given as flags. A first field of "none" takes the whole group away. @throws Error in the words of the question. */
export function fromFlags(flags: Record<string, string>, settings: Settings): Answers {
  const answers: Answers = {};
  for (const q of QUESTIONS) {
    const answer = flags[q.flag];
    if (answer === undefined) continue;
    const first = q.group && QUESTIONS.find((other) => other.group === q.group) === q;
    if (first && NONE.test(answer.trim())) { (answers as Record<string, unknown>)[q.group!] = null; continue; }
    if (q.group && answers[q.group] === null) continue;
    try { put(answers, q, q.read(answer)); } catch (e) { throw new Error(`--${q.flag}: ${(e as Error).message}`); }
  }
  return complete(answers, settings);
}

/**
 * Asks one question after the other. An empty answer keeps what stands; one that does not fit is asked again with what to write instead.
 * @param ask shows a question and gives what was typed. @param say shows a line.
 */
export async function fromPerson(ask: (question: string) => Promise<string>, say: (line: string) => void, settings: Settings): Promise<Answers> {
  const answers: Answers = {};
  for (const q of QUESTIONS) {
    const group = q.group && (answers[q.group] as Record<string, unknown> | null | undefined);
    if (group === null) continue;
    const first = q.group && QUESTIONS.find((other) => other.group === q.group) === q, stands = standing(settings, q);
    // Nothing stands and nothing was given for the group: its first question was passed over.
    if (q.group && !first && !group && settings[q.group] === null) continue;
    if (q.when && !q.when({ ...(q.group && settings[q.group]), ...group })) continue;
    for (;;) {
      const shown = stands === undefined || stands === null ? (first ? 'none' : q.field === 'days' && stands === null ? 'unknown' : '') : String(stands);
      const typed = await ask(`${q.ask}${shown ? ` [${shown}]` : ''}: `);
      if (!typed.trim()) {
        if (stands !== undefined || first) break;
        say('This one needs an answer.');
        continue;
      }
      if (first && NONE.test(typed.trim())) { (answers as Record<string, unknown>)[q.group!] = null; break; }
      try { put(answers, q, q.read(typed)); break; } catch (e) { say((e as Error).message); }
    }
  }
  return complete(answers, settings);
}
