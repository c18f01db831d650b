import type { Root } from 'mdast';
import { placeOf, type Finding } from '../model/finding.ts';
import { SOURCE } from '../model/languages.ts';
import type { Node } from '../model/mdx.ts';
import { readMdx, sectionsOf } from '../model/mdx.ts';
import type { Page, Site } from '../model/site.ts';
import { placesIn, type Path } from '../model/yaml.ts';

/** A page as the rules see it: its tree and sections are read once. */
export interface Read { page: Page; tree: Root; sections: ReturnType<typeof sectionsOf> }

/** A rule over one page, or over the whole site where it has to compare pages. */
export type PageRule = (read: Read, site: Site, today: string) => Finding[];
export type SiteRule = (reads: Read[], site: Site, today: string) => Finding[];

const trees = new WeakMap<Page, Read>();

/** The page with its tree; read once for all rules. */
export function readOf(page: Page): Read {
  const known = trees.get(page);
  if (known) return known;
  const tree = readMdx(page.text), read = { page, tree, sections: sectionsOf(tree) };
  trees.set(page, read);
  return read;
}

/** A finding at a node of a page's text. */
export function at(page: Page, node: Node | undefined, rule: string, what: string, instead: string, level: Finding['level'] = 'error'): Finding {
  const { line = 1, column = 1 } = node?.position?.start ?? {};
  return { file: page.file, line, column, level, rule, what, instead };
}

/** A finding at a field of the front matter. */
export function atField(page: Page, field: string, rule: string, what: string, instead: string, level: Finding['level'] = 'error'): Finding {
  const line = page.text.split('\n').findIndex((text) => text.startsWith(`${field}:`)) + 1 || 1;
  return { file: page.file, line, column: 1, level, rule, what, instead };
}

/** A finding at an offset of a text. */
export function atOffset(file: string, text: string, offset: number, rule: string, what: string, instead: string, level: Finding['level'] = 'error'): Finding {
  return { file, ...placeOf(text, offset), level, rule, what, instead };
}

/** Findings at values of a file of settings, words or points. The file is read once for all of them. */
export function inYaml(site: Site, file: string): (path: Path, rule: string, what: string, instead: string) => Finding {
  const place = placesIn(site.texts.get(file) ?? '');
  return (path, rule, what, instead) => ({ file, ...place(path), level: 'error', rule, what, instead });
}

/** A text with its figures in the digits of this file, whatever script they are written in. */
export const digits = (text: string): string => text.replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) & 15)).replaceAll('٪', '%').replaceAll('٫', ',').replaceAll('٬', ',');

/** A text as it is to stand in a regular expression. */
export const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Is there a file of this name that could not be read? Then what depends on it is not wrong yet. */
export const mayExist = (site: Site, file: RegExp): boolean => [...site.unread].some((name) => file.test(name));
export const pageMayExist = (site: Site, number: string): boolean => mayExist(site, new RegExp(`^content/${SOURCE}/(?:.*/)?${number}-`));

const segmenters = new Map<string, Intl.Segmenter>();

/** The sentences of a text as its language ends them. What cuts is made once for each language: making it costs more than cutting. */
export function sentencesIn(text: string, lang: string): Intl.Segments {
  let segmenter = segmenters.get(lang);
  if (!segmenter) segmenters.set(lang, segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' }));
  return segmenter.segment(text);
}

/** Pages for partners, whose language has to be plain. */
export const isForHer = (page: Page): boolean => ['answer', 'saying', 'topic', 'help'].includes(page.front.kind);
