import { randomUUID } from 'node:crypto';
import { CognitoError } from '../cognito-error.ts';
import type { CodeState } from './confirmation-code.ts';
import { createPasswordVerifier } from './password-verifier.ts';
import type { UserPool } from './user-pool.ts';
import type { UserRecord } from './user-record.ts';

export interface NewUser {
  /** @default a new UUID */
  readonly username?: string;
  readonly email: string;
  readonly password: string;
  /** Already checked against the schema. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The code that confirms the email. Without a code the user is confirmed at once. */
  readonly signUpCode?: CodeState;
  /** The password is temporary until then: the user has to choose another at the first sign-in. */
  readonly temporaryUntilMs?: number;
  /** @default true without a code */
  readonly emailVerified?: boolean;
}

/** Adds a user to a pool. Throws `UsernameExistsException`. */
export async function createUser(pool: UserPool, newUser: NewUser, nowMs: number): Promise<UserRecord> {
  return pool.users.exclusively(async () => {
    if (pool.users.bySignInName(newUser.email))
      throw new CognitoError('UsernameExistsException', 'An account with the given email already exists.');
    const { username = randomUUID() } = newUser;
    const isConfirmed = newUser.signUpCode === undefined;
    const user: UserRecord = {
      version: 3,
      username,
      status:
        newUser.temporaryUntilMs !== undefined ? 'FORCE_CHANGE_PASSWORD' : isConfirmed ? 'CONFIRMED' : 'UNCONFIRMED',
      ...(newUser.temporaryUntilMs === undefined ? {} : { temporaryUntilMs: newUser.temporaryUntilMs }),
      email: newUser.email,
      emailVerified: newUser.emailVerified ?? isConfirmed,
      attributes: newUser.attributes,
      password: createPasswordVerifier({ poolId: pool.settings.poolId, username }, newUser.password),
      codes: newUser.signUpCode === undefined ? {} : { 'sign-up': newUser.signUpCode },
      sessions: [],
      createdAtMs: nowMs,
    };
    await pool.users.put(user);
    return user;
  });
}
