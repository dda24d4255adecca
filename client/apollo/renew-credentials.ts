import { fetchAuthSession } from 'aws-amplify/auth';

/** `renewed`: there are new tokens and credentials. `ended`: the server no longer accepts the session. */
export type Renewal = 'renewed' | 'ended';

let inFlight: Promise<Renewal> | undefined;

/**
 * Gets new tokens, and new credentials for them. Requests that are refused at the same time share one renewal.
 *
 * @throws Amplify's error when the answer is neither yes nor no: no network, or a failure of the service.
 */
export function renewCredentials(): Promise<Renewal> {
  inFlight ??= renew().finally(() => (inFlight = undefined));
  return inFlight;
}

async function renew(): Promise<Renewal> {
  try {
    const { credentials } = await fetchAuthSession({ forceRefresh: true });
    return credentials ? 'renewed' : 'ended';
  } catch (error) {
    // The user pool answers null for a session that has ended. The identity pool, or the user pool for a deleted user,
    // throws a named error.
    if (error instanceof Error && endings.has(error.name)) return 'ended';
    throw error;
  }
}

const endings = new Set([
  'NotAuthorizedException',
  'TokenRevokedException',
  'RefreshTokenReuseException',
  'UserNotFoundException',
  'PasswordResetRequiredException',
  'UserNotConfirmedException',
  'UserUnAuthenticatedException',
]);
