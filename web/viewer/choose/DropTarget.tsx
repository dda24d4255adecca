import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Chosen } from '../../copy/copy-files.ts';
import sheet from '../shell/Sheet.module.css';
import styles from './Choose.module.css';
import { droppedFiles } from './dropped-files.ts';

interface Props {
  readonly onChoose: (chosen: readonly Chosen[]) => void;
  /** The browser could not read what was dropped. */
  readonly onUnreadable: (message: string) => void;
  readonly labelledBy?: string;
  readonly children: ReactNode;
}

/** A sheet onto which files and folders may be dropped. */
export function DropTarget({ onChoose, onUnreadable, labelledBy, children }: Props) {
  const [isOver, setOver] = useState(false);
  return (
    <section
      className={`${sheet.sheet ?? ''} ${styles.choose ?? ''}`}
      aria-labelledby={labelledBy}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        droppedFiles(event.dataTransfer).then(
          (files) => files.length > 0 && onChoose(files),
          (error: unknown) => onUnreadable(error instanceof Error ? error.message : String(error)),
        );
      }}
    >
      {children}
    </section>
  );
}
