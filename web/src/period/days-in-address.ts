import type { Days } from './days.ts';
import { periodProblem } from './period-problem.ts';

/** The days in a page's address. Everything, if there are none or no period that the server would take. */
export function daysInAddress(search: string): Days {
  const given = new URLSearchParams(search);
  const days = { from: given.get('from') ?? '', to: given.get('to') ?? '' };
  return periodProblem(days) === undefined ? days : 'everything';
}

/** The address with other days. Everything else in it stays: the place is in its fragment. */
export function addressWith(days: Days, address: string): string {
  const url = new URL(address);
  url.searchParams.delete('from');
  url.searchParams.delete('to');
  if (days !== 'everything') {
    url.searchParams.set('from', days.from);
    url.searchParams.set('to', days.to);
  }
  return url.href;
}
