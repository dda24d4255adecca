import { createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { generator, hashToNumber, padded, power, prime } from './srp-group.ts';

/** The stored form of a password. It can check the password but does not reveal it (SRP-6a, RFC 2945). */
export interface PasswordVerifier {
  /** 128 random bits, hexadecimal. */
  readonly salt: string;
  /** g^x mod N, hexadecimal. */
  readonly verifier: string;
}

/** The owner of a password. The hash binds the password to the pool and the user. */
export interface PasswordOwner {
  readonly poolId: string;
  /** The generated user name (the `sub`), not the email. */
  readonly username: string;
}

export function createPasswordVerifier(owner: PasswordOwner, password: string): PasswordVerifier {
  const salt = BigInt(`0x${randomBytes(16).toString('hex')}`);
  return { salt: salt.toString(16), verifier: power(generator, privateKey(owner, password, salt)).toString(16) };
}

/** Checks a password that was sent in plain text. */
export function passwordMatches(owner: PasswordOwner, password: string, { salt, verifier }: PasswordVerifier): boolean {
  const computed = power(generator, privateKey(owner, password, BigInt(`0x${salt}`)));
  return timingSafeEqual(fixedLength(computed), fixedLength(BigInt(`0x${verifier}`)));
}

/**
 * The verifier for an unknown user. It has the same salt every time for the same name, and no password fits it (RFC
 * 5054, 2.5.1.3). It is made by hashing instead of exponentiation, so that it takes no longer than reading a real one.
 */
export function decoyVerifier(
  poolSecret: Uint8Array,
  signInName: string,
): PasswordVerifier & { readonly username: string } {
  const bytes = Buffer.from(hkdfSync('sha512', poolSecret, signInName, 'user who is not there', 16 + 16 + 400));
  const uuid = bytes.subarray(0, 16);
  uuid[6] = ((uuid[6] ?? 0) & 0x0f) | 0x40;
  uuid[8] = ((uuid[8] ?? 0) & 0x3f) | 0x80;
  return {
    username: uuid.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    salt: BigInt(`0x${bytes.subarray(16, 32).toString('hex')}`).toString(16),
    verifier: (BigInt(`0x${bytes.subarray(32).toString('hex')}`) % prime).toString(16),
  };
}

/** The part of a pool's id after `_`, which identifies the pool in every hash. */
export function poolName(poolId: string): string {
  return poolId.slice(poolId.indexOf('_') + 1);
}

/** x of SRP. */
function privateKey({ poolId, username }: PasswordOwner, password: string, salt: bigint): bigint {
  const identity = createHash('sha256')
    .update(`${poolName(poolId)}${username}:${password}`)
    .digest();
  return hashToNumber(padded(salt), identity);
}

function fixedLength(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(768, '0'), 'hex');
}
