/** `npm run bench:search`: asks both searches every question of test/search/questions.yaml, in every language, and prints how often a right page is found. */
import { join } from 'node:path';
import { readSite } from '../src/model/load.ts';
import { allMeasures, tableOf } from '../test/search/measure.ts';

console.log(tableOf(await allMeasures(readSite(join(import.meta.dirname, '..')).site)));
