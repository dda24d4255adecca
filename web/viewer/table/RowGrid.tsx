import type { KeyboardEvent, ReactNode } from 'react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import styles from './RowGrid.module.css';
import { useNarrow } from './use-narrow.ts';
import { useShownRows } from './use-shown-rows.ts';

export interface GridColumn {
  readonly key: string;
  readonly name: string;
  readonly isNumber?: boolean;
  /** Undefined for a column that does not sort. */
  readonly sorted?: 'ascending' | 'descending' | 'none';
}

interface Props {
  readonly label: string;
  readonly help?: string;
  readonly columns: readonly GridColumn[];
  readonly rowCount: number;
  /** The cells of a row, in the order of the columns. */
  readonly cells: (row: number) => readonly ReactNode[];
  readonly onSort?: (key: string) => void;
  /** Enter, or a press on a row. */
  readonly onOpen?: (row: number) => void;
  /** The layout: which columns, and how wide. A class of `RowGrid.module.css`. */
  readonly layout: 'slips' | 'balances';
}

/**
 * A table of any length, of which only the rows in sight are in the document. Screen readers are told the true count and
 * the place of each row. One stop for the Tab key; arrows, page keys, Home and End move through the rows.
 */
export function RowGrid({ label, help, columns, rowCount, cells, onSort, onOpen, layout }: Props) {
  const id = useId();
  const isNarrow = useNarrow();
  const rowHeight = isNarrow ? narrowRow : wideRow;
  const box = useRef<HTMLDivElement>(null);
  const { first, end, onScroll } = useShownRows(box, rowCount, rowHeight);
  const [active, setActive] = useState(0);
  const current = Math.min(active, rowCount - 1);
  const head = isNarrow ? 0 : headHeight;

  // After an arrow key, and when the rows get another height.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || current < 0) return;
    const top = current * rowHeight;
    const seen = element.clientHeight - head;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + seen) element.scrollTop = top + rowHeight - seen;
  }, [current, rowHeight, head]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - head) / rowHeight) - 1);
    const to = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: rowCount - 1,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(rowCount - 1, to)));
    } else if (event.key === 'Enter' && onOpen && current >= 0) {
      event.preventDefault();
      onOpen(current);
    }
  };

  const shown = Array.from({ length: end - first }, (_, index) => first + index);
  // The active row is in the document also when it was scrolled away, because the focus stands for it.
  if (current >= 0 && (current < first || current >= end)) shown.push(current);
  return (
    <div
      ref={box}
      role="grid"
      aria-label={label}
      aria-description={help}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-activedescendant={rowCount > 0 ? `${id}-${current}` : undefined}
      // The grid itself is the stop for the Tab key.
      tabIndex={0}
      className={`${styles.grid ?? ''} ${styles[layout] ?? ''}`}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={isNarrow ? 'visually-hidden' : styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          {columns.map(({ key, name, isNumber, sorted }) => (
            <div
              key={key}
              role="columnheader"
              aria-sort={sorted}
              data-number={isNumber}
              className={`${styles.cell ?? ''} ${styles[key] ?? ''}`}
            >
              {sorted === undefined || isNarrow ? (
                name
              ) : (
                <button type="button" className={styles.sort} onClick={() => onSort?.(key)}>
                  {name}
                  <span aria-hidden="true">{arrows[sorted]}</span>
                </button>
              )}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ blockSize: rowCount * rowHeight }}>
        {shown.map((row) => (
          // The keyboard reaches a row by the grid.
          <div
            key={row}
            role="row"
            id={`${id}-${row}`}
            aria-rowindex={row + 2}
            aria-selected={row === current}
            className={styles.row}
            style={{ translate: `0 ${row * rowHeight}px`, blockSize: rowHeight }}
            onClick={() => {
              setActive(row);
              onOpen?.(row);
            }}
          >
            {cells(row).map((cell, index) => {
              const column = columns[index];
              return (
                <div
                  key={column?.key}
                  role="gridcell"
                  data-number={column?.isNumber}
                  className={`${styles.cell ?? ''} ${styles[column?.key ?? ''] ?? ''}`}
                >
                  {cell}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

const arrows = { ascending: ' ▲', descending: ' ▼', none: '' } as const;

/** In pixels, as the rows are in `RowGrid.module.css`. */
const wideRow = 36;
const narrowRow = 60;
const headHeight = 36;
