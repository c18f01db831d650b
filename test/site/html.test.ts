import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { built, root } from './dist.ts';

/** The inlined stylesheet and scripts are no HTML, and reading them again on every page takes a minute. */
const markup = (html: string): string => html.replace(/(<(style|script)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3');

const validator = new HtmlValidate(JSON.parse(readFileSync(join(root, '.htmlvalidate.json'), 'utf8')));

test('the HTML of every page is valid', async () => {
  const wrong: string[] = [];
  for (const { address, html } of built) {
    const report = await validator.validateString(markup(html), address);
    for (const result of report.results) for (const m of result.messages) wrong.push(`${address}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
  }
  expect(wrong.slice(0, 20)).toEqual([]);
}, 300_000);

test('the validator can fail: two ids alike and a button in a button are found', async () => {
  const report = await validator.validateString('<!doctype html><html lang="en"><head><title>x</title></head><body><p id="a"></p><p id="a"><button type="button"><button type="button">x</button></button></p></body></html>');
  expect(report.valid).toBe(false);
});
