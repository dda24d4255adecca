import type { KnownReceiptFragment } from '../../../client/__generated__/graphql.ts';

type Copy = Pick<KnownReceiptFragment, 'everything' | 'requestedAt'>;

/**
 * Whole days since the newest confirmed copy of everything was made; null when there is none. A copy of some days says
 * nothing of the others.
 */
export function daysSinceEverything(receipts: readonly Copy[], nowMs: number): number | null {
  const times = receipts.filter(({ everything }) => everything).map(({ requestedAt }) => Date.parse(requestedAt));
  if (times.length === 0) return null;
  return Math.max(0, Math.floor((nowMs - Math.max(...times)) / dayMs));
}

const dayMs = 86_400_000;
