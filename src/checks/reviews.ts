import { daysBetween } from '../model/helplines.ts';
import { checkOf, REVIEW_DAYS } from '../model/translation.ts';
import type { Finding } from '../model/finding.ts';
import { isPerson, operatorsOf, ORGANISATION } from './persons.ts';
import { atField, type PageRule } from './rule.ts';

/** What a page says of the person who checked it: a day that has come, no name, and the text that was read. */
export const reviews: PageRule = ({ page }, site, today) => {
  const check = checkOf(page), findings: Finding[] = [];
  if (check.state === 'not yet') return findings;
  const again = `After a new reading: npm run checked -- ${'country' in page ? `500/${page.country}` : page.number} ${page.lang} --as "role, organisation".`;
  const age = daysBetween(check.date, today);
  if (age < 0) findings.push(atField(page, 'checked', 'review', `${check.date} has not come yet.`, 'Write the day on which the page was really read.'));
  if (isPerson(check.organisation, operatorsOf(site.countries))) findings.push(atField(page, 'checked', 'no-names', `"${check.organisation}" reads like a person.`, ORGANISATION));
  if (check.state === 'changed') findings.push(atField(page, 'checked', 'review', `The text has changed since it was checked on ${check.date}; the page says so to its readers.`, again, 'advice'));
  else if (age > REVIEW_DAYS) findings.push(atField(page, 'checked', 'review', `This page was checked ${age} days ago; after ${REVIEW_DAYS} days it is due again.`, again, 'advice'));
  return findings;
};
