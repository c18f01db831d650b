/**
 * A page opened from a reading list: the list stands behind its #. The part that the list means comes into view, and the way back leads to
 * the list, which the browser does not tell (what stands behind a # is no part of where a reader comes from). The list itself is read by its page.
 */
import { jump } from './jump.ts';

document.addEventListener('DOMContentLoaded', () => {
  const { pathname, hash } = location, [, lang, number] = pathname.split('/'), part = RegExp(`^#(?:\\d.*,)?${number}([a-z]*)`).exec(hash);
  const back = document.getElementById('back') as HTMLAnchorElement | null;
  if (!part || !back) return;
  back.href = `/${lang}/909/${hash}`;
  back.hidden = false;
  jump(part[1]!);
});
