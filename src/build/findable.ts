import { HOME, readAddress } from '../model/address.ts';
import { isLang } from '../model/languages.ts';
import { readOnce } from './once.ts';
import { pageFor } from '../model/site.ts';

/**
 * Which addresses the site map may name: pages that truly exist in their language. Stand-ins, the choice of language, bare numbers,
 * error pages and paper are left out.
 */
export function findable(root: string): (address: string) => boolean {
  return (address) => {
    const { site } = readOnce(root);
    const { lang, number = HOME, rest } = readAddress(new URL(address).pathname);
    if (!isLang(lang) || /\/000\/$/.test(address)) return false;
    if (rest && !/^[a-z]{1,2}$/.test(rest)) return false;
    return pageFor(site, lang, number)?.fallback === false;
  };
}
