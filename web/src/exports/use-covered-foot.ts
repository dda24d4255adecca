import type { RefObject } from 'react';
import { useEffect } from 'react';

/**
 * Keeps what takes the focus out from under a bar that sticks to the lower edge of a phone's window. The browser then
 * scrolls it above the bar, as high as the bar is just now. On a larger window the bar sticks to nothing.
 */
export function useCoveredFoot(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = bar;
    if (!current) return undefined;
    const { style } = document.documentElement;
    const measure = () => {
      const isSticky = getComputedStyle(current).position === 'sticky';
      style.scrollPaddingBlockEnd = isSticky ? `${current.offsetHeight}px` : '';
    };
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
      style.scrollPaddingBlockEnd = '';
    };
  }, [bar]);
}
