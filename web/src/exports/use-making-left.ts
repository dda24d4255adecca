import { useRef } from 'react';
import { TimeLeft } from '../../../client/timing/time-left.ts';

/** Seconds until an export is made, by its progress since the page first saw it. Undefined while nothing is known. */
export function useMakingLeft(fraction: number | undefined): number | undefined {
  const left = useRef<TimeLeft<'MAKING'>>(undefined);
  left.current ??= new TimeLeft();
  if (fraction === undefined) return undefined;
  return left.current.secondsFrom({ step: 'MAKING', done: fraction, total: 1, atMs: Date.now() });
}
