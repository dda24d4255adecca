import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { useRef, useState } from 'react';
import type { Period } from '../../../ledger/period.ts';
import { daysBetween, sameCell } from './cell-days.ts';
import type { StripCell } from './strip-moves.ts';
import { moved, moveKeyOf } from './strip-moves.ts';
import type { StripRow } from './strip-rows.ts';

interface Needs {
  readonly rows: readonly StripRow[];
  /** The cell that takes the focus first. */
  readonly initial: StripCell;
  /** Where a range begins that is extended with Shift before any other press. */
  readonly chosenStart: StripCell | undefined;
  readonly onChoose: (days: Period) => void;
  readonly onStart: (start: Period) => void;
  readonly onGivenUp: () => void;
}

interface Range {
  readonly start: StripCell;
  readonly end: StripCell;
}

/**
 * Choosing on the strip. Press for one cell; press and drag, or Shift and press, for a range. With keys: Space for the
 * start, Space again for the end, Escape to give up.
 */
export function useStripChoice({ rows, initial, chosenStart, onChoose, onStart, onGivenUp }: Needs) {
  const [active, setActive] = useState(initial);
  const [dragged, setDragged] = useState<Range>();
  const [keyStart, setKeyStart] = useState<StripCell>();
  const lastStart = useRef<StripCell>(undefined);
  const wasPressed = useRef(false);

  function choose({ start, end }: Range): void {
    lastStart.current = start;
    setDragged(undefined);
    setKeyStart(undefined);
    onChoose(daysBetween(start, end));
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      const cell = cellOf(event.target);
      if (event.button !== 0 || !event.isPrimary || !cell) return;
      const earlier = lastStart.current ?? chosenStart;
      setKeyStart(undefined);
      setDragged({ start: event.shiftKey && earlier ? earlier : cell, end: cell });
      // The press may end outside of the strip.
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove({ clientX, clientY }: PointerEvent<HTMLElement>): void {
      if (!dragged) return;
      const cell = cellOf(document.elementFromPoint(clientX, clientY));
      if (cell && !sameCell(cell, dragged.end)) setDragged({ ...dragged, end: cell });
    },
    onPointerUp(): void {
      wasPressed.current = true;
      if (dragged) choose(dragged);
    },
    /** The finger scrolls the strip or the page. */
    onPointerCancel: () => setDragged(undefined),
    /** A screen reader clicks without a pointer. */
    onClick({ target }: MouseEvent<HTMLElement>): void {
      const cell = cellOf(target);
      if (!wasPressed.current && cell) choose({ start: cell, end: cell });
      wasPressed.current = false;
    },
    onFocus({ target }: { readonly target: EventTarget }): void {
      const cell = cellOf(target);
      if (cell) setActive(cell);
    },
    onBlur({ currentTarget, relatedTarget }: { readonly currentTarget: Node; readonly relatedTarget: unknown }): void {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setKeyStart(undefined);
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>): void {
      if (event.altKey || event.metaKey) return;
      const move = moveKeyOf(event);
      const cell = cellOf(event.target) ?? active;
      if (move) {
        const next = moved(cell, move, rows);
        event.currentTarget.querySelector<HTMLElement>(`[data-cell="${nameOf(next)}"]`)?.focus();
      } else if (event.key === ' ' || event.key === 'Enter') {
        if (keyStart) choose({ start: keyStart, end: cell });
        else {
          setKeyStart(cell);
          onStart(daysBetween(cell, cell));
        }
      } else if (event.key === 'Escape' && keyStart) {
        setKeyStart(undefined);
        onGivenUp();
      } else return;
      event.preventDefault();
    },
  };
  const range = dragged ?? (keyStart && { start: keyStart, end: active });
  return {
    active,
    /** The days that would be chosen if the range ended here. Undefined while no range is open. */
    tentative: range && daysBetween(range.start, range.end),
    handlers,
  };
}

/** The attribute `data-cell` of a cell. */
export function nameOf({ year, column }: StripCell): string {
  return `${String(year)}-${String(column)}`;
}

function cellOf(target: EventTarget | null): StripCell | undefined {
  const name = target instanceof Element && target.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
  if (!name) return undefined;
  const [year, column] = name.split('-').map(Number);
  return year === undefined || column === undefined ? undefined : { year, column };
}
