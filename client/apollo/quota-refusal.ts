import { CombinedGraphQLErrors } from '@apollo/client';

/** The details that the server sends with `QuotaExceeded`: the limit, and the caller's present use of it. */
export interface QuotaRefusal {
  readonly reason: 'PER_DAY' | 'AT_ONCE';
  readonly perDay: number;
  readonly atOnce: number;
  /** An ISO 8601 instant. */
  readonly resetsAt: string;
}

/** Reads the details from Apollo's error. Undefined when there are none, or when they have an unexpected form. */
export function quotaRefusalOf(error: unknown): QuotaRefusal | undefined {
  if (!CombinedGraphQLErrors.is(error)) return undefined;
  const refused = error.errors.find((one) => (one as { errorType?: unknown }).errorType === 'QuotaExceeded') as
    | { errorInfo?: unknown }
    | undefined;
  const info = refused?.errorInfo;
  if (typeof info !== 'object' || info === null) return undefined;
  const { reason, perDay, atOnce, resetsAt } = info as Readonly<Record<string, unknown>>;
  if (reason !== 'PER_DAY' && reason !== 'AT_ONCE') return undefined;
  if (
    typeof perDay !== 'number' ||
    typeof atOnce !== 'number' ||
    typeof resetsAt !== 'string' ||
    Number.isNaN(Date.parse(resetsAt))
  )
    return undefined;
  return { reason, perDay, atOnce, resetsAt };
}
