/** What all commands share: how they read what was typed, ask for what is missing, and stop with a sentence instead of a stack. */
import { createInterface } from 'node:readline/promises';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Refusal } from './files.ts';

/** Ends a command that was typed wrongly or was refused, with a sentence for the person who typed it. */
export class Stop extends Error {
  readonly code: number;
  constructor(message: string, code = 2) { super(message); this.code = code; }
}

/** Runs a command; what it refuses becomes a sentence and an exit code, without a stack. */
export async function command(run: () => Promise<void> | void): Promise<void> {
  try { await run(); } catch (e) {
    if (e instanceof Stop) { console.error(e.message); process.exitCode = e.code; return; }
    if (e instanceof Refusal) { console.error(e.message); process.exitCode = 1; return; }
    throw e;
  }
}

/**
 * What was typed, as words and options.
 * @param usage how the command is used, for whoever typed something else. @param options as node:util wants them. @throws Stop for an option nobody knows.
 */
export function typed<T extends NonNullable<ParseArgsConfig['options']>>(usage: string, options: T) {
  try { return parseArgs({ options, allowPositionals: true, strict: true }); } catch (e) { throw new Stop(`${(e as Error).message.split('. ')[0]!.replace(/'/g, '"')}.\nUse: ${usage}`); }
}

/** Asks until the answer fits, where there is somebody to ask. @param wrong says what is wrong with an answer, or nothing. @throws Stop where nobody sits at a terminal. */
export async function ask(question: string, wrong: (answer: string) => string | undefined = () => undefined): Promise<string> {
  if (!process.stdin.isTTY) throw new Stop(`Nobody is here to answer "${question}". Give it with the command.`);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (;;) {
      const answer = (await lines.question(`${question} `)).trim(), fault = wrong(answer);
      if (!fault) return answer;
      console.log(`  ${fault}`);
    }
  } finally { lines.close(); }
}

/** `"support worker, Open Door"` as role and organisation. @throws Stop when one of them is missing. */
export function roleAndOrganisation(as: string | undefined): { role: string; organisation: string } {
  const [, role, organisation] = /^\s*([^,]+?)\s*,\s*(\S.*?)\s*$/.exec(as ?? '') ?? [];
  if (!role || !organisation) throw new Stop('Say who has looked: --as "role, organisation", for example --as "support worker, Open Door". Never the name of a person.');
  return { role, organisation };
}

/** A day as 2026-01-31 that has come. @throws Stop for anything else. */
export function dayTyped(day: string, today: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day) throw new Stop(`"${day}" is not a day. Write it as 2026-01-31.`);
  if (day > today) throw new Stop(`${day} has not come yet.`);
  return day;
}
