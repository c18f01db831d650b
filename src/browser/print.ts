/** The button that prints: there only where a script may run. Everybody else has the words on how to print beside it. */
const button = document.getElementById('print');
if (button) { button.hidden = false; button.addEventListener('click', () => print()); }

export {};
