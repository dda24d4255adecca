import { describe, expect, it } from 'vitest';
import type { Manifest } from './manifest.ts';
import { MalformedManifest, manifestText, parseManifest } from './manifest.ts';

const entry = { name: 'slips.csv', rows: 3, bytes: 80, sha256: '0123456789abcdef'.repeat(4) };
const right = { format: 'myhome-account/archive', formatVersion: 1, entries: [entry] };
const parse = (value: unknown) => parseManifest(JSON.stringify(value));

describe('a manifest', () => {
  it('claims its entries', () => {
    const entries = [entry, { ...entry, name: '', rows: null, bytes: 0 }, { ...entry, rows: 0 }];
    expect(parse({ ...right, entries })).toEqual({ formatVersion: 1, entries });
    expect(parse({ ...right, entries: [] })).toEqual({ formatVersion: 1, entries: [] });
  });

  it('is read as it is written, and ends its last line', () => {
    const text = manifestText(right as unknown as Manifest);
    expect(text.endsWith('}\n')).toBe(true);
    expect(text.split('\n').length).toBeGreaterThan(5);
    expect(parseManifest(text)).toEqual({ formatVersion: 1, entries: [entry] });
  });

  it('that is not JSON is refused with the parser’s own error as the cause', () => {
    const refusal = (() => {
      try {
        return parseManifest('x');
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(MalformedManifest);
    expect(refusal).toMatchObject({
      message: 'The manifest cannot be read: it is not JSON.',
      cause: expect.any(SyntaxError) as unknown,
    });
  });

  it.each<[unknown, string]>([
    [null, 'format is not myhome-account/archive'],
    ['text', 'format is not'],
    [[], 'format is not'],
    [{ ...right, format: 'other' }, 'format is not'],
    [{ ...right, formatVersion: 3 }, 'formatVersion is 3, and this program reads 1, 2'],
    [{ ...right, formatVersion: '1' }, 'formatVersion is "1"'],
    [{ ...right, formatVersion: undefined }, 'formatVersion is undefined'],
    [{ ...right, entries: undefined }, 'entries is not a list'],
    [{ ...right, entries: { length: 0 } }, 'entries is not a list'],
    [{ ...right, recordsOutsideDays: -1 }, 'recordsOutsideDays is not a count'],
    [{ ...right, recordsOutsideDays: 2 ** 53 }, 'recordsOutsideDays is not a count'],
  ])('is refused: %j', (value, message) => {
    expect(() => parse(value)).toThrow(MalformedManifest);
    expect(() => parse(value)).toThrow(message);
  });

  it.each<[unknown, string]>([
    [null, ' is not an object'],
    ['slips.csv', ' is not an object'],
    [[], ' is not an object'],
    [{ ...entry, name: 1 }, '.name is not a string'],
    [{ ...entry, rows: -1 }, '.rows is neither null nor a count'],
    [{ ...entry, rows: '3' }, '.rows is neither null nor a count'],
    [{ ...entry, rows: undefined }, '.rows is neither null nor a count'],
    [{ ...entry, bytes: null }, '.bytes is not a count'],
    [{ ...entry, bytes: 0.5 }, '.bytes is not a count'],
    [{ ...entry, sha256: [entry.sha256] }, '.sha256 is not a SHA-256 in hex'],
    [{ ...entry, sha256: 1 }, '.sha256 is not a SHA-256 in hex'],
    [{ ...entry, sha256: entry.sha256.toUpperCase() }, '.sha256 is not a SHA-256 in hex'],
    [{ ...entry, sha256: entry.sha256.slice(1) }, '.sha256 is not a SHA-256 in hex'],
    [{ ...entry, sha256: `${entry.sha256}0` }, '.sha256 is not a SHA-256 in hex'],
    [{ ...entry, sha256: `0${entry.sha256}` }, '.sha256 is not a SHA-256 in hex'],
  ])('is refused with the entry %j', (wrong, message) => {
    expect(() => parse({ ...right, entries: [entry, wrong] })).toThrow(MalformedManifest);
    expect(() => parse({ ...right, entries: [entry, wrong] })).toThrow(`entries[1]${message}`);
  });
});
