import type { APIRoute, GetStaticPaths } from 'astro';
import { feed } from '#src/model/feed.ts';
import { isLang, SOURCE } from '#src/model/languages.ts';
import { site } from '../_site.ts';

export const getStaticPaths = (() => site().languages.map((lang) => ({ params: { lang } }))) satisfies GetStaticPaths;
export const GET: APIRoute = ({ params: { lang } }) => new Response(feed(site(), isLang(lang) ? lang : SOURCE));
