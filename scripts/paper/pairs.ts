/** Pages in two languages that the site does not hold, made by the same templates: Astro prints them one by one, as in the editors' preview. */
import { Stop } from '../command.ts';
import type { Lang } from '../../src/model/languages.ts';

/** Makes pages of one pair of languages. */
export interface PairMaker {
  /** The HTML of a page. @throws where the templates have none at that path. */
  make(path: string): Promise<string>;
  close(): Promise<void>;
}

/** Gets the templates ready for a pair; takes some seconds, so it is done once for all its pages. */
export async function openPairs(root: string, langs: Lang[]): Promise<PairMaker> {
  // src/pages/_site.ts reads it: this pair stands beside those of content/site.yaml.
  process.env.SITE_PAIR = langs.join(' ');
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { dev } = await import('astro');
  const server = await dev({ root, logLevel: 'error', server: { host: '127.0.0.1', port: 0 } });
  return {
    async make(path) {
      const answer = await fetch(`http://127.0.0.1:${server.address.port}${path}`);
      if (!answer.ok) throw new Stop(`There is no template for two languages side by side at ${path}.`, 1);
      return answer.text();
    },
    close: () => server.stop(),
  };
}
