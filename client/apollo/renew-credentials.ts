import { fetchAuthSession } from 'aws-amplify/auth';

/** `renewed`: there are new tokens and credentials. `ended`: the server no longer accepts the session. */
export type Renewal = 'renewed' | 'ended';

let inFlight: Promise<Renewal> | undefined;

/**
 * Gets new tokens, and new credentials for them: once for all requests that are refused at the same time.
 *
 * @throws what Amplify throws when the answer is neither yes nor no: no network, a fault of the service.
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
    // The user pool answers null for a session that has ended; the identity pool, or a user that is gone, says so by name.
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
