import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import styles from './Live.module.css';

/** Screen readers notice a region a moment after it appears. Text that is there from the start is often not read. */
const noticedAfterMs = 100;

interface Props {
  /** Read out at once, interrupting other text. For faults. */
  readonly urgent?: boolean;
  /** The content that is read out when it appears. Without content the region is empty and takes no space. */
  readonly children?: ReactNode;
}

/**
 * A live region that exists before its text. It is best rendered always, with children that appear and disappear. A
 * region that is rendered together with its children shows them a moment later.
 */
export function Live({ urgent = false, children }: Props) {
  const [isNoticed, setNoticed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setNoticed(true), noticedAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role={urgent ? 'alert' : 'status'} className={styles.live}>
      {isNoticed && children}
    </div>
  );
}
