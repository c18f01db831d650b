/**
 * The files a host gives to its server, made from the one list of headers (headers.ts). Text in, text out; nothing is read or written here.
 * All of them keep the same promises: every header on every answer, errors too; no list of readers; one answer for a page with and without
 * the slash at its end, because a redirect would be a second row in her history; a lost address answered in its own language; only GET and HEAD;
 * only the name of this site; no copy kept in a browser.
 */
import { EDGE, type Header } from './headers.ts';

/** What a server has to know of this deployment. */
export interface Deployment {
  headers: Header[];
  /** Languages with an error page of their own. */
  languages: string[];
  /** The host name of the site, without a port. */
  name: string;
  /** Where the built site stands on the server. */
  root: string;
  /** `address:port` or `port` to listen on. Absent: what is usual for the server. */
  listen?: string;
  /** What stands on the screen when the server itself cannot answer, in all languages. */
  busy: string;
}

/** What a cache between the site and its readers has to know. */
export interface Edge extends Deployment {
  /** Where the site itself answers: `127.0.0.1:8080`. */
  origin: string;
  /** Seconds for which a page is given out without asking again. */
  fresh?: number;
}

/** The files by name. */
export type Files = Record<string, string>;

const REFUSED = [400, 403, 405, 408, 411, 412, 413, 414, 415, 416, 421, 426, 429, 431, 494, 495, 496, 497];
const BROKEN = [500, 502, 503, 504];
/** Spellings no page of ours has: a hidden slash, dot or zero, control characters, a way up, a backslash. What follows a question mark is never looked at. */
const ODD = '^[^?]*(?:%(?:[01]|7f|2e|2f|5c)|[.][.]|\\\\)';
/** Where the packed copies and the error pages lie: no addresses of their own. */
const HIDDEN = '(?:^|/)(?:[.](?!well-known/)|404[.]html$)|[.](?:br|gz)$';
const TYPES = {
  'text/html': 'html', 'text/javascript': 'js', 'text/css': 'css', 'text/plain': 'txt', 'application/json': 'json', 'application/xml': 'xml', 'image/svg+xml': 'svg',
};

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const lines = (...parts: (string | string[] | false)[]): string => `${parts.flat().filter((l) => l !== false).join('\n')}\n`;
const variable = (name: string): string => `$steady_${name.toLowerCase().replaceAll('-', '_')}`;
const isPlain = (h: Header): boolean => !h.elsewhere;

// —— nginx

/** Maps that choose a value by the address she asked for. It stays the same when nginx turns to an error page inside. */
const nginxMaps = ({ headers }: Deployment): string[] => headers.flatMap(({ name, value, elsewhere }) => (elsewhere
  ? [`  map $request_uri ${variable(name)} {`, `    default ${quoted(value)};`, `    "~${elsewhere.address}" ${quoted(elsewhere.value)};`, '  }'] : []));

const nginxHeaders = (headers: Header[]): string => lines(
  '# Made by `npm run host -- nginx` from the one list of headers. Do not change it here: an add_header anywhere else would switch all of these off there.',
  headers.map((h) => `add_header ${h.name} ${isPlain(h) ? quoted(h.value) : `"${variable(h.name)}"`}${h.found ? '' : ' always'};`),
  '# Nothing is kept in browsers, so there is nothing to ask for again.', 'add_header Last-Modified "";',
);

/** What the site and the cache before it have in common: who is answered at all, and the plain refusals. `headers` are given to answers made here. */
const nginxServer = (d: Deployment, headers: string[]): string[] => [
  ...[d.listen ?? '80', ...(d.listen ? [] : ['[::]:80'])].map((at) => `    listen ${at} default_server;`),
  `    server_name ${d.name};`,
  '    server_name_in_redirect off;', '    absolute_redirect off;',
  `    if ($host != ${quoted(d.name)}) { return 421; }`,
  '    if ($request_method !~ "^(?:GET|HEAD)$") { return 405; }',
  // A name that is not ours never gets past the line above, so it is answered where that line is not read again.
  '    error_page 421 @refused;', `    error_page ${REFUSED.filter((code) => code !== 421).join(' ')} /refused;`, `    error_page ${BROKEN.join(' ')} @busy;`,
  // The code of the error stays; "200" here only says that there is a text.
  ...['@refused {', '= /refused { internal;'].flatMap((at) => [`    location ${at}`, ...headers, '      default_type text/plain;', '      return 200 "$status\\n";', '    }']),
  '    location @busy {', ...headers, '      default_type text/plain;', `      return 200 ${quoted(`${d.busy}\n`)};`, '    }',
];

const nginxFrame = (d: Deployment, what: string, http: string[], server: string[]): string => lines(
  what,
  'worker_processes auto;',
  'include /etc/nginx/modules-enabled/*.conf;',
  '# Only what stops the server itself: lesser messages name the address of the reader and of the page.',
  'error_log /var/log/nginx/error.log emerg;',
  'events { worker_connections 4096; }',
  'http {',
  '  access_log off;', '  log_not_found off;', '  server_tokens off;', '  sendfile on;', '  tcp_nopush on;',
  '  client_max_body_size 1k;', '  large_client_header_buffers 4 8k;', '  client_header_timeout 15s;', '  client_body_timeout 15s;', '  send_timeout 60s;', '  keepalive_timeout 30s;',
  `  types { ${Object.entries(TYPES).map(([type, ending]) => `${type} ${ending};`).join(' ')} }`,
  '  default_type application/octet-stream;', '  charset utf-8;', `  charset_types ${Object.keys(TYPES).filter((t) => t !== 'text/html').join(' ')};`,
  `  map $request_uri $steady_odd { default 0; "~*${ODD.replaceAll('\\', '\\\\')}" 1; }`,
  ...nginxMaps(d), ...http,
  '  server {', ...server, '  }', '}',
);

/** nginx as the server of the site: a whole `nginx.conf` and the headers beside it. */
export function nginx(d: Deployment): Files {
  return {
    'security-headers.conf': nginxHeaders(d.headers),
    'nginx.conf': nginxFrame(d, lines(
      `# ${d.name}, for nginx. Made by \`npm run host -- nginx\`; put it with security-headers.conf into /etc/nginx/.`,
      '# Debian: apt-get install nginx libnginx-mod-http-brotli-static  (where that module is missing, take the line "brotli_static" out).',
      `# The site goes to ${d.root}; for a certificate: certbot --nginx -d ${d.name}`,
    ).trimEnd(), [
      '  map $uri $steady_lost {', '    default /404.html;', `    "~^/(?<steady_language>${d.languages.join('|')})(?:/|$)" /$steady_language/404.html;`, '  }',
    ], [
      ...nginxServer(d, []),
      `    root ${d.root};`, '    include security-headers.conf;',
      '    etag off;', '    if_modified_since off;', '    max_ranges 0;',
      '    gzip_static on;', '    brotli_static on;', '    gzip_vary on;',
      '    error_page 404 $steady_lost;',
      '    location / { if ($steady_odd) { return 400; } try_files $uri $uri/index.html =404; }',
      `    location ~ ${quoted(HIDDEN)} { internal; }`,
    ]),
  };
}

/** nginx as a cache before the site. */
export function nginxEdge(d: Edge): Files {
  const headers = ['      include security-headers.conf;'];
  return {
    'security-headers.conf': nginxHeaders(d.headers),
    'edge.conf': nginxFrame(d, lines(
      `# ${d.name}: nginx as a cache before the site. Made by \`npm run host -- edge\`; goes as nginx.conf with security-headers.conf into /etc/nginx/ of the edge.`,
      '# Readers get the headers of the site itself ("no-store"); the edge keeps pages all the same, and gives out what it has while the site does not answer.',
      '# After publishing, empty it:  rm -rf /var/lib/nginx/steady/*',
    ).trimEnd(), [
      `  proxy_cache_path /var/lib/nginx/steady levels=1:2 keys_zone=steady:10m max_size=500m inactive=${EDGE.reserve}s use_temp_path=off;`,
      '  # All that is told of the reader: which packing her browser can open. One of three words of ours, never her header itself.',
      '  map $http_accept_encoding $steady_kind {', '    default "";',
      ...['br', 'gzip'].map((kind) => `    "~*(?:^|[ ,])${kind}[ ]*(?:$|,|;[ ]*q=(?:1|0[.][0-9]*[1-9]))" ${kind};`), '  }',
      `  upstream steady_site { server ${d.origin}; keepalive 16; }`,
    ], [
      ...nginxServer(d, headers),
      '    location / {', '      if ($steady_odd) { return 400; }',
      '      # The address without what follows a question mark.', '      rewrite ^(.*)$ $1? break;',
      '      proxy_pass http://steady_site;', '      proxy_http_version 1.1;', '      proxy_method GET;',
      '      proxy_pass_request_headers off;', '      proxy_pass_request_body off;',
      `      proxy_set_header Host ${d.name};`, '      proxy_set_header Connection "";', '      proxy_set_header Accept-Encoding $steady_kind;',
      '      proxy_connect_timeout 3s;', '      proxy_read_timeout 10s;',
      '      proxy_cache steady;', '      proxy_cache_key "$uri $steady_kind";', '      proxy_cache_lock on;',
      '      proxy_ignore_headers Cache-Control Expires Set-Cookie Vary X-Accel-Expires;', '      proxy_hide_header Set-Cookie;',
      `      proxy_cache_valid 200 ${d.fresh ?? EDGE.fresh}s;`, '      proxy_cache_valid 404 60s;',
      '      proxy_cache_use_stale error timeout invalid_header http_500 http_502 http_503 http_504;',
      '    }',
    ]),
  };
}

// —— Caddy

/** Caddy as the server of the site: gets its certificate by itself. */
export function caddy(d: Deployment): Files {
  const [port, bind] = (d.listen ?? '').split(':').reverse();
  const block = (name: string, how: string[]): string[] => [`${name} {`, ...how.map((l) => `\t${l}`), '}'];
  // Caddy sorts lines with a matcher before those without, so each of two values says when it holds. The argument keeps the names apart.
  const header = ({ name, value, elsewhere }: Header): string[] => (elsewhere ? [
    ...(value ? [`@${name}-{args.0} not path_regexp ${elsewhere.address}`, `header @${name}-{args.0} ${name} ${quoted(value)}`] : []),
    `@${name}-there-{args.0} path_regexp ${elsewhere.address}`, `header @${name}-there-{args.0} ${name} ${quoted(elsewhere.value)}`,
  ] : [`header ${name} ${quoted(value)}`]);
  const found = d.headers.filter((h) => h.found), always = d.headers.filter((h) => !h.found);
  const site = [
    ...(bind ? [`bind ${bind}`] : []),
    'import headers pages',
    // Written last, so that it does not stay on an error.
    'header {', ...found.map((h) => `\t${h.name} ${quoted(h.value)}`), '\tdefer', '}',
    // No part of a page, and nothing to compare with: browsers keep nothing.
    'request_header -Range', 'request_header -If-Range', 'request_header -If-Modified-Since', 'request_header -If-None-Match',
    `@name not host ${d.name}`, 'error @name 421',
    '@method not method GET HEAD', 'error @method 405',
    `@odd expression \`{http.request.orig_uri}.matches(r"(?i)${ODD}")\``, 'error @odd 400',
    `@hidden path_regexp ${HIDDEN.replace('(?!well-known/)', '')}`, 'error @hidden 404',
    `root * ${d.root}`,
    'try_files {path} {path}/index.html',
    'file_server {', '\tprecompressed br gzip', '\tdisable_canonical_uris', '}',
    'handle_errors {', '\timport headers errors',
    '\t@lost expression {err.status_code} == 404',
    '\thandle @lost {', `\t\troot * ${d.root}`,
    `\t\t@own path_regexp own ^/(${d.languages.join('|')})(?:/|$)`, '\t\trewrite @own /{re.own.1}/404.html',
    '\t\t@none not path_regexp ^/(?:' + d.languages.join('|') + ')(?:/|$)', '\t\trewrite @none /404.html',
    '\t\tfile_server {', '\t\t\tprecompressed br gzip', '\t\t}', '\t}',
    '\t@broken expression {err.status_code} >= 500',
    '\thandle @broken {', `\t\trespond ${quoted(d.busy)} {err.status_code}`, '\t}',
    '\thandle {', '\t\trespond "{err.status_code}" {err.status_code}', '\t}',
    '}',
  ];
  return {
    Caddyfile: lines(
      `# ${d.name}, for Caddy 2.6 or newer. Made by \`npm run host -- caddy\`; goes to /etc/caddy/Caddyfile. The site goes to ${d.root}.`,
      '# Caddy gets the certificate by itself. It keeps no list of readers unless "log" is added to the site; do not add it.',
      block('', [
        'admin off', 'servers {', '\tmax_header_size 16KB', '\ttimeouts {', '\t\tread_header 15s', '\t\tread_body 15s', '\t\tidle 30s', '\t}', '}',
        '# Messages about single requests name the reader.', 'log {', '\texclude http.log.error http.log.access', '}',
      ]).map((l) => l.replace(/^ \{/, '{')),
      block('(headers)', [
        ...always.flatMap(header),
        'header {', '\t-Server', '\t-Etag', '\t-Last-Modified', '\t-Accept-Ranges', '\tVary Accept-Encoding', '}',
      ]),
      block(d.listen ? `http://:${port}` : d.name, site),
      // Without this Caddy answers other names on the same machine with an empty "200".
      ...(d.listen ? [] : [block('http://', ['import headers names', 'respond "421" 421'])]),
    ),
  };
}

// —— Apache

/** The rules for hosts that run Apache and let a site bring its own: `.htaccess`, in the folder of the site. */
export function apache(d: Deployment): Files {
  // The line of the request is what she asked for, also when Apache has turned to a packed copy or an error page inside.
  const asked = (address: string) => `expr=%{THE_REQUEST} =~ m#^[A-Z]+ ${address.replace(/^\^/, '')}#`;
  const header = ({ name, value, elsewhere, found }: Header): string[] => [
    ...(value ? [`Header ${found ? '' : 'always '}set ${name} ${quoted(value)}${found ? ' "expr=%{REQUEST_STATUS} == 200"' : ''}`] : []),
    ...(elsewhere ? [`Header always set ${name} ${quoted(elsewhere.value)} "${asked(elsewhere.address)}"`] : []),
  ];
  const packed = (word: string, ending: string): string[] => [
    `RewriteCond %{HTTP:Accept-Encoding} (?:^|[\\s,])${word}\\s*(?:$|,|;\\s*q=(?:1|0\\.[0-9]*[1-9]))`,
    `RewriteCond %{REQUEST_FILENAME}.${ending} -f`, `RewriteRule ^(.+\\.(?:${Object.values(TYPES).join('|')}))$ $1.${ending} [L]`,
  ];
  return {
    '.htaccess': lines(
      `# ${d.name}, for hosts with Apache 2.4. Made by \`npm run host -- apache\`; goes into the folder of the site, beside index.html.`,
      '# Needs mod_headers, mod_rewrite, mod_mime and mod_dir. If the whole site answers "500", one of them is missing: ask the host for it.',
      '# Whether the host writes down who reads what cannot be set here. Ask, and tell readers with `npm run host`.',
      'Options -Indexes -MultiViews', 'DirectoryIndex index.html', 'DirectorySlash Off', 'FileETag None', 'AddDefaultCharset utf-8',
      Object.entries(TYPES).map(([type, ending]) => `AddType ${type} .${ending}`), 'AddCharset utf-8 .html .js .css .txt .json .xml .svg',
      // The packed copies: `index.html.br` is HTML in brotli.
      'RemoveType .br .gz', 'AddEncoding br .br', 'AddEncoding gzip .gz',
      d.headers.flatMap(header),
      'Header unset Last-Modified', 'Header unset Accept-Ranges', 'RequestHeader unset Range', 'RequestHeader unset If-Range', 'RequestHeader unset If-Modified-Since', 'RequestHeader unset If-None-Match',
      REFUSED.filter((code) => code < 490).map((code) => `ErrorDocument ${code} "${code}"`),
      BROKEN.map((code) => `ErrorDocument ${code} ${quoted(d.busy.replaceAll('\n', ' '))}`),
      'ErrorDocument 404 /404.html',
      d.languages.flatMap((lang) => [`<If "%{THE_REQUEST} =~ m#^[A-Z]+ /${lang}[/? ]#">`, `ErrorDocument 404 /${lang}/404.html`, '</If>']),
      'RewriteEngine On',
      'RewriteCond %{REQUEST_METHOD} !^(?:GET|HEAD)$', 'RewriteRule ^ - [R=405,L]',
      `RewriteCond %{HTTP_HOST} !^${d.name.replaceAll('.', '\\.')}(?::[0-9]+)?$ [NC]`, 'RewriteRule ^ - [R=421,L]',
      `RewriteCond %{THE_REQUEST} ${ODD.replace('^[^?]*', '^[A-Z]+\\s[^?\\s]*')} [NC]`, 'RewriteRule ^ - [R=400,L]',
      'RewriteCond %{ENV:REDIRECT_STATUS} ^$', `RewriteRule ${HIDDEN} - [R=404,L]`,
      'RewriteCond %{REQUEST_FILENAME} -d', 'RewriteCond %{REQUEST_FILENAME}/index.html -f', 'RewriteRule ^(.*?)/?$ $1/index.html',
      'RewriteRule ^/(.*)$ $1',
      packed('br', 'br'), packed('gzip', 'gz'),
      'Header merge Vary Accept-Encoding',
    ),
  };
}

// —— Hosts that read _headers

/**
 * For hosts of static sites that read a file `_headers`. They differ in what they do when two rules fit one address (the last one, or both),
 * so no header stands under two rules: the policy here is that of the search, and each page narrows it to its own by the policy it carries itself.
 */
export function headersFile(d: Deployment): Files {
  const whole = d.headers.filter((h) => h.value).map((h) => `  ${h.name}: ${h.elsewhere?.value ?? h.value}`);
  const apart = d.headers.filter((h) => !h.value && h.elsewhere).flatMap((h) => [`${h.elsewhere!.address.replace(/^\^/, '')}/*`, `  ${h.name}: ${h.elsewhere!.value}`]);
  return { _headers: lines(`# ${d.name}. Made by \`npm run host -- headers\`; goes into the folder of the site, beside index.html.`, '/*', whole, apart) };
}

// —— Varnish

/** Varnish as a cache before the site. */
export function varnish(d: Edge): Files {
  const [host, port = '80'] = d.origin.split(':');
  const long = (text: string): string => `{"${text}"}`;
  const header = (h: Header): string[] => [
    ...(h.value ? [`  set resp.http.${h.name} = ${long(h.value)};`] : []),
    ...(h.elsewhere ? [`  if (req.url ~ "${h.elsewhere.address}") { set resp.http.${h.name} = ${long(h.elsewhere.value)}; }`] : []),
  ];
  // Everything a browser sends of itself: it is no part of what a page is kept under, and the site need not know it either.
  const hers = ['Cookie', 'Authorization', 'Range', 'If-Range', 'If-None-Match', 'If-Modified-Since', 'User-Agent', 'Referer', 'Origin', 'Accept', 'Accept-Language', 'X-Forwarded-For', 'Forwarded', 'Via', 'Upgrade-Insecure-Requests', 'DNT', 'Sec-GPC', 'Cache-Control', 'Pragma', 'From', 'Save-Data', 'Priority', 'TE',
    ...['Site', 'Mode', 'Dest', 'User'].map((n) => `Sec-Fetch-${n}`), ...['', '-Mobile', '-Platform'].map((n) => `Sec-CH-UA${n}`)];
  return {
    'default.vcl': lines(
      'vcl 4.1;', '',
      `# ${d.name}: Varnish 7 as a cache before the site. Made by \`npm run host -- varnish\`; goes to /etc/varnish/default.vcl.`,
      '# Readers get the headers of the site itself ("no-store"); Varnish keeps pages all the same, and gives out what it has while the site does not answer.',
      '# After publishing, empty it:  varnishadm ban "obj.status != 0"',
      '# Varnish writes no list of readers by itself; do not run varnishncsa. It speaks plain HTTP: what ends TLS before it must keep no list either.', '',
      'import std;', '',
      'backend site {', `  .host = "${host}";`, `  .port = "${port}";`, '  .connect_timeout = 3s;', '  .first_byte_timeout = 10s;',
      '  .probe = {', `    .request = "HEAD / HTTP/1.1" "Host: ${d.name}" "Connection: close";`, '    .interval = 5s;', '    .timeout = 3s;', '    .window = 4;', '    .threshold = 2;', '    .initial = 2;', '  }', '}', '',
      'sub vcl_recv {',
      `  if (req.http.Host !~ "(?i)^${d.name.replaceAll('.', '[.]')}(?::[0-9]+)?$") { return (synth(421)); }`,
      '  if (req.method != "GET" && req.method != "HEAD") { return (synth(405)); }',
      `  if (req.url ~ "(?i)${ODD}") { return (synth(400)); }`,
      '  # A page in reserve is given out only while the site does not answer: at once when that is known, else after one try.',
      `  if (req.restarts == 0 && std.healthy(req.backend_hint)) { set req.grace = 60s; } else { set req.grace = ${EDGE.reserve}s; }`,
      '  set req.url = regsub(req.url, "[?].*$", "");',
      '  # All that is told of the reader: which packing her browser can open. One of three words of ours, never her header itself.',
      '  if (req.restarts == 0) {',
      '    unset req.http.Kind;',
      ...['br', 'gzip'].map((kind, i) => `    ${i ? 'else ' : ''}if (req.http.Accept-Encoding ~ "(?i)(?:^|[ ,])${kind}[ ]*(?:$|,|;[ ]*q=(?:1|0[.][0-9]*[1-9]))") { set req.http.Kind = "${kind}"; }`),
      '    else { set req.http.Kind = "identity"; }',
      '  }',
      hers.map((name) => `  unset req.http.${name};`),
      '  return (hash);', '}', '',
      'sub vcl_hash {', '  hash_data(req.url);', '  hash_data(req.http.Kind);', '  return (lookup);', '}', '',
      'sub vcl_backend_fetch {', '  set bereq.http.Accept-Encoding = bereq.http.Kind;', '  unset bereq.http.Kind;', '}', '',
      'sub vcl_backend_response {',
      '  if (beresp.status >= 500) {',
      '    # A page in reserve must not be pushed out by an error.', '    if (bereq.is_bgfetch) { return (abandon); }',
      '    set beresp.ttl = 0s;', '    set beresp.grace = 0s;', '    return (deliver);', '  }',
      '  unset beresp.http.Set-Cookie;',
      `  if (beresp.status == 200) { set beresp.ttl = ${d.fresh ?? EDGE.fresh}s; } else { set beresp.ttl = 60s; }`,
      `  set beresp.grace = ${EDGE.reserve}s;`, '  set beresp.keep = 0s;', '  set beresp.do_gzip = false;', '  set beresp.do_gunzip = false;', '  return (deliver);', '}', '',
      'sub vcl_backend_error {', '  set beresp.ttl = 0s;', '  set beresp.grace = 0s;', '  return (deliver);', '}', '',
      'sub vcl_deliver {',
      '  if (resp.status >= 500) {', '    if (req.restarts == 0) { return (restart); }', '    return (synth(503));', '  }',
      '  unset resp.http.X-Varnish;', '  unset resp.http.Via;', '  unset resp.http.Age;', '  unset resp.http.Accept-Ranges;', '}', '',
      'sub vcl_synth {',
      d.headers.filter((h) => !h.found).flatMap(header),
      '  unset resp.http.X-Varnish;', '  unset resp.http.Via;', '  unset resp.http.Age;', '  unset resp.http.Server;',
      '  set resp.http.Content-Type = "text/plain; charset=utf-8";',
      `  if (resp.status >= 500) { synthetic(${long(`${d.busy}\n`)}); } else { synthetic("" + resp.status); }`,
      '  return (deliver);', '}',
    ),
  };
}
