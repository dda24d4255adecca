import type { CodePurpose } from './code-delivery.ts';
import type { CodeState } from './confirmation-code.ts';
import type { PasswordVerifier } from './password-verifier.ts';
import type { SoftwareToken } from './software-token.ts';

/** A user as it is stored on disk. Never changed in place: a change is a new record that is put into the store. */
export interface UserRecord {
  /**
   * 2 since a second factor and a pending email are part of it, 3 since a user may be disabled or have a temporary
   * password. A host that does not know these must not open the record, because it would sign such users in.
   */
  readonly version: 3;
  /** A UUID that the pool generates. It is also the `sub`. */
  readonly username: string;
  /** FORCE_CHANGE_PASSWORD: an administrator made the user, who has not chosen a password yet. */
  readonly status: 'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD';
  /** An administrator has disabled the user, who cannot sign in until it is taken back. */
  readonly isDisabled?: true;
  /** The time at which a temporary password stops working. */
  readonly temporaryUntilMs?: number;
  /** The email with which the user signs in. */
  readonly email: string;
  readonly emailVerified: boolean;
  /** A new email that waits for verification and has no effect until then. */
  readonly pendingEmail?: string;
  /** All other attributes, e.g. `name` or `custom:theme`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly password: PasswordVerifier;
  readonly softwareToken?: SoftwareToken;
  /** The secret of an authenticator app that is not verified yet, hexadecimal. */
  readonly offeredSecret?: string;
  readonly codes: Readonly<Partial<Record<CodePurpose, CodeState>>>;
  readonly sessions: readonly Session[];
  readonly createdAtMs: number;
}

/** A record of the first release, without the later members. */
export type UserRecordOfVersion1 = Omit<UserRecord, 'version' | 'pendingEmail' | 'softwareToken' | 'offeredSecret'> & {
  readonly version: 1;
};

/** A record without the members of version 3. */
export type UserRecordOfVersion2 = Omit<UserRecord, 'version' | 'isDisabled' | 'temporaryUntilMs'> & {
  readonly version: 2;
};

/** A stored record in the current version. It is written in that version at its next change. */
export function presentRecord(stored: UserRecord | UserRecordOfVersion1 | UserRecordOfVersion2): UserRecord {
  return { ...stored, version: 3 };
}

/** One sign-in with all its tokens. */
export interface Session {
  /** `origin_jti` of every token. */
  readonly originJti: string;
  readonly eventId: string;
  readonly clientId: string;
  /** `auth_time` of every token: when the password was given. */
  readonly authTimeSeconds: number;
  /** The time at which the refresh tokens expire. */
  readonly expiresAtMs: number;
  readonly isRevoked: boolean;
  /** Tokens without `retiresAtMs` are valid as long as the session. The others were replaced by rotation. */
  readonly refreshTokens: readonly RefreshTokenRecord[];
}

export interface RefreshTokenRecord {
  /** SHA-256, hexadecimal, so that a reader of the file cannot sign in with it. */
  readonly hash: string;
  /** The time at which a replaced token stops working. */
  readonly retiresAtMs?: number;
}

/** The user with a newly verified app, and without the secret that was offered for it. */
export function withSoftwareToken(user: UserRecord, softwareToken: SoftwareToken): UserRecord {
  const changed: Omit<UserRecord, 'offeredSecret'> & { offeredSecret?: string } = { ...user, softwareToken };
  delete changed.offeredSecret;
  return changed;
}

/** The user with a password that does not expire. It confirms a user whose password was temporary. */
export function withPermanentPassword(user: UserRecord, password: PasswordVerifier): UserRecord {
  const changed: UserRecord & { temporaryUntilMs?: number } = { ...user, password, status: 'CONFIRMED' };
  delete changed.temporaryUntilMs;
  return changed;
}

/** All attributes as the API lists them, `sub` first. */
export function attributeList(user: UserRecord): readonly { readonly Name: string; readonly Value: string }[] {
  const all = { ...user.attributes, sub: user.username, email: user.email, email_verified: String(user.emailVerified) };
  return Object.entries(all)
    .map(([name, value]) => ({ Name: name, Value: value }))
    .sort((a, b) => Number(b.Name === 'sub') - Number(a.Name === 'sub') || (a.Name < b.Name ? -1 : 1));
}
