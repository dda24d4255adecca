import { CognitoError } from '../cognito-error.ts';
import type { UserPoolSettings } from './settings.ts';
import type { UserPool } from './user-pool.ts';
import type { UserRecord } from './user-record.ts';

/** A user with a new, unverified email: it waits where the pool keeps the original, else it counts at once. */
export function changeEmail({ keepsOriginalEmail }: UserPoolSettings, user: UserRecord, email: string): UserRecord {
  return keepsOriginalEmail ? { ...user, pendingEmail: email } : { ...user, email, emailVerified: false };
}

/** A user whose new email was proved. A code for a new password that was sent to the old address is worth nothing any more. */
export function withVerifiedEmail(user: UserRecord): UserRecord {
  const {
    pendingEmail,
    codes: { 'reset-password': sentToOldAddress, ...codes },
    ...rest
  } = user;
  const hasMoved = pendingEmail !== undefined;
  return {
    ...rest,
    email: pendingEmail ?? user.email,
    emailVerified: true,
    codes: hasMoved || !sentToOldAddress ? codes : { ...codes, 'reset-password': sentToOldAddress },
  };
}

/**
 * Throws `AliasExistsException` where the email is another user's. One that merely waits to be verified takes it from nobody: the first to prove it has it.
 * Unproven: that UpdateUserAttributes refuses it too, not VerifyUserAttribute alone; the API reference lists the exception under both.
 */
export function demandFreeEmail({ users }: UserPool, { username }: UserRecord, email: string): void {
  const holder = users.byEmail(email);
  if (holder && holder.username !== username)
    throw new CognitoError('AliasExistsException', 'An account with the given email already exists.');
}
