import type { RefObject } from 'react';
import { useCallback, useLayoutEffect, useState } from 'react';

/** Rows beyond the edge that are in the document too, so that a quick scroll does not show paper. */
const margin = 12;

/** The rows that are in sight, by the place of the scroll bar. `end` is not included. */
export function useShownRows(box: RefObject<HTMLElement | null>, rowCount: number, rowHeight: number) {
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  const onScroll = useCallback(() => {
    const element = box.current;
    if (!element) return;
    setSeen((before) => {
      const step = rowHeight * 4;
      const top = Math.floor(element.scrollTop / step) * step;
      const height = element.clientHeight;
      return before.top === top && before.height === height ? before : { top, height };
    });
  }, [box, rowHeight]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(onScroll);
    observer.observe(element);
    onScroll();
    return () => observer.disconnect();
  }, [box, onScroll]);
  const first = Math.max(0, Math.min(rowCount, Math.floor(seen.top / rowHeight) - margin));
  const end = Math.min(rowCount, Math.ceil((seen.top + seen.height) / rowHeight) + 4 + margin);
  return { first, end, onScroll };
}
