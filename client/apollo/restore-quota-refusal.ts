import { CombinedGraphQLErrors } from '@apollo/client';

/** The uses of restores that are limited for each day. */
export const restoreUses = ['uploads', 'checks', 'applies'] as const;

export type RestoreUse = (typeof restoreUses)[number];

/** The details that the server sends when a person has used up a limit of restores. The day is that of UTC. */
export interface RestoreQuotaRefusal {
  readonly use: RestoreUse;
  readonly perDay: number;
}

/** Reads the details from Apollo's error. Undefined when there are none, or when they have an unexpected form. */
export function restoreQuotaRefusalOf(error: unknown): RestoreQuotaRefusal | undefined {
  if (!CombinedGraphQLErrors.is(error)) return undefined;
  const refused = error.errors.find((one) => (one as { errorType?: unknown }).errorType === 'QuotaExceeded') as
    | { errorInfo?: unknown }
    | undefined;
  const info = refused?.errorInfo;
  if (typeof info !== 'object' || info === null) return undefined;
  const { use, perDay } = info as Readonly<Record<string, unknown>>;
  const known = restoreUses.find((one) => one === use);
  return known && typeof perDay === 'number' ? { use: known, perDay } : undefined;
}
