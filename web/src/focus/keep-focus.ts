/** Put on what the focus goes to when something near it goes away with the focus: a heading, say, with `tabIndex={-1}`. */
export const landing = { 'data-focus-landing': '', tabIndex: -1 } as const;

/**
 * When the element that has the focus leaves the page (a button whose work is done, a row that is deleted), browsers give the focus to
 * `<body>`, and whoever uses the keyboard or a screen reader starts at the top again. From now on it goes to the nearest
 * {@link landing} instead: that of the smallest part of the page which is still there and has one.
 *
 * @returns what ends it.
 */
export function keepFocus(page: HTMLElement): () => void {
  let held: { readonly element: Element; readonly around: readonly Element[] } | undefined;

  const hold = ({ target }: FocusEvent) => {
    if (target instanceof Element) held = { element: target, around: around(target, page) };
  };
  const release = () =>
    queueMicrotask(() => {
      // Still there, and yet without the focus: the person left it.
      if (held?.element.isConnected && document.activeElement !== held.element) held = undefined;
    });
  const observer = new MutationObserver(() => {
    if (!held || held.element.isConnected) return;
    const { around: parts } = held;
    held = undefined;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    for (const part of parts) {
      if (!part.isConnected) continue;
      const to = part.querySelector<HTMLElement>('[data-focus-landing]');
      if (to) {
        to.focus();
        return;
      }
    }
  });

  page.addEventListener('focusin', hold);
  page.addEventListener('focusout', release);
  observer.observe(page, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', hold);
    page.removeEventListener('focusout', release);
    observer.disconnect();
  };
}

/** What an element lies in, the smallest first, up to and with the page. */
function around(element: Element, page: Element): Element[] {
  const parts: Element[] = [];
  for (let part = element.parentElement; part !== null && page.contains(part); part = part.parentElement)
    parts.push(part);
  return parts;
}
