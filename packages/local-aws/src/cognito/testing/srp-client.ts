import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** The group of RFC 5054, written apart from the host's so that the two must agree. */
const prime = BigInt(
  `0x${
    'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b' +
    '0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651' +
    'ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc' +
    '9804f1746c08ca18217c32905e462e36ce3be39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae5' +
    '15d2261898fa051015728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7abf5' +
    'ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200cbbe117577a615d6c770988c0' +
    'bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff'
  }`,
);

/** The client's side of SRP in Cognito's form, for one sign-in. */
export function srpClient(secret = 0x123456789abcdef123456789abcdefn) {
  const clientPublic = powerOf(2n, secret);
  return {
    /** SRP_A */
    publicHex: clientPublic.toString(16),
    /**
     * PASSWORD_CLAIM_SIGNATURE for a challenge.
     *
     * @param poolName the part of the pool's id after `_`
     */
    sign(challenge: Challenge, poolName: string, password: string, timestamp: string): string {
      const { salt, serverPublic, userId, secretBlock } = challenge;
      const [B, k] = [BigInt(`0x${serverPublic}`), numberOf(bytesOf(prime), bytesOf(2n))];
      const identity = createHash('sha256').update(`${poolName}${userId}:${password}`).digest();
      const x = numberOf(bytesOf(BigInt(`0x${salt}`)), identity);
      const u = numberOf(bytesOf(clientPublic), bytesOf(B));
      const base = (((B - k * powerOf(2n, x)) % prime) + prime) % prime;
      const shared = powerOf(base, secret + u * x);
      const key = Buffer.from(hkdfSync('sha256', bytesOf(shared), bytesOf(u), 'Caldera Derived Key', 16));
      const mac = createHmac('sha256', key).update(`${poolName}${userId}`);
      return mac.update(Buffer.from(secretBlock, 'base64')).update(timestamp).digest('base64');
    },
  };
}

interface Challenge {
  readonly salt: string;
  readonly serverPublic: string;
  readonly userId: string;
  readonly secretBlock: string;
}

function powerOf(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % prime];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

/** Big-endian, with a zero byte first where the top bit is set. */
function bytesOf(number: bigint): Buffer {
  const hex = number.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
}

function numberOf(...parts: readonly Buffer[]): bigint {
  return BigInt(`0x${createHash('sha256').update(Buffer.concat(parts)).digest('hex')}`);
}
