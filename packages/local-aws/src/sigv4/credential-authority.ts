import type { Principal, RoleSession } from '../iam/principal.ts';

/** Issues the host's credentials and looks them up again. */
export interface CredentialAuthority {
  /**
   * Temporary credentials for a role session, valid for `ttlSeconds` by the host's clock, even after a restart of the
   * host.
   */
  issue(session: RoleSession, ttlSeconds: number): TemporaryCredentials;
  /** The secret behind an access key, and the principal that owns the key. */
  lookUp(accessKeyId: string, sessionToken: string | undefined): CredentialLookup;
}

export interface TemporaryCredentials {
  /** `ASIA` and 16 characters. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

export type CredentialLookup =
  | { readonly kind: 'known'; readonly secretAccessKey: string; readonly principal: Principal }
  /** No such key. */
  | { readonly kind: 'unknown-key' }
  /** The token is missing, forged, or belongs to another key. */
  | { readonly kind: 'bad-token' }
  | { readonly kind: 'expired' };
