import type { Finding } from '../model/finding.ts';
import { atOffset, type PageRule } from './rule.ts';

const LEFT = /\b(?:TODO|FIXME|XXX|TBD|[Ll]orem ipsum|to be (?:written|translated|added) (?:here|later)|coming soon|placeholder|insert (?:here|text)|pendiente de traducir)\b|\?\?\?|F-(?:EVID|PROG|CHG|MANIP|V2|SUP|WRITE)-\w+/gu;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** After so many days a dated look at phones and browsers is old. */
const OLD = 180;

/** Notes to ourselves that were left in, and dates that have passed. */
export const leftovers: PageRule = ({ page }, _site, today) => {
  const findings: Finding[] = [];
  for (const found of page.text.matchAll(LEFT)) findings.push(atOffset(page.file, page.text, found.index, 'left-over', `"${found[0]}" was left in the page.`, 'Finish it or take it out before anybody reads it.'));
  for (const found of page.text.matchAll(/Looked at in (\w+) (\d{4})/g)) {
    const month = MONTHS.indexOf(found[1]!);
    if (month < 0) continue;
    const days = (Date.parse(today) - Date.UTC(Number(found[2]), month + 1, 0)) / 86_400_000;
    if (days > OLD) findings.push(atOffset(page.file, page.text, found.index, 'dated', `This was looked at ${Math.round(days)} days ago; after ${OLD} days it may be wrong.`, 'Look again on real phones, then write the month.', 'advice'));
  }
  return findings;
};
