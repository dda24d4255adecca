import type { CredentialAuthority } from '../sigv4/credential-authority.ts';

export interface ExpirableCredentials extends CredentialAuthority {
  /**
   * The credentials of users expire now. A user who signs in or refreshes gets valid ones. The
   * credentials of functions and data sources stay valid, because on AWS the services renew those automatically.
   * The expiry is forgotten when the host ends.
   */
  expireUserCredentials(): void;
}

/** An authority whose credentials can be made to expire early, as a fault on demand. */
export function expirable(authority: CredentialAuthority): ExpirableCredentials {
  /** Keys issued to users since the last expiry. Undefined before the first expiry. */
  let issuedSince: Set<string> | undefined;
  return {
    issue(session, ttlSeconds) {
      const credentials = authority.issue(session, ttlSeconds);
      if (session.cognito !== undefined) issuedSince?.add(credentials.accessKeyId);
      return credentials;
    },
    lookUp(accessKeyId, sessionToken) {
      const found = authority.lookUp(accessKeyId, sessionToken);
      const isOfPerson =
        found.kind === 'known' && found.principal.kind === 'role-session' && found.principal.cognito !== undefined;
      return isOfPerson && issuedSince?.has(accessKeyId) === false ? { kind: 'expired' } : found;
    },
    expireUserCredentials() {
      issuedSince = new Set();
    },
  };
}
