import { CombinedGraphQLErrors } from '@apollo/client';

/** The id of the restore that is at work, from the server's refusal `RestoreInTheWay`. Undefined from any other error. */
export function restoreInTheWayOf(error: unknown): string | undefined {
  if (!CombinedGraphQLErrors.is(error)) return undefined;
  const refused = error.errors.find((one) => (one as { errorType?: unknown }).errorType === 'RestoreInTheWay') as
    | { errorInfo?: { readonly id?: unknown } | null }
    | undefined;
  const id = refused?.errorInfo?.id;
  return typeof id === 'string' ? id : undefined;
}
