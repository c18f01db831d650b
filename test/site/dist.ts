/** The built site, read once for all tests of it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSite } from '../../src/model/load.ts';

export const root = join(import.meta.dirname, '..', '..');
export const dist = join(root, 'dist');
export const { site, findings } = readSite(root);

/** An HTML page of the built site: its address and its text. */
export interface Built { address: string; html: string; bytes: Buffer }
export const built: Built[] = globSync('**/*.html', { cwd: dist }).sort().map((file) => {
  const bytes = readFileSync(join(dist, file));
  return { address: `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`, html: bytes.toString('utf8'), bytes };
});
export const page = (address: string): Built => {
  const found = built.find((b) => b.address === address);
  if (!found) throw new Error(`The built site has no ${address}`);
  return found;
};

/** All values of an attribute in a text of HTML. */
export const values = (html: string, attribute: string): string[] => [...html.matchAll(new RegExp(`\\s${attribute}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'g'))].map((m) => decode(m[1] ?? m[2] ?? m[3] ?? ''));
export const decode = (text: string): string => text.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&#34;', '"').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>');
/** The text of the first element of a name. */
export const inside = (html: string, element: string): string => decode(new RegExp(`<${element}[^>]*>([\\s\\S]*?)</${element}>`).exec(html)?.[1]?.replace(/<[^>]*>/g, '') ?? '');
/** The page without what stands in <style> and <script>. */
export const words = (html: string): string => html.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, '');
