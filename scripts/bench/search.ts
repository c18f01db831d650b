/** How well the search over the list of all pages finds, by the questions of test/search. */
import { readSite } from '../../src/model/load.ts';
import { filterMeasure, tableOf, type Measure } from '../../test/search/measure.ts';
import { project, type Result } from './measure.ts';

const part = (n: number, of: number): string => `${(100 * n / of).toFixed(1)} %`;

export async function benchSearch(): Promise<Result[]> {
  const { site } = readSite(project), measures: Measure[] = [];
  for (const lang of site.languages) measures.push(await filterMeasure(site, lang));
  console.error(tableOf(measures));
  return [{ title: 'Search that finds', head: ['language', 'way', 'questions', 'right page among three', 'right page first'], rows: measures.map((m) => [m.lang, m.way, m.asked, part(m.three, m.asked), part(m.first, m.asked)]) }];
}
