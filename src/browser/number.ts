/** The field "Page number" on the start page: opens a page by its number without leaving an entry behind. */
const field = document.getElementById('number') as HTMLInputElement;
const open = () => {
  const number = field.value.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15)).replace(/\D/g, '');
  if (/^\d{3}$/.test(number)) location.replace(`/${document.documentElement.dataset.reader}/${number}/`);
};
document.getElementById('open')!.addEventListener('click', open);
field.addEventListener('keydown', (event) => { if (event.key === 'Enter') open(); });
document.getElementById('by-number')!.hidden = false;

export {};
