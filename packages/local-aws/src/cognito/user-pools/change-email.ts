import { CognitoError } from '../cognito-error.ts';
import type { UserPoolSettings } from './settings.ts';
import type { UserPool } from './user-pool.ts';
import type { UserRecord } from './user-record.ts';

/**
 * A user with a new, unverified email. The new email waits for verification when the pool keeps the original. Otherwise
 * it replaces the original at once.
 */
export function changeEmail({ keepsOriginalEmail }: UserPoolSettings, user: UserRecord, email: string): UserRecord {
  return keepsOriginalEmail ? { ...user, pendingEmail: email } : { ...user, email, emailVerified: false };
}

/** A user whose new email was verified. A password reset code that was sent to the old address becomes invalid. */
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
 * Throws `AliasExistsException` when the email belongs to another user. An email that waits for verification is still
 * free: the first user to verify it gets it. Unproven: whether UpdateUserAttributes refuses it as well as
 * VerifyUserAttribute. The API reference lists the exception under both.
 */
export function demandFreeEmail({ users }: UserPool, { username }: UserRecord, email: string): void {
  const holder = users.byEmail(email);
  if (holder && holder.username !== username)
    throw new CognitoError('AliasExistsException', 'An account with the given email already exists.');
}
