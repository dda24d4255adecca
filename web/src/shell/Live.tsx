import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import styles from './Live.module.css';

/** Screen readers take note of a region a moment after it came; text that is there from the start is often not read. */
const noticedAfterMs = 100;

interface Props {
  /** Read out at once, over what is being read. For faults. */
  readonly urgent?: boolean;
  /** What is read out when it appears. Nothing of it: an empty region, which takes no room. */
  readonly children?: ReactNode;
}

/**
 * A live region that stands before its text does. Best rendered always, with children that come and go; one that is rendered together
 * with its children shows them a moment later.
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
