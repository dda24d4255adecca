import { useEffect, useState } from 'react';

/** The longest timeout that browsers support. A longer time is waited for in parts. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Whether an instant has passed. A page that is left open updates with the clock, without any other event.
 *
 * @param atMs milliseconds since 1970. Undefined for an instant that never comes.
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
