/**
 * "Link to this part": a press on the heading of a section shows its address and what to say on the phone, with a button that copies.
 * Nothing is asked, and the address of the page stays as it is: no entry, no row in the history. Without scripts the heading is the link itself.
 */
// Before the listener of leave.ts sees the press, which would go to the section instead.
addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('.to');
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const box = document.getElementById('part')!, heading = link.parentElement!, [where, letter, button, said] = box.querySelectorAll<HTMLElement>('bdi,b,button,output');
  const address = where!.textContent = location.origin + location.pathname + link.hash;
  box.hidden = !box.hidden && box.previousSibling === heading;
  letter!.textContent = link.hash.slice(1);
  said!.textContent = '';
  heading.after(box);
  (box.hidden ? link : button!).focus();
  button!.onclick = () => {
    // Marked as well, so that a browser that refuses to copy leaves something to copy by hand.
    getSelection()!.selectAllChildren(where!);
    navigator.clipboard.writeText(address).then(() => { said!.textContent = (button as HTMLButtonElement).value; }, () => {});
  };
}, true);

export {};
