let hasBeenPlaced = false;
document.addEventListener('focusin', () => {
  hasBeenPlaced = true;
});

/**
 * Puts the focus on an element when it fell to the page's body because what had it went away. Does nothing on a page on which the focus
 * was never anywhere: a fresh page begins at its top.
 */
export function focusWhenLost(element: HTMLElement | null): void {
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (hasBeenPlaced && isLost) element?.focus();
}
