import { useEffect, useState } from 'react';
import type { TimeUntil } from './time-until.ts';
import { timeUntil } from './time-until.ts';

/** The time until an instant. It counts down while the page stays open. */
export function useTimeUntil(atMs: number): TimeUntil {
  const [, tick] = useState(0);
  const left = timeUntil(atMs - Date.now());
  useEffect(() => {
    const timer = setTimeout(() => tick((before) => before + 1), left.changesInMs);
    return () => clearTimeout(timer);
  });
  return left;
}
