import { randomBytes } from 'node:crypto';
import { base32 } from './base32.ts';
import type { UserPoolSettings } from './settings.ts';
import { stepOfCode } from './totp.ts';

/** An authenticator app that a user has verified. */
export interface SoftwareToken {
  /**
   * Hexadecimal. It is stored in plain text, like the pool's signing key, because the host has to compute the codes.
   * Only the owner can read the file.
   */
  readonly secret: string;
  /** The step of the last accepted code. No code of that or an earlier step is accepted again (RFC 6238, 5.2). */
  readonly lastUsedStep: number;
  /** True when sign-in requires a code. */
  readonly isEnabled: boolean;
  readonly isPreferred: boolean;
}

/** A new secret of 256 random bits, hexadecimal, for an app that is not verified yet. */
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

/** Decides whether a code is valid for a secret now and was not used before. */
export function judgeTotp(
  { secret, lastUsedStep }: Pick<SoftwareToken, 'secret' | 'lastUsedStep'>,
  code: string,
  nowMs: number,
): TotpVerdict {
  const step = stepOfCode(Buffer.from(secret, 'hex'), code, nowMs);
  if (step === undefined) return { kind: 'wrong' };
  return step > lastUsedStep ? { kind: 'right', step } : { kind: 'used' };
}

/** The challenge after the password. Undefined when the password is enough. */
export function secondFactorOf(
  { mfa }: UserPoolSettings,
  { softwareToken }: { readonly softwareToken?: SoftwareToken },
): 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP' | undefined {
  if (mfa === 'OFF') return undefined;
  if (softwareToken?.isEnabled === true) return 'SOFTWARE_TOKEN_MFA';
  if (mfa === 'OPTIONAL') return undefined;
  // When the pool requires a second factor, a user's preference cannot turn it off.
  return softwareToken === undefined ? 'MFA_SETUP' : 'SOFTWARE_TOKEN_MFA';
}
