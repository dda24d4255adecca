import { describe, expect, it } from 'vitest';
import type { Invocation } from '../runtime/invocation.ts';
import { noEffects } from '../runtime/invocation.ts';
import { callHelper } from './call-helper.ts';

const nowMs = Date.UTC(2018, 1, 6, 19, 1, 35, 750);
const invocation: Invocation = {
  where: 'Query.x, request',
  operation: 'query',
  handler: 'request',
  clock: { nowMs: () => nowMs },
  log: () => undefined,
  effects: noEffects(),
};
const call = (name: string, ...args: unknown[]): unknown => callHelper(`util.${name}`, args, invocation);

describe('util.time', () => {
  it("reads the host's clock", () => {
    expect([call('time.nowISO8601'), call('time.nowEpochSeconds'), call('time.nowEpochMilliSeconds')]).toEqual([
      '2018-02-06T19:01:35.750Z',
      1517943695,
      1517943695750,
    ]);
  });

  it("converts AWS's examples to the documented results", () => {
    expect(call('time.parseISO8601ToEpochMilliSeconds', '2018-02-01T17:21:05.180+08:00')).toBe(1517476865180);
    expect(call('time.epochMilliSecondsToSeconds', 1517943695750)).toBe(1517943695);
    expect(call('time.epochMilliSecondsToISO8601', 1517943695750)).toBe('2018-02-06T19:01:35.750Z');
  });

  it('refuses a text that is not an instant', () => {
    expect(() => call('time.parseISO8601ToEpochMilliSeconds', '2018-02-01')).toThrow(/expected an instant/);
    expect(() => call('time.parseISO8601ToEpochMilliSeconds', '2018-13-01T00:00:00Z')).toThrow(/expected an instant/);
  });
});

describe('ids', () => {
  it('start with the time in a ULID and continue with random characters', () => {
    const [one, two] = [String(call('autoUlid')), String(call('autoUlid'))];
    expect(one).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    expect(
      Array.from(one.slice(0, 10)).reduce(
        (ms, digit) => ms * 32 + '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(digit),
        0,
      ),
    ).toBe(nowMs);
    expect(one).not.toBe(two);
  });

  it('can be UUIDs and KSUIDs', () => {
    expect(call('autoId')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(call('autoKsuid')).toMatch(/^[0-9A-Za-z]{27}$/);
  });
});

describe('util.matches', () => {
  it('returns the result when a partial and a whole match agree', () => {
    expect(call('matches', 'a*b', 'aaaaab')).toBe(true);
    expect(call('matches', '^[0-9]{4}$', '12345')).toBe(false);
  });

  it('refuses a pattern for which they differ', () => {
    expect(() => call('matches', '[0-9]{4}', '12345')).toThrow(/anchor it/);
  });

  it('refuses a pattern that only Java understands', () => {
    expect(() => call('matches', 'a*+b', 'aab')).toThrow(/mean the same in Java and JavaScript/);
  });
});

describe('encodings', () => {
  it("follow Java's URLEncoder in URLs", () => {
    expect(call('urlEncode', 'a b&ü*~')).toBe('a+b%26%C3%BC*%7E');
    expect(call('urlDecode', 'a+b%26%C3%BC%2B')).toBe('a b&ü+');
  });

  it('convert UTF-8 to base64 and back', () => {
    expect(call('base64Decode', call('base64Encode', '家計簿'))).toBe('家計簿');
  });

  it('escape for JavaScript', () => {
    expect(call('escapeJavaScript', `"it's"\n/ü`)).toBe(String.raw`\"it\'s\"\n\/\u00FC`);
  });
});

it('an unknown helper is refused', () => {
  expect(() => call('xml.toJsonString', '<a/>')).toThrow('util.xml.toJsonString is not supported by the local host');
});

it('a subscription filter can be set only in the response handler of a subscription', () => {
  expect(() => callHelper('extensions.setSubscriptionFilter', [{}], invocation)).toThrow(
    /response handler of a subscription resolver only, not in Query\.x, request/,
  );
});
