import { useEffect, useState } from 'react';

/** The longest that browsers wait; a longer time is waited for in parts. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Whether an instant has come: a page that is left open turns with the clock, without news of anything else.
 *
 * @param atMs milliseconds since 1970; undefined for one that never comes.
 */
export function useHasCome(atMs: number | undefined): boolean {
  const [waits, setWaits] = useState(0);
  useEffect(() => {
    if (atMs === undefined || Date.now() >= atMs) return undefined;
    const timer = setTimeout(() => setWaits(waits + 1), Math.min(atMs - Date.now(), longestTimerMs));
    return () => clearTimeout(timer);
  }, [atMs, waits]);
  return atMs !== undefined && Date.now() >= atMs;
}
