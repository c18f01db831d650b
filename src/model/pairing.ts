/** Which text of a translation was made from which text of its source: from the two files alone. */
import { fingerprint, type Unit } from './units.ts';

/** `same`: the source text is still the one it was translated from. */
export interface Pair { unit: Unit; same: boolean }

/** Stands in `of` for a text that was made from no source text yet. */
export const FROM_NOTHING = '0';

/**
 * For each text of the source the text of the translation that belongs to it; undefined where there is none yet.
 * @param of the fingerprints the translation was made from, in its own order (its front matter).
 */
export function pairUnits(source: Unit[], target: Unit[], of: string | undefined): (Pair | undefined)[] {
  const pairs: (Pair | undefined)[] = source.map(() => undefined), had = of?.split(' ') ?? [];
  if (had.length === target.length) {
    const now = source.map((u) => fingerprint(u.text));
    let i = 0, j = 0;
    for (const [a, b] of [...commonPairs(now, had), [now.length, had.length] as const]) {
      // Between two texts that stayed: those of the same kind, in order, are the changed ones.
      for (let k = 0; i + k < a && j + k < b; k++) if (source[i + k]!.where === target[j + k]!.where) pairs[i + k] = { unit: target[j + k]!, same: false };
      if (a < now.length) pairs[a] = { unit: target[b]!, same: true };
      i = a + 1;
      j = b + 1;
    }
    return pairs;
  }
  if (source.length === target.length && source.every((u, n) => u.where === target[n]!.where)) return target.map((unit) => ({ unit, same: false }));
  return pairs;
}

/** The longest run of equal items of two lists, in order, as pairs of places. */
export function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  const best = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) best[i]![j] = a[i] === b[j] ? best[i + 1]![j + 1]! + 1 : Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (best[i + 1]![j]! >= best[i]![j + 1]!) i += 1; else j += 1;
  }
  return pairs;
}
