/** Prints pages of the built site to PDF. Nothing is served: the browser asks for the site's own address and gets the files of `dist`. */
import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Browser, Page } from 'playwright';
import { openBrowser } from '../browser.ts';

/** The size of the paper a page gets that does not ask for one of its own. */
export type Format = 'A4' | 'Letter';

/** A browser ready to print. */
export interface Press {
  /** The sheet that is open, for those who put several pages together. */
  page: Page;
  /** Opens a page of the site. @param path with the slash at its end. @param made its HTML, where it is no page of the built site. @throws where there is no such page. */
  open(path: string, made?: string): Promise<void>;
  /** Prints what is open. @param title what stands in the PDF's own head: it is seen in lists of files. */
  print(title: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** How many sheets a PDF of ours has, counted in its own list of them. */
export const sheetsOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

/** The file of the built site behind a path, or undefined. A path never leads out of the folder. */
export function fileOf(dist: string, path: string): string | undefined {
  const file = join(dist, ...decodeURIComponent(path).split('/'), path.endsWith('/') ? 'index.html' : '');
  return file.startsWith(dist + sep) && existsSync(file) ? file : undefined;
}

/**
 * Starts the press.
 * @param dist the built site. @param address the site's own address: links on paper lead there, not to this machine. @param browser one that runs already; else one is started.
 * @throws Error where no browser starts.
 */
export async function openPress(dist: string, address: string, format: Format = 'A4', browser?: Browser): Promise<Press> {
  const own = browser ?? await openBrowser();
  // Paper needs no script. The tester's and the printer's own styles are let in.
  const context = await own.newContext({ javaScriptEnabled: false, bypassCSP: true, serviceWorkers: 'block' });
  let extra: { path: string; made: string } | undefined;
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url()), file = url.origin === new URL(address).origin ? fileOf(dist, url.pathname) : undefined;
    const body = extra?.path === url.pathname ? extra.made : file && readFileSync(file);
    return body ? route.fulfill({ contentType: 'text/html; charset=utf-8', body }) : route.abort();
  });
  const page = await context.newPage();
  return {
    page,
    async open(path, made) {
      extra = made ? { path, made } : undefined;
      if (!made && !fileOf(dist, path)) throw new Error(`The built site has no ${path}. Run \`npm run build\` again.`);
      await page.goto(new URL(path, address).href);
    },
    async print(title) {
      await page.evaluate((words) => {
        document.title = words;
        // A PDF forgets the language of a box that has no name of its own.
        for (const box of document.querySelectorAll('div[lang]:not([role])')) box.setAttribute('role', 'group');
      }, title);
      return page.pdf({ format, tagged: true, outline: true, preferCSSPageSize: true, printBackground: false });
    },
    async close() { await context.close(); if (!browser) await own.close(); },
  };
}
