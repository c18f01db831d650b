/** The field "Page number" on the start page: opens a page by its number without leaving an entry behind. */
const field = document.getElementById('number') as HTMLInputElement;
const open = () => {
  const number = field.value.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15)).replace(/\D/g, '');
  // Anything but a number leads to the list of all pages, so that a press is never without an answer.
  location.replace(`/${document.documentElement.dataset.reader}/${/^\d{3}$/.test(number) ? number : '909'}/`);
};
document.getElementById('open')!.addEventListener('click', open);
field.addEventListener('keydown', (event) => { if (event.key === 'Enter') open(); });
document.getElementById('by-number')!.hidden = false;

export {};
