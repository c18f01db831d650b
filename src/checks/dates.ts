import type { Finding } from '../model/finding.ts';
import type { Lang } from '../model/languages.ts';
import { atOffset, type PageRule } from './rule.ts';

/** Words before a day that something lasts to, or has to be done by. */
const UNTIL: Partial<Record<Lang, string>> = {
  en: 'until|till|by|no later than', es: 'hasta|a más tardar|antes de|antes del', ar: 'حتى|بحلول|قبل', de: 'bis|spätestens', fr: 'jusqu’à|jusqu\'à|jusqu\'en|jusqu’en|avant|au plus tard',
  it: 'fino a|fino al|entro|entro il', pt: 'até', pl: 'do', ro: 'până la|până în', uk: 'до', ru: 'до', tr: 'en geç',
};
/** Words before the month in which we looked at a phone or a browser. English has its own place in the rule for left-over notes. */
const LOOKED: Partial<Record<Lang, string>> = { es: 'Revisado en|Lo miramos en', ar: 'نظرنا في ذلك في' };
/** After so many days a dated look is old. */
const OLD = 180;

/** The names of the months of a language, alone and as they stand after a day. */
function monthsOf(lang: Lang): Map<string, number> {
  const names = new Map<string, number>();
  for (const options of [{ month: 'long' }, { month: 'long', day: 'numeric' }] as const) for (let m = 0; m < 12; m++) {
    const name = new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' }).formatToParts(Date.UTC(2026, m, 1)).find((p) => p.type === 'month')!.value;
    names.set(name.toLowerCase(), m);
  }
  return names;
}
const known = new Map<Lang, Map<string, number>>();

/** Days and months that a page speaks of as still to come and that have passed; looks at devices that are old. */
export const dates: PageRule = ({ page }, _site, today) => {
  const { lang, text, file } = page, months = known.get(lang) ?? monthsOf(lang), findings: Finding[] = [];
  known.set(lang, months);
  const date = `(?:[^\\s\\d]{0,4}\\s?)?(?:(\\d{1,2})\\.?\\s+(?:de\\s+)?)?(${[...months.keys()].join('|')})(?:\\s*\\([^)]*\\))?\\s+(?:de\\s+)?(\\d{4})`;
  const find = (before: string | undefined, say: (days: number, words: string, offset: number) => void) => {
    if (!before) return;
    for (const found of text.matchAll(new RegExp(`(?<![\\p{L}\\p{M}])(?:${before})\\s+${date}`, 'giu'))) {
      const [, day, month, year] = found, m = months.get(month!.toLowerCase())!;
      // The last day that is meant: a month alone lasts to its end.
      const at = day ? Date.UTC(Number(year), m, Number(day)) : Date.UTC(Number(year), m + 1, 0);
      say(Math.round((Date.parse(today) - at) / 86_400_000), found[0], found.index);
    }
  };
  find(UNTIL[lang], (days, words, offset) => { if (days > 0) findings.push(atOffset(file, text, offset, 'dated', `"${words}" has passed.`, 'Look what became of it, and say that.', 'advice')); });
  find(LOOKED[lang], (days, _words, offset) => { if (days > OLD) findings.push(atOffset(file, text, offset, 'dated', `This was looked at ${days} days ago; after ${OLD} days it may be wrong.`, 'Look again on real phones, then write the month.', 'advice')); });
  return findings;
};
