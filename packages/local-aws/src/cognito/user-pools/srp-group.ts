import { createHash } from 'node:crypto';

/** The 3072-bit group of RFC 5054 (appendix A) with generator 2, which Cognito uses. */
export const prime = BigInt(
  '0xFFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B' +
    '302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE6' +
    '49286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D' +
    '670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718' +
    '3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7D' +
    'B3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C' +
    'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
);

export const generator = 2n;

/** base^exponent mod the group's prime, four bits at a time: about 5 ms for a 256-bit exponent. */
export function power(base: bigint, exponent: bigint): bigint {
  const powers = [1n];
  for (let index = 1; index < 16; index++) powers.push(((powers[index - 1] ?? 1n) * base) % prime);
  let result = 1n;
  for (const digit of exponent.toString(16)) {
    for (let squarings = 0; squarings < 4; squarings++) result = (result * result) % prime;
    const nibble = Number.parseInt(digit, 16);
    if (nibble !== 0) result = (result * (powers[nibble] ?? 1n)) % prime;
  }
  return result;
}

/** The bytes of a number for Cognito's hashes. A zero byte comes first when the top bit is set (two's complement). */
export function padded(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

export function hashToNumber(...parts: readonly Uint8Array[]): bigint {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return BigInt(`0x${hash.digest('hex')}`);
}

/** k of SRP-6a. */
export const multiplier = hashToNumber(padded(prime), padded(generator));
