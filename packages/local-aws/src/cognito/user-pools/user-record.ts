import type { CodePurpose } from './code-delivery.ts';
import type { CodeState } from './confirmation-code.ts';
import type { PasswordVerifier } from './password-verifier.ts';
import type { SoftwareToken } from './software-token.ts';

/** A user as it is stored on disk. Never changed in place: a change is a new record that is put into the store. */
export interface UserRecord {
  /**
   * 2 since a second factor and a waiting email are part of it: a host that knows neither must not open it and let
   * people in without them.
   */
  readonly version: 2;
  /** A UUID of the pool's making; also the `sub`. */
  readonly username: string;
  readonly status: 'UNCONFIRMED' | 'CONFIRMED';
  /** The email with which the user signs in. */
  readonly email: string;
  readonly emailVerified: boolean;
  /** A new email that waits to be verified and counts for nothing until then. */
  readonly pendingEmail?: string;
  /** All others, e.g. `name` or `custom:theme`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly password: PasswordVerifier;
  readonly softwareToken?: SoftwareToken;
  /** Of an authenticator app that is not verified yet, hexadecimal. */
  readonly offeredSecret?: string;
  readonly codes: Readonly<Partial<Record<CodePurpose, CodeState>>>;
  readonly sessions: readonly Session[];
  readonly createdAtMs: number;
}

/** A record of the first release: the same without what came later. */
export type UserRecordOfVersion1 = Omit<UserRecord, 'version' | 'pendingEmail' | 'softwareToken' | 'offeredSecret'> & {
  readonly version: 1;
};

/** A stored record as this program uses it. It is written in the present version at its next change. */
export function presentRecord(stored: UserRecord | UserRecordOfVersion1): UserRecord {
  return { ...stored, version: 2 };
}

/** One sign-in, and all the tokens that came of it. */
export interface Session {
  /** `origin_jti` of every token. */
  readonly originJti: string;
  readonly eventId: string;
  readonly clientId: string;
  /** `auth_time` of every token: when the password was given. */
  readonly authTimeSeconds: number;
  /** When the refresh tokens end. */
  readonly expiresAtMs: number;
  readonly isRevoked: boolean;
  /** Those without `retiresAtMs` are good for as long as the session is; the others were replaced by rotation. */
  readonly refreshTokens: readonly RefreshTokenRecord[];
}

export interface RefreshTokenRecord {
  /** SHA-256, hexadecimal: a reader of the file cannot sign in with it. */
  readonly hash: string;
  /** When a replaced token stops working. */
  readonly retiresAtMs?: number;
}

/** A user with an app that was just verified: what had been offered for it is not needed any more. */
export function withSoftwareToken(user: UserRecord, softwareToken: SoftwareToken): UserRecord {
  const changed: Omit<UserRecord, 'offeredSecret'> & { offeredSecret?: string } = { ...user, softwareToken };
  delete changed.offeredSecret;
  return changed;
}

/** All attributes as the API lists them, `sub` first. */
export function attributeList(user: UserRecord): readonly { readonly Name: string; readonly Value: string }[] {
  const all = { ...user.attributes, sub: user.username, email: user.email, email_verified: String(user.emailVerified) };
  return Object.entries(all)
    .map(([name, value]) => ({ Name: name, Value: value }))
    .sort((a, b) => Number(b.Name === 'sub') - Number(a.Name === 'sub') || (a.Name < b.Name ? -1 : 1));
}
