import { SOURCE } from './languages.ts';
import type { Coverage } from './schema.ts';
import type { Site } from './site.ts';

/** Where each point is answered: point id → pages and sections of the source language that name it. */
export function answersOf(site: Site): Map<string, { number: string; section: string; kind: string; file: string }[]> {
  const answers = new Map<string, { number: string; section: string; kind: string; file: string }[]>();
  for (const page of site.pages.get(SOURCE)?.values() ?? []) {
    for (const [id, section] of Object.entries(page.front.covers)) {
      answers.set(id, [...(answers.get(id) ?? []), { number: page.number, section, kind: page.front.kind, file: page.file }]);
    }
  }
  return answers;
}

/** For each document its points and how many of them a page answers, in the order of coverage.yaml. */
export function coverageRows(site: Site): { document: Coverage['documents'][number]; points: number; answered: number }[] {
  const answers = answersOf(site);
  return site.coverage.documents.map((document) => {
    const points = site.coverage.points.filter((point) => point.document === document.id);
    return { document, points: points.length, answered: points.filter((point) => answers.has(point.id)).length };
  });
}
