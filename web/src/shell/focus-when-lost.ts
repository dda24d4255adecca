let hasBeenPlaced = false;
document.addEventListener('focusin', () => {
  hasBeenPlaced = true;
});

/**
 * Focuses an element when the focus fell to the page's body because the focused element disappeared. Does nothing on a
 * page where nothing ever had the focus, since a fresh page begins at its top.
 */
export function focusWhenLost(element: HTMLElement | null): void {
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (!hasBeenPlaced || !isLost) return;
  // Otherwise the browser scrolls past the header, to the top of the focused element.
  element?.focus({ preventScroll: true });
  scrollTo(0, 0);
}
