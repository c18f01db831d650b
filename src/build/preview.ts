import type { ViteDevServer } from 'vite';
import { readAddress } from '../model/address.ts';
import { printFinding } from '../model/finding.ts';
import { readSite } from '../model/load.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * In the editors' preview, a page that cannot be read just now has no address of its own, and "not found" would tell its editor nothing:
 * its address says what is wrong and where, and looks again every two seconds. Does nothing in a build.
 */
export function previewPlugin(root: string) {
  return {
    name: 'preview',
    apply: 'serve' as const,
    configureServer({ middlewares }: ViteDevServer) {
      middlewares.use((request, response, next) => {
        const { number } = readAddress(new URL(request.url ?? '/', 'http://localhost').pathname);
        const faults = number === undefined ? [] : readSite(root, { only: number }).findings.filter((f) => f.file.includes(`/${number}-`));
        if (!faults.length) return next();
        response.setHeader('Content-Type', 'text/html;charset=utf-8');
        response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>${number}</title><body style="font:1rem/1.5 system-ui,sans-serif;margin:2rem;max-width:48rem"><h1>Page ${number} cannot be read just now</h1><p>Nothing is lost: your file is as you saved it. Mend this, save, and the page comes back by itself.</p><ul>${faults.map((f) => `<li><code>${escaped(printFinding(f))}</code></li>`).join('')}</ul></body></html>`);
      });
    },
  };
}
