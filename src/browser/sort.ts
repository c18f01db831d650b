/** The browser's own languages first, where a language is chosen. Nothing is sent or kept: the order on the screen is all that changes. */
const choice = document.getElementById('choice')!;
const wish = navigator.languages.map((code) => code.slice(0, 2).toLowerCase());
const place = (item: Element) => { const at = wish.indexOf((item as HTMLElement).dataset.lang!); return at < 0 ? 99 : at; };
for (const item of [...choice.children].sort((a, b) => place(a) - place(b))) choice.append(item);

export {};
