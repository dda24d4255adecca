import type { SrpChallenge } from './srp-challenge.ts';

/** An SRP challenge on its way to a client, and for whom it is. */
export interface PendingChallenge {
  readonly srp: SrpChallenge;
  readonly clientId: string;
  readonly username: string;
  /** As the person typed it. */
  readonly signInName: string;
}

/** A sign-in whose password was right and which waits for its second factor. */
export interface PendingSignIn {
  readonly step: 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP' | 'MFA_SETUP verified';
  readonly clientId: string;
  readonly username: string;
  /** In MFA_SETUP, once AssociateSoftwareToken has given it: hexadecimal. */
  readonly offeredSecret?: string;
}
