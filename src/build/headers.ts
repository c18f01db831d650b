/** Which inline parts a page carries, beside the stylesheet and the head script that stand on every page. */
export type Part = 'find' | 'number' | 'sort';

/**
 * The words of the Content-Security-Policy.
 * @param hashes the hashes of the inline parts, quoted as the policy wants them. @param parts the scripts allowed beside the head script.
 * Search (`find`) loads its index from our own address and runs WebAssembly in a worker; nothing else may load anything.
 */
export function policy(hashes: Record<string, string>, parts: Part[]): string {
  const search = parts.includes('find');
  const scripts = [hashes.head, ...parts.map((p) => hashes[p]), ...(search ? ["'self'", "'wasm-unsafe-eval'"] : [])].join(' ');
  return [
    "default-src 'none'", `script-src ${scripts}`, `style-src ${hashes.style}`, 'img-src data:',
    ...(search ? ["connect-src 'self'", "worker-src 'self'"] : []), "base-uri 'none'", "form-action 'none'",
  ].join(';');
}

/**
 * The one list of headers: every server file and our own server send these. Values never depend on the reader.
 * @param path the address asked for: the page with the search alone, and the worker that searches, may load from our own address.
 */
export function headersFor(hashes: Record<string, string>, path: string): Record<string, string> {
  const search = /^\/(?:[a-z]{2}\/909|pagefind)\//.test(path);
  const parts: Part[] = search ? ['find', 'number', 'sort'] : ['number', 'sort'];
  return {
    'Content-Security-Policy': `${policy(hashes, parts)};frame-ancestors 'none'`,
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Permissions-Policy': 'accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  };
}
