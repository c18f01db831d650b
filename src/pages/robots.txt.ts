import { site } from './_site.ts';

/** For search engines: everything may be read, and what is there stands in the site map. Pages that are to stay out say so themselves. */
export const GET = () => new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL('/sitemap-index.xml', site().settings.address).href}\n`);
