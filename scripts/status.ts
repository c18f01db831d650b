/**
 * `npm run status`: where every page stands in every language, in the terminal and as status.html beside the site (never in it).
 * `npm run status -- --changelog` writes CHANGELOG.md from content/changes.yaml.
 * `npm run status -- --anchors` adds new pages and sections to the list of those that must stay (test/site/anchors.json); it takes none away.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { levelOf } from '../src/checks/reading.ts';
import { pageAddress } from '../src/model/address.ts';
import { changelog } from '../src/model/changes.ts';
import { today } from '../src/model/countries.ts';
import { printFinding } from '../src/model/finding.ts';
import { anchorsOf } from '../src/model/anchors.ts';
import { LANGUAGES } from '../src/model/languages.ts';
import { readSite } from '../src/model/load.ts';
import { countStates, stateWord, statusOf, type Cell, type Measures, type Status } from '../src/model/status.ts';
import { command, Stop, typed } from './command.ts';
import { editFile } from './files.ts';

const USAGE = 'npm run status -- [page number] [--json] [--changelog] [--anchors]';
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

function measures(root: string): Measures {
  return {
    level: (page) => { const level = levelOf(page); return page.lang === 'en' ? level.grade : level.perSentence; },
    weight: (lang, number) => { const file = join(root, 'dist', pageAddress(lang, number), 'index.html'); return existsSync(file) ? brotliCompressSync(readFileSync(file)).length : undefined; },
  };
}

const checkWord = ({ check }: Cell): string => (check.state === 'not yet' ? '' : check.state === 'checked' ? `checked ${check.date}` : `changed since ${check.date}`);
const cut = (text: string, n: number): string => (text.length > n ? `${text.slice(0, n - 1)}…` : text.padEnd(n));

/** The list as text: a line a page, then what is due. */
function asText(status: Status): string {
  const lines: string[] = [`${cut('page', 42)}${status.languages.map((lang) => cut(lang, 26)).join('')}grade  weight`];
  for (const { number, title, cells } of status.rows) {
    const first = cells[0]!;
    lines.push(`${cut(`${number}  ${title}`, 41)} ${cells.map((c) => cut([stateWord(c), checkWord(c)].filter(Boolean).join(', '), 26)).join('')}${(first.level ?? 0).toFixed(1).padStart(5)}  ${first.weight === undefined ? '' : kB(first.weight)}`);
  }
  lines.push('');
  for (const lang of status.languages) {
    const n = countStates(status, lang);
    lines.push(`${cut(LANGUAGES[lang].name, 12)} ${n.whole} up to date, ${n.older} older, ${n.draft} draft, ${n.missing} missing; ${status.unchecked[lang]} not yet checked by a person.`);
  }
  lines.push('', 'Points answered, by document:');
  for (const { document, points, answered } of status.coverage) lines.push(`  ${`${answered}/${points}`.padEnd(8)} ${document.name} (${document.year})`);
  lines.push('', status.reviews.length ? 'Pages to check again:' : 'No checked page is due again.');
  for (const { lang, number, why } of status.reviews) lines.push(`  ${number} ${lang}  ${why}`);
  const old = status.helplines.filter((d) => !d.why.startsWith('not'));
  lines.push('', old.length ? 'Numbers to confirm again:' : 'No confirmed number is due again.');
  for (const { id, why } of old) lines.push(`  ${id}  ${why}`);
  lines.push(`${status.helplines.length - old.length} numbers and services have not been confirmed by a person yet; status.html lists them, the most needed first.`);
  return lines.join('\n');
}

const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The list as one page that needs nothing else. */
function asHtml(status: Status, name: string): string {
  const cell = (c: Cell) => `<td class="${c.state}">${html(stateWord(c))}${c.check.state === 'not yet' ? '' : `<br>${html(checkWord(c))}, ${html(c.check.role)}, ${html(c.check.organisation)}`}${c.changed.length ? `<details><summary>what changed</summary><ul>${c.changed.map((t) => `<li>${html(t.slice(0, 300))}</li>`).join('')}</ul></details>` : ''}</td><td class="n">${c.level?.toFixed(1) ?? ''}</td><td class="n">${c.weight === undefined ? '' : kB(c.weight)}</td>`;
  const head = status.languages.map((lang) => `<th scope="col">${html(LANGUAGES[lang].name)}</th><th scope="col">${lang === 'en' ? 'grade' : 'words a sentence'}</th><th scope="col">weight</th>`).join('');
  const sum = status.languages.map((lang) => { const n = countStates(status, lang); return `<tr><th scope="row">${html(LANGUAGES[lang].name)}</th><td class="n">${n.whole}</td><td class="n">${n.older}</td><td class="n">${n.draft}</td><td class="n">${n.missing}</td><td class="n">${status.unchecked[lang]}</td></tr>`; }).join('');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${html(name)}: status of ${status.today}</title>
<style>body{font:1rem/1.45 system-ui,sans-serif;margin:1.5rem;color:#1c1c1c;background:#fff}table{border-collapse:collapse;margin-block:1rem}th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:start;vertical-align:top}thead th{position:sticky;top:0;background:#eee}.n{text-align:end;font-variant-numeric:tabular-nums}.missing{color:#6b6b6b}.draft{background:#fff6d6}.older{background:#ffe6d6}.whole{background:#e7f4e7}</style></head><body>
<h1>${html(name)}: status of ${status.today}</h1>
<p>Made from the files of content/ alone${status.rows.some((r) => r.cells.some((c) => c.weight !== undefined)) ? ', and the weights from the built site' : '; build the site to see weights'}. This page is not part of the site.</p>
<h2>Languages</h2><table><thead><tr><th scope="col">Language</th><th scope="col">up to date</th><th scope="col">older</th><th scope="col">draft</th><th scope="col">missing</th><th scope="col">not yet checked</th></tr></thead><tbody>${sum}</tbody></table>
<h2>Pages to check again</h2>${status.reviews.length ? `<ul>${status.reviews.map((d) => `<li>${d.number} ${d.lang}: ${html(d.why)}</li>`).join('')}</ul>` : '<p>None.</p>'}
<h2>Points answered</h2><table><thead><tr><th scope="col">Document</th><th scope="col">Points</th><th scope="col">Answered</th></tr></thead><tbody>${status.coverage.map(({ document, points, answered }) => `<tr><td>${html(document.name)} (${document.year})</td><td class="n">${points}</td><td class="n">${answered}</td></tr>`).join('')}</tbody></table>
<h2>Pages</h2><table><thead><tr><th scope="col">Page</th>${head}</tr></thead><tbody>${status.rows.map((row) => `<tr><th scope="row">${row.number} ${html(row.title)}</th>${row.cells.map(cell).join('')}</tr>`).join('\n')}</tbody></table>
<h2>Numbers and services to confirm</h2><p>Call or ask the operator, then: <code>npm run confirm -- it-1522 --as "role, organisation"</code>.</p><table><thead><tr><th scope="col">Country</th><th scope="col">Which</th><th scope="col">Main</th><th scope="col">Why</th></tr></thead><tbody>${status.helplines.map((d) => `<tr><td>${d.country}</td><td>${html(d.id)}</td><td>${d.main ? 'yes' : ''}</td><td>${html(d.why)}</td></tr>`).join('')}</tbody></table>
</body></html>
`;
}

await command(() => {
  const { positionals: [number, ...more], values } = typed(USAGE, { json: { type: 'boolean' }, changelog: { type: 'boolean' }, anchors: { type: 'boolean' } });
  if (more.length || (number && !/^\d{3}$/.test(number))) throw new Stop(`Use: ${USAGE}`);
  const root = process.cwd(), { site, findings } = readSite(root);
  // What cannot be read cannot be counted: say so, and show the rest.
  for (const finding of findings) console.error(printFinding(finding));
  if (values.changelog) {
    const text = changelog(site.changes), file = 'CHANGELOG.md';
    if (findings.some((f) => f.file === 'content/changes.yaml')) throw new Stop(`${file} was left as it is.`, 1);
    if (existsSync(join(root, file))) editFile(root, file, () => text); else writeFileSync(join(root, file), text);
    return console.log(`${file} says what content/changes.yaml says.`);
  }
  if (values.anchors) {
    const file = join(root, 'test/site/anchors.json'), kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]> : {};
    const all = anchorsOf(site, kept);
    writeFileSync(file, `{\n${Object.entries(all).map(([number, letters]) => `"${number}": ${JSON.stringify(letters)}`).join(',\n')}\n}\n`);
    return console.log(`test/site/anchors.json: ${Object.keys(all).length} pages and ${Object.values(all).flat().length} sections that must stay.`);
  }
  const status = statusOf(site, today(), measures(root));
  if (number) {
    status.rows = status.rows.filter((row) => row.number === number);
    if (!status.rows.length) throw new Stop(`There is no page ${number}.`);
    for (const c of status.rows[0]!.cells) {
      console.log([`${LANGUAGES[c.lang].name}: ${stateWord(c)}`, checkWord(c) || 'not yet checked by a person', c.level === undefined ? '' : `${c.lang === 'en' ? 'grade' : 'words a sentence'} ${c.level.toFixed(1)}`, c.weight === undefined ? '' : kB(c.weight)].filter(Boolean).join(', '));
      for (const text of c.changed) console.log(`  changed: ${text.slice(0, 120)}`);
    }
    return undefined;
  }
  if (values.json) return console.log(JSON.stringify(status, null, 1));
  writeFileSync(join(root, 'status.html'), asHtml(status, site.settings.name));
  console.log(`${asText(status)}\n\nThe same with all details: status.html`);
  return undefined;
});
