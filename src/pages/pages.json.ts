import { pagesTold } from '#src/model/feed.ts';
import { site } from './_site.ts';

export const GET = () => new Response(JSON.stringify(pagesTold(site())));
