import type { Finding } from '../model/finding.ts';
import { atOffset, type PageRule } from './rule.ts';

/** Marks that are no words of any language, and the numbers of our own notes. */
const MARKS = /(?<![\p{L}\p{N}])(?:TODO|FIXME|XXX|TBD)(?![\p{L}\p{N}])|\?\?\?|F-(?:EVID|PROG|CHG|MANIP|V2|SUP|WRITE)-\w+/gu;
/** What people write where a text is still missing. */
const PHRASES = /(?<![\p{L}\p{N}])(?:lorem ipsum|to be (?:written|translated|added) (?:here|later)|coming soon|placeholder|insert (?:here|text)|(?:pendiente de|por) traducir|texto de relleno|(?:ще|потрібно) перекласти|текст-заглушка|قيد الترجمة|نص مؤقت)(?![\p{L}\p{N}])/giu;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** After so many days a dated look at phones and browsers is old. */
const OLD = 180;

/** Notes to ourselves that were left in, and dates that have passed. */
export const leftovers: PageRule = ({ page }, _site, today) => {
  const findings: Finding[] = [];
  for (const left of [MARKS, PHRASES]) for (const found of page.text.matchAll(left)) findings.push(atOffset(page.file, page.text, found.index, 'left-over', `"${found[0]}" was left in the page.`, 'Finish it or take it out before anybody reads it.'));
  for (const found of page.text.matchAll(/Looked at in (\w+) (\d{4})/g)) {
    const month = MONTHS.indexOf(found[1]!);
    if (month < 0) continue;
    const days = (Date.parse(today) - Date.UTC(Number(found[2]), month + 1, 0)) / 86_400_000;
    if (days > OLD) findings.push(atOffset(page.file, page.text, found.index, 'dated', `This was looked at ${Math.round(days)} days ago; after ${OLD} days it may be wrong.`, 'Look again on real phones, then write the month.', 'advice'));
  }
  return findings;
};
