/** Which inline parts a page carries, beside the stylesheet that stands on every page. The script of the head is `head` on pages with sections to link to, else `bare`. */
export type Part = 'head' | 'bare' | 'find' | 'lists' | 'number' | 'sort' | 'print' | Sheet;
/** The stylesheets beside the one of every page: parts that fewer pages hold, what is handed out, and the list of all pages, which has no room for parts of others. */
export const SHEETS = ['pieces', 'paper', 'list'] as const;
export type Sheet = (typeof SHEETS)[number];
const isSheet = (part: Part): part is Sheet => (SHEETS as readonly string[]).includes(part);
/** The stylesheets that the text of a page asks for by what it holds. */
export const sheetsIn = (html: string): Sheet[] => [...(hasPieces(html) ? ['pieces' as const] : []), ...(html.includes('id="finder"') ? ['list' as const] : [])];
const hasPieces = (html: string): boolean => /\bclass="[^"]*\b(?:ticks|line|doors|doors-list|views|view|way|chart|circles|dials|tel|phone|columns|letters|source|by-number)\b/.test(html);

/**
 * The words of the Content-Security-Policy.
 * @param hashes the hashes of the inline parts, quoted as the policy wants them. @param parts the scripts that are allowed; and the stylesheets beside that of every page.
 * Search (`find`) loads its script and its words from our own address; nothing else may load anything.
 */
export function policy(hashes: Record<string, string>, parts: Part[]): string {
  const search = parts.includes('find');
  const scripts = [...parts.filter((p) => !isSheet(p)).map((p) => hashes[p]), ...(search ? ["'self'"] : [])].join(' ');
  return [
    "default-src 'none'", `script-src ${scripts}`, `style-src ${[hashes.style, ...parts.filter(isSheet).map((p) => hashes[p])].join(' ')}`, 'img-src data:',
    ...(search ? ["connect-src 'self'"] : []), "base-uri 'none'", "form-action 'none'",
  ].join(';');
}

/** For how long an edge (a cache between the site and its readers) keeps a page, in seconds: fresh, and in reserve while the site itself does not answer. */
export const EDGE = { fresh: 3600, reserve: 604_800 } as const;

/** One header of the list. An empty value is not sent. */
export interface Header {
  name: string; value: string;
  /** Addresses that get another value: how they begin, as a regular expression that JavaScript, nginx, Caddy and Apache read alike. */
  elsewhere?: { address: string; value: string };
  /** Goes with what was found, and not with errors. */
  found?: true;
}

const NOTHING = ['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'fullscreen', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock', 'usb', 'xr-spatial-tracking'];

/**
 * The one list of headers: every server file and our own server send these. Values never depend on the reader.
 * @param hashes the hashes of the inline parts, as the build writes them to `.astro/hashes.json`.
 */
export function headerList(hashes: Record<string, string>): Header[] {
  const only = (parts: Part[]) => `${policy(hashes, parts)};frame-ancestors 'none'`;
  return [
    // The page with the search alone may load from our own address. Numbers have three digits, so no other page begins like this.
    { name: 'Content-Security-Policy', value: only(['head', 'bare', 'lists', 'number', 'sort', 'print', 'pieces', 'paper']), elsewhere: { address: '^/[a-z][a-z]/909', value: only(['bare', 'find', 'list']) } },
    { name: 'Referrer-Policy', value: 'same-origin' },
    { name: 'Cache-Control', value: 'no-store' },
    { name: 'X-Content-Type-Options', value: 'nosniff' },
    { name: 'Permissions-Policy', value: NOTHING.map((what) => `${what}=()`).join(', ') },
    { name: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
    { name: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
    { name: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
    { name: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
    // Pages say it themselves; the files of the search and of other services cannot.
    { name: 'X-Robots-Tag', value: '', elsewhere: { address: '^/(?:search|pages[.]json|[a-z][a-z]/feed[.]xml)', value: 'noindex' } },
    // Read by edges and by no browser: they may keep what browsers must not.
    { name: 'CDN-Cache-Control', value: `max-age=${EDGE.fresh}, stale-while-revalidate=60, stale-if-error=${EDGE.reserve}`, found: true },
  ];
}

/** The headers of one answer, by name. @param path the address asked for, without the host. @param found false for errors. */
export function headersFor(hashes: Record<string, string>, path: string, found = true): Record<string, string> {
  const values = headerList(hashes).filter((h) => found || !h.found)
    .map(({ name, value, elsewhere }) => [name, elsewhere && new RegExp(elsewhere.address).test(path) ? elsewhere.value : value] as const);
  return Object.fromEntries(values.filter(([, value]) => value));
}
