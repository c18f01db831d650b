/** To a section of this page by focus and scrolling alone: a new address would be a new entry and a row in the history. */
export function jump(id: string): void {
  const target = document.getElementById(id);
  if (!target) return;
  if (!target.matches('a,button,input,summary,[tabindex]')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView();
}
