/**
 * Put this on the element that takes the focus when a part near it disappears with the focus: a heading, for example,
 * with `tabIndex={-1}`.
 */
export const landing = { 'data-focus-landing': '', tabIndex: -1 } as const;

/**
 * When the focused element leaves the page (a button whose work is done, a row that is deleted), browsers move the
 * focus to `<body>`. A person with a keyboard or a screen reader would start at the top again. From now on the focus
 * goes to the nearest {@link landing} instead: the one in the smallest part of the page that still exists and has one.
 *
 * @returns a function that stops this.
 */
export function keepFocus(page: HTMLElement): () => void {
  let held: { readonly element: Element; readonly around: readonly Element[] } | undefined;

  const hold = ({ target }: FocusEvent) => {
    if (target instanceof Element) held = { element: target, around: around(target, page) };
  };
  const release = () =>
    queueMicrotask(() => {
      // The element still exists without the focus, so the person moved the focus.
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

/** The elements around an element, the smallest first, up to and including the page. */
function around(element: Element, page: Element): Element[] {
  const parts: Element[] = [];
  for (let part = element.parentElement; part !== null && page.contains(part); part = part.parentElement)
    parts.push(part);
  return parts;
}
