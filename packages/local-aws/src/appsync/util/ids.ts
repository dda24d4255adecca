import { randomBytes, randomUUID } from 'node:crypto';
import type { Helpers } from './helper.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** KSUID counts seconds from 2014-05-13T16:53:20Z (segmentio/ksuid). */
const ksuidEpochSeconds = 1_400_000_000;

export const idHelpers: Helpers = {
  'util.autoId': () => randomUUID(),
  'util.autoUlid': (_args, { clock }) => ulid(clock.nowMs()),
  'util.autoKsuid': (_args, { clock }) => ksuid(clock.nowMs()),
};

/** 48 bits of milliseconds, then 80 random bits (ulid/spec). */
function ulid(nowMs: number): string {
  const bits = (BigInt(nowMs) << 80n) | BigInt(`0x${randomBytes(10).toString('hex')}`);
  return inBase(bits, crockford, 26);
}

/** 32 bits of seconds, then 128 random bits. */
function ksuid(nowMs: number): string {
  const bits =
    (BigInt(Math.floor(nowMs / 1000) - ksuidEpochSeconds) << 128n) | BigInt(`0x${randomBytes(16).toString('hex')}`);
  return inBase(bits, base62, 27);
}

function inBase(value: bigint, alphabet: string, length: number): string {
  const base = BigInt(alphabet.length);
  let rest = value;
  let text = '';
  while (text.length < length) {
    text = alphabet.charAt(Number(rest % base)) + text;
    rest /= base;
  }
  return text;
}
