import type { ExportPhase } from '../../../client/__generated__/graphql.ts';

/** Verifying reads the stored file alone and is the shorter part. */
const readingShare = 0.8;

/** One bar for both phases, 0 to 1. Never beyond its ends, whatever an estimate says. */
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
