import { CombinedGraphQLErrors } from '@apollo/client';

/** The caller's identity id, which a `NotYourLedger` carries. The person who set up the page needs it for the settings. */
export function refusedIdentityOf(error: unknown): string | undefined {
  if (!CombinedGraphQLErrors.is(error)) return undefined;
  for (const one of error.errors) {
    const { errorType, errorInfo } = one as { errorType?: unknown; errorInfo?: { identityId?: unknown } | null };
    if (errorType === 'NotYourLedger' && typeof errorInfo?.identityId === 'string') return errorInfo.identityId;
  }
  return undefined;
}
