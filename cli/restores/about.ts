import type { Duration } from '../../client/timing/time-left.ts';
import { durationOf } from '../../client/timing/time-left.ts';

/** `about 15 s`, `about 3 min`, `about 2 h`. */
export function about(seconds: number): string {
  const { count, unit } = durationOf(seconds);
  return `about ${count} ${units[unit]}`;
}

const units: Readonly<Record<Duration['unit'], string>> = { seconds: 's', minutes: 'min', hours: 'h' };
