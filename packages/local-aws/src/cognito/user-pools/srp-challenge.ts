import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PasswordVerifier } from './password-verifier.ts';
import { generator, hashToNumber, multiplier, padded, power, prime } from './srp-group.ts';

/** The server's half of one SRP exchange, kept between InitiateAuth and RespondToAuthChallenge. */
export interface SrpChallenge {
  /** A of the client. */
  readonly clientPublic: bigint;
  /** b and B of the server. */
  readonly serverPrivate: bigint;
  readonly serverPublic: bigint;
  readonly verifier: bigint;
}

/** False for an A of 0 modulo the prime, which would accept any password (RFC 5054, 2.5.4). */
export function isUsableClientPublic(clientPublic: bigint): boolean {
  return clientPublic % prime !== 0n;
}

export function createSrpChallenge({ verifier }: PasswordVerifier, clientPublic: bigint): SrpChallenge {
  const v = BigInt(`0x${verifier}`);
  for (;;) {
    const serverPrivate = BigInt(`0x${randomBytes(32).toString('hex')}`);
    const serverPublic = (multiplier * v + power(generator, serverPrivate)) % prime;
    // Clients have to refuse a B of 0 modulo the prime.
    if (serverPublic !== 0n) return { clientPublic, serverPrivate, serverPublic, verifier: v };
  }
}

export interface PasswordClaim {
  /** The signed values in order: pool's name, user's name, secret block and timestamp. */
  readonly signed: readonly (string | Uint8Array)[];
  /** PASSWORD_CLAIM_SIGNATURE, base64. */
  readonly signature: string;
}

/** True when the client knew the password. Both sides then have the same key, and the signature was made with it. */
export function provesPassword(
  { clientPublic, serverPrivate, serverPublic, verifier }: SrpChallenge,
  { signed, signature }: PasswordClaim,
): boolean {
  const u = hashToNumber(padded(clientPublic), padded(serverPublic));
  const shared = power(((clientPublic % prime) * power(verifier, u)) % prime, serverPrivate);
  const key = Buffer.from(hkdfSync('sha256', padded(shared), padded(u), 'Caldera Derived Key', 16));
  const mac = createHmac('sha256', key);
  for (const part of signed) mac.update(part);
  const expected = mac.digest();
  const claimed = Buffer.from(signature, 'base64');
  return claimed.length === expected.length && timingSafeEqual(claimed, expected);
}
