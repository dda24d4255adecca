import { createDiffieHellman } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPasswordVerifier, decoyVerifier, passwordMatches } from './password-verifier.ts';
import { createSrpChallenge, isUsableClientPublic, provesPassword } from './srp-challenge.ts';
import { generator, multiplier, padded, power, prime } from './srp-group.ts';

const owner = { poolId: 'ap-northeast-1_TestPool1', username: '0b1c2d3e-0000-4000-8000-000000000001' };
const bytes = (length: number): fc.Arbitrary<bigint> =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((array) => BigInt(`0x${Buffer.from(array).toString('hex')}`));
const fixed = { seed: 20250101, numRuns: 25 };

describe('the group of SRP', () => {
  it("has OpenSSL's 3072-bit prime, and power agrees with its Diffie-Hellman", () => {
    // OpenSSL checks that it is a prime, which takes seconds.
    const oracle = createDiffieHellman(Buffer.from(prime.toString(16), 'hex'), Number(generator));
    fc.assert(
      fc.property(bytes(32), (exponent) => {
        fc.pre(exponent > 1n);
        oracle.setPrivateKey(Buffer.from(exponent.toString(16).padStart(64, '0'), 'hex'));
        oracle.generateKeys();
        expect(power(generator, exponent).toString(16)).toBe(oracle.getPublicKey('hex').replace(/^0+/, ''));
      }),
      { ...fixed, numRuns: 3 },
    );
  });

  it('has a power function with b^(m+n) = b^m · b^n', () => {
    fc.assert(
      fc.property(bytes(32), bytes(16), bytes(16), (base, m, n) => {
        expect(power(base, m + n)).toBe((power(base, m) * power(base, n)) % prime);
      }),
      fixed,
    );
  });

  it('has padded numbers with the same value, no sign bit and at most one zero byte', () => {
    fc.assert(
      fc.property(bytes(16), (value) => {
        const array = padded(value);
        expect(BigInt(`0x${array.toString('hex')}`)).toBe(value);
        expect(array[0]).toBeLessThan(0x80);
        if (array[0] === 0 && array.length > 1) expect(array[1]).toBeGreaterThanOrEqual(0x80);
      }),
      fixed,
    );
  });

  it("has the multiplier k of Cognito's clients", () => {
    // The value that amazon-cognito-identity-js and warrant compute for this group.
    expect(multiplier.toString(16)).toBe('538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6');
  });
});

describe('a password verifier', () => {
  it('fits its password, pool and user, and nothing else', () => {
    const verifier = createPasswordVerifier(owner, 'Hanako-1');
    expect(passwordMatches(owner, 'Hanako-1', verifier)).toBe(true);
    expect(passwordMatches(owner, 'Hanako-2', verifier)).toBe(false);
    expect(passwordMatches({ ...owner, username: 'other' }, 'Hanako-1', verifier)).toBe(false);
    expect(passwordMatches({ ...owner, poolId: 'ap-northeast-1_Other' }, 'Hanako-1', verifier)).toBe(false);
    expect(JSON.stringify(verifier)).not.toContain('Hanako');
  });

  it('has a new salt each time', () => {
    expect(createPasswordVerifier(owner, 'same').verifier).not.toBe(createPasswordVerifier(owner, 'same').verifier);
  });

  it('has a decoy that is the same for the same name and has the form of a real one', () => {
    const secret = Buffer.alloc(32, 7);
    const decoy = decoyVerifier(secret, 'nobody@example.com');
    expect(decoyVerifier(secret, 'nobody@example.com')).toEqual(decoy);
    expect(decoyVerifier(secret, 'else@example.com').salt).not.toBe(decoy.salt);
    expect(decoy.username).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(passwordMatches({ ...owner, username: decoy.username }, '', decoy)).toBe(false);
  });

  it('has decoys of which every part differs from name to name', () => {
    const secret = Buffer.alloc(32, 7);
    const decoys = Array.from({ length: 40 }, (_, number) => decoyVerifier(secret, `nobody${number}@example.com`));
    const digits = (at: number) => new Set(decoys.map(({ username }) => username.charAt(at))).size;
    // The digits after the version and the variant, which only these positions have in common.
    expect(digits(15)).toBeGreaterThan(4);
    expect(digits(19)).toBe(4);
    expect(digits(20)).toBeGreaterThan(4);
    // As long as the prime, but for leading zeros.
    expect(Math.max(...decoys.map(({ verifier }) => verifier.length))).toBe(768);
  });
});

describe('an SRP challenge', () => {
  it('refuses a public number that would accept any password', () => {
    expect([0n, prime, prime * 2n].map(isUsableClientPublic)).toEqual([false, false, false]);
    expect(isUsableClientPublic(prime + 1n)).toBe(true);
  });

  it('refuses signatures that are empty, short, long or not base64', () => {
    const challenge = createSrpChallenge(createPasswordVerifier(owner, 'Hanako-1'), 5n);
    for (const signature of ['', 'AA==', 'A'.repeat(44), 'A'.repeat(1000), '***']) {
      expect(provesPassword(challenge, { signed: ['TestPool1'], signature })).toBe(false);
    }
  });
});
