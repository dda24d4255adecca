import { describe, expect, it } from 'vitest';
import { base32 } from './base32.ts';
import { stepAt, stepOfCode, totpAt } from './totp.ts';

const published = Buffer.from('12345678901234567890');

describe('time-based codes', () => {
  // RFC 6238, appendix B, SHA-1. It has eight digits, of which the last six are the six-digit code.
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of RFC 6238 at %i s', (seconds, eightDigits) => {
    expect(totpAt(published, stepAt(seconds * 1000))).toBe(eightDigits.slice(2));
  });

  // RFC 4226, appendix D.
  it('are those of RFC 4226 by counter', () => {
    expect(Array.from({ length: 10 }, (_, counter) => totpAt(published, counter))).toEqual([
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ]);
  });

  it('are accepted one step early and one step late, not two', () => {
    const nowMs = 1_111_111_109_000;
    const now = stepAt(nowMs);
    expect([-2, -1, 0, 1, 2].map((apart) => stepOfCode(published, totpAt(published, now + apart), nowMs))).toEqual([
      undefined,
      now - 1,
      now,
      now + 1,
      undefined,
    ]);
  });

  it('are accepted in the first step of all, which has none before it', () => {
    expect(stepOfCode(published, totpAt(published, 0), 0)).toBe(0);
    expect(stepOfCode(published, 'wrong!', 0)).toBeUndefined();
  });

  it.each(['', '28708', '2870820', 'abcdef', '２８７０８２'])('are refused in the form %j', (code) => {
    expect(stepOfCode(published, code, 59_000)).toBeUndefined();
  });
});

describe('base32', () => {
  // RFC 4648, 10, without the padding.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('encodes %j as %j', (text, encoded) => {
    expect(base32(Buffer.from(text))).toBe(encoded);
  });
});
