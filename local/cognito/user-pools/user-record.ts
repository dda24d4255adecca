import type { CodeState } from './confirmation-code.ts';
import type { CodePurpose } from './code-delivery.ts';
import type { PasswordVerifier } from './password-verifier.ts';

/** A user as it lies on disk. Never changed in place: a change is a new record that is put into the store. */
export interface UserRecord {
  readonly version: 1;
  /** A UUID of the pool's making; also the `sub`. */
  readonly username: string;
  readonly status: 'UNCONFIRMED' | 'CONFIRMED';
  readonly email: string;
  readonly emailVerified: boolean;
  /** All others, e.g. `name` or `custom:theme`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly password: PasswordVerifier;
  readonly codes: Readonly<Partial<Record<CodePurpose, CodeState>>>;
  readonly sessions: readonly Session[];
  readonly createdAtMs: number;
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
  /** Only the last one is current; those before were replaced by rotation. */
  readonly refreshTokens: readonly RefreshTokenRecord[];
}

export interface RefreshTokenRecord {
  /** SHA-256, hexadecimal: a reader of the file cannot sign in with it. */
  readonly hash: string;
  /** When a replaced token stops working. */
  readonly retiresAtMs?: number;
}

/** All attributes as the API lists them, `sub` first. */
export function attributeList(user: UserRecord): readonly { readonly Name: string; readonly Value: string }[] {
  const all = { ...user.attributes, sub: user.username, email: user.email, email_verified: String(user.emailVerified) };
  return Object.entries(all)
    .map(([name, value]) => ({ Name: name, Value: value }))
    .sort((a, b) => Number(b.Name === 'sub') - Number(a.Name === 'sub') || (a.Name < b.Name ? -1 : 1));
}
