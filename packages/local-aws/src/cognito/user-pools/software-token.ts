import { randomBytes } from 'node:crypto';
import { base32 } from './base32.ts';
import type { UserPoolSettings } from './settings.ts';
import { stepOfCode } from './totp.ts';

/** An authenticator app that a person has verified. */
export interface SoftwareToken {
  /** Hexadecimal. Readable, as the pool's signing key is: the host has to compute the codes. The file is for its owner alone. */
  readonly secret: string;
  /** The step of the last code that was taken: neither it nor an earlier one is taken again (RFC 6238, 5.2). */
  readonly lastUsedStep: number;
  /** Whether sign-in asks for a code. */
  readonly isEnabled: boolean;
  readonly isPreferred: boolean;
}

/** A secret for an app that is not verified yet: 256 random bits, hexadecimal. */
export function newSecret(): string {
  return randomBytes(32).toString('hex');
}

/** `SecretCode` of AssociateSoftwareToken. */
export function secretCodeOf(secret: string): string {
  return base32(Buffer.from(secret, 'hex'));
}

export type TotpVerdict =
  | { readonly kind: 'right'; readonly step: number }
  | { readonly kind: 'used' }
  | { readonly kind: 'wrong' };

/** Whether a code belongs to a secret now, and was not taken before. */
export function judgeTotp(
  { secret, lastUsedStep }: Pick<SoftwareToken, 'secret' | 'lastUsedStep'>,
  code: string,
  nowMs: number,
): TotpVerdict {
  const step = stepOfCode(Buffer.from(secret, 'hex'), code, nowMs);
  if (step === undefined) return { kind: 'wrong' };
  return step > lastUsedStep ? { kind: 'right', step } : { kind: 'used' };
}

/** What a sign-in asks for after the password; undefined where the password is enough. */
export function secondFactorOf(
  { mfa }: UserPoolSettings,
  { softwareToken }: { readonly softwareToken?: SoftwareToken },
): 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP' | undefined {
  if (mfa === 'OFF') return undefined;
  if (softwareToken?.isEnabled === true) return 'SOFTWARE_TOKEN_MFA';
  if (mfa === 'OPTIONAL') return undefined;
  // Where the pool demands a second factor, a person's preference cannot turn it off.
  return softwareToken === undefined ? 'MFA_SETUP' : 'SOFTWARE_TOKEN_MFA';
}
