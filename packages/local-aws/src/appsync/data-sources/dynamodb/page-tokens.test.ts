import { describe, expect, it } from 'vitest';
import { createPageTokens, InvalidPageToken } from './page-tokens.ts';

const tokens = createPageTokens();
const lastKey = { owner: { S: 'ada' }, entry: { S: 'Q#1' } };
const query = { table: 'rows', owner: 'ada', limit: 2 };

describe('a page token', () => {
  it('opens for its own query, in any order of the members', () => {
    const token = tokens.seal(lastKey, query);
    expect(tokens.open(token, query)).toEqual(lastKey);
    expect(tokens.open(token, { limit: 2, owner: 'ada', table: 'rows' })).toEqual(lastKey);
  });

  it('does not open for another query or with another key', () => {
    const token = tokens.seal(lastKey, query);
    for (const other of [{ ...query, owner: 'eve' }, { ...query, table: 'others' }, { ...query, limit: 3 }, undefined])
      expect(() => tokens.open(token, other)).toThrow(InvalidPageToken);
    expect(() => createPageTokens().open(token, query)).toThrow(InvalidPageToken);
  });

  it('is refused, and never causes another error, when it is cut, changed or invented', () => {
    const bytes = Buffer.from(tokens.seal(lastKey, query), 'base64url');
    const bent = Array.from(bytes, (byte, at) => Buffer.from(bytes.with(at, byte ^ 1)));
    const cut = Array.from(bytes, (_, length) => bytes.subarray(0, length));
    for (const token of [...bent, ...cut])
      expect(() => tokens.open(token.toString('base64url'), query)).toThrow(InvalidPageToken);
    for (const token of ['', 'x', '日本語', '{}']) expect(() => tokens.open(token, query)).toThrow(InvalidPageToken);
  });

  it('is different each time, and hides its key', () => {
    expect(tokens.seal(lastKey, query)).not.toBe(tokens.seal(lastKey, query));
    expect(Buffer.from(tokens.seal(lastKey, query), 'base64url').toString('latin1')).not.toContain('Q#1');
  });
});
