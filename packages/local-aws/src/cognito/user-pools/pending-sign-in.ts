import { CognitoError } from '../cognito-error.ts';
import type { UserPoolClientSettings } from './client-settings.ts';
import type { SrpChallenge } from './srp-challenge.ts';
import type { UserPool } from './user-pool.ts';

/** An SRP challenge on its way to a client, and for whom it is. */
export interface PendingChallenge {
  readonly srp: SrpChallenge;
  readonly clientId: string;
  readonly username: string;
  /** What the person typed. */
  readonly signInName: string;
}

/** A sign-in whose password was right and which waits for its second factor. */
export interface PendingSignIn {
  readonly step: 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP' | 'MFA_SETUP verified';
  readonly clientId: string;
  readonly username: string;
  /** In MFA_SETUP, once AssociateSoftwareToken has given it: hexadecimal. */
  readonly offeredSecret?: string;
}

/**
 * The sign-in of a `Session`, in the step it must be in and of the client it was made for. It is not spent: a wrong code may be followed by another.
 * Call inside `users.exclusively`, so that one session does not end in two sign-ins. Throws `NotAuthorizedException`.
 */
export function signInOf(
  pool: UserPool,
  session: string,
  step: PendingSignIn['step'],
  client?: UserPoolClientSettings,
): PendingSignIn {
  const found = pool.signIns.look(session);
  if (found.kind === 'spent')
    throw new CognitoError('NotAuthorizedException', 'Invalid session for the user, session can only be used once.');
  const isRight =
    found.kind === 'open' &&
    found.entry.step === step &&
    (client === undefined || found.entry.clientId === client.clientId);
  if (!isRight) throw new CognitoError('NotAuthorizedException', 'Invalid session for the user, session is expired.');
  return found.entry;
}
