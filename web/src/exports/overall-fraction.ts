import type { ExportPhase } from '../../../client/__generated__/graphql.ts';

/** Verifying only reads the stored file, and is the shorter phase. */
const readingShare = 0.8;

/** One bar for both phases, from 0 to 1. An estimate outside this range is clamped. */
export function overallFraction({
  phase,
  fraction,
}: {
  readonly phase: ExportPhase;
  readonly fraction: number;
}): number {
  const part = Math.min(1, Math.max(0, fraction));
  return phase === 'READING' ? part * readingShare : readingShare + part * (1 - readingShare);
}

/** Rounded down: an export at 99.9 % is not made yet. */
export function percentOf(fraction: number): number {
  return Math.floor(fraction * 100);
}
