import type { ReconciliationRowFragment } from '../../../client/__generated__/graphql.ts';
import { isZeroDecimal } from '../../../ledger/money.ts';

export type ReconciliationResult =
  | { readonly kind: 'agrees' }
  /** The closing balance differs from opening balance plus slips. */
  | { readonly kind: 'differs'; readonly by: string; readonly since: string | null }
  /** Both ends agree, but a balance row between them does not. */
  | { readonly kind: 'differs-on-the-way'; readonly since: string }
  /** One of the ends was never recorded. */
  | { readonly kind: 'unknown' };

export function reconciliationResult({
  difference,
  firstDifferenceOn,
}: Pick<ReconciliationRowFragment, 'difference' | 'firstDifferenceOn'>): ReconciliationResult {
  const since = firstDifferenceOn ?? null;
  if (difference != null && !isZeroDecimal(difference)) return { kind: 'differs', by: difference, since };
  if (since !== null) return { kind: 'differs-on-the-way', since };
  return { kind: difference == null ? 'unknown' : 'agrees' };
}
