import { daysOf } from '../period/days.ts';
import { coverageOf } from './coverage.ts';

interface Copy {
  readonly id: string;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** Each of them is one request. Whoever keeps more sees the marks of the newest. */
const mostCopies = 5;

/** The newest copies whose days together cover the months, as far as any copy does. */
export function copiesForMarks<C extends Copy>(months: readonly string[], newestFirst: readonly C[]): readonly C[] {
  const chosen: C[] = [];
  let open = months;
  for (const copy of newestFirst) {
    if (open.length === 0 || chosen.length === mostCopies) break;
    const rest = open.filter((month) => coverageOf(month, daysOf(copy)) !== 'whole');
    if (rest.length < open.length) chosen.push(copy);
    open = rest;
  }
  return chosen;
}
