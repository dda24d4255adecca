import { ulidAlphabet, ulidTimeLength } from '../../ledger/ulid.ts';

const randomLength = 16;

/**
 * A ULID (github.com/ulid/spec): 48 bits of time, so that ids sort by creation, and 80 random bits.
 *
 * @param nowMs milliseconds since 1970, below 2^48.
 */
export function makeUlid(nowMs: number = Date.now()): string {
  let time = '';
  for (let rest = nowMs, place = 0; place < ulidTimeLength; place++, rest = Math.floor(rest / 32))
    time = letter(rest % 32) + time;
  const random = crypto.getRandomValues(new Uint8Array(randomLength));
  // The low five bits of a byte are as evenly distributed as the byte, since 256 is a multiple of 32.
  return time + Array.from(random, (byte) => letter(byte % 32)).join('');
}

function letter(value: number): string {
  return ulidAlphabet.charAt(value);
}
