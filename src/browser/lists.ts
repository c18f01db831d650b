/** The maker of reading lists: ticks and numbers become one address. Nothing is sent or kept; what was ticked goes as in every field. */
import { known, MOST, readList, writeList, type Item } from '../model/reading-list.ts';

const at = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;
const maker = at('lists'), lang = at<HTMLSelectElement>('list-lang'), order = at<HTMLTextAreaElement>('list-order'), where = at('list-address'), copy = at<HTMLButtonElement>('list-copy'), said = at('list-said'), say = at('list-say');
const boxes = [...maker.querySelectorAll<HTMLInputElement>('[type=checkbox]')], there = new Set(boxes.map((box) => box.value));

/** The list as it stands in the field, however it is typed. */
const items = (): Item[] => {
  const text = order.value.toLowerCase().replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
  return known(readList(text.match(/[a-z\d]+/g)?.join() ?? ''), (number) => there.has(number)) ?? [];
};

function tell(): void {
  const list = items(), { value, dataset } = lang.selectedOptions[0]!, missing = dataset.there ? list.filter(({ number }) => !dataset.there!.includes(number)) : [];
  for (const box of boxes) box.checked = list.some(({ number }) => number === box.value);
  where.textContent = list.length ? `${location.origin}/${value}/909/#${writeList(list)}` : '';
  copy.hidden = !list.length;
  said.textContent = '';
  say.textContent = !list.length ? say.dataset.none! : missing.length ? say.dataset.missing!.replace('#', writeList(missing).replaceAll(',', ', ')) : '';
}

maker.addEventListener('change', ({ target }) => {
  const box = target as HTMLInputElement, list = items();
  if (box.type === 'checkbox') order.value = writeList(box.checked ? [...list, { number: box.value }].slice(0, MOST) : list.filter(({ number }) => number !== box.value));
  tell();
});
order.addEventListener('input', tell);
copy.addEventListener('click', () => {
  getSelection()!.selectAllChildren(where);
  navigator.clipboard.writeText(where.textContent!).then(() => { said.textContent = copy.value; }, () => {});
});
// The head script has emptied the fields by then.
addEventListener('pageshow', () => { lang.selectedIndex = 0; tell(); });
maker.hidden = false;
at('lists-none').hidden = true;
