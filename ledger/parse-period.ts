import type { DaysAsked, Period } from './period.ts';
import { periodRefusal } from './period.ts';

/** Makes a period of two days. Throws InvalidPeriod, with the sentence of {@link periodRefusal}. */
export function parsePeriod({ from, to }: { readonly from: string; readonly to: string }): Period {
  const refusal = periodRefusal(from, to);
  if (refusal !== undefined) throw new InvalidPeriod(refusal);
  return { from, to };
}

/**
 * The requested period; null for everything. Throws InvalidPeriod like {@link parsePeriod}, and for one day without the
 * other.
 */
export function parseDaysAsked({ from, to }: DaysAsked): Period | null {
  return from === null && to === null ? null : parsePeriod({ from: from ?? '', to: to ?? '' });
}

/**
 * The two days are not a period that can be requested. The message says what was expected, what came, and what to do.
 */
export class InvalidPeriod extends Error {
  override readonly name = 'InvalidPeriod';
}
