import { describe, expect, it } from 'vitest';
import { readClaimedSignature } from './claimed-signature.ts';
import { parseRequestTarget } from './request-target.ts';
import { SignatureRefused } from './signature-refused.ts';

const signature = '0123456789abcdef'.repeat(4);
const credential = 'AKIAEXAMPLE/20130524/us-east-1/s3/aws4_request';
const date = '20130524T000102Z';
const read = (target: string, headers: Readonly<Record<string, string>> = {}) =>
  readClaimedSignature({ method: 'GET', target, headers: { host: 'a', ...headers } });
const signedBy = (fields: string) => ({ authorization: fields, 'x-amz-date': date });
const fields = (more: Readonly<Record<string, string>> = {}) =>
  Object.entries({ Credential: credential, SignedHeaders: 'host;x-amz-date', Signature: signature, ...more })
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
const claims = {
  accessKeyId: 'AKIAEXAMPLE',
  scope: { date: '20130524', region: 'us-east-1', service: 's3' },
  longDate: date,
  signedAtMs: Date.UTC(2013, 4, 24, 0, 1, 2),
  signature,
};
const ofHeader = {
  ...claims,
  place: 'header',
  signedHeaders: new Set(['host', 'x-amz-date']),
  target: { rawPath: '/', query: [] },
};
const parameters = {
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Credential': encodeURIComponent(credential),
  'X-Amz-Date': date,
  'X-Amz-Expires': '604800',
  'X-Amz-SignedHeaders': 'host',
  'X-Amz-Signature': signature,
};
const presigned = (more: Readonly<Record<string, string>> = {}) =>
  `/?${Object.entries({ ...parameters, ...more })
    .map(([name, value]) => `${name}=${value}`)
    .join('&')}`;
const refusalOf = (act: () => unknown): string => {
  try {
    act();
    return 'read';
  } catch (error) {
    if (error instanceof SignatureRefused) return `${error.code}: ${error.message}`;
    throw error;
  }
};

describe('the Authorization header', () => {
  it('is read with its token, or without one', () => {
    const headers = signedBy(`AWS4-HMAC-SHA256 ${fields()}`);
    expect(read('/', headers)).toStrictEqual(ofHeader);
    expect(read('/', { ...headers, 'x-amz-security-token': 'token' })).toStrictEqual({
      ...ofHeader,
      sessionToken: 'token',
    });
  });

  it('may have spaces around its fields and their values, or none', () => {
    for (const spaced of [
      fields().replaceAll('=', ' = ').replaceAll(', ', ' , '),
      fields().replaceAll(', ', ','),
      ` ${fields()} `,
    ])
      expect(read('/', signedBy(`AWS4-HMAC-SHA256 ${spaced}`))).toStrictEqual(ofHeader);
  });

  it.each<[string, string, RegExp]>([
    ['of one word', 'AWS4-HMAC-SHA256', /^IncompleteSignature: The signature lacks Credential\.$/],
    ['of one letter', 'x', /lacks Credential/],
    ['without an algorithm', ` ${fields()}`, /The algorithm must be AWS4-HMAC-SHA256; got ""/],
    ['with its algorithm cut short', `AWS4-HMAC-SHA25 ${fields()}`, /got "AWS4-HMAC-SHA25"/],
    ['with a field that has no value', `AWS4-HMAC-SHA256 Credentials, ${fields()}`, /^read$/],
    ['with a field of no name', `AWS4-HMAC-SHA256 =x, ${fields()}`, /^read$/],
    ['without a signature', `AWS4-HMAC-SHA256 ${fields().replace('Signature=', 'Signatur=')}`, /lacks Signature\./],
    ['whose field has no sign between', `AWS4-HMAC-SHA256 ${fields().replace('Signature=', 'Signature')}`, /lacks Sig/],
    [
      'with a letter before the signature',
      `AWS4-HMAC-SHA256 ${fields({ Signature: `x${signature}` })}`,
      /^SignatureDoesNotMatch: The signature is not 64 lower-case hexadecimal digits\.$/,
    ],
    ['with a letter after it', `AWS4-HMAC-SHA256 ${fields({ Signature: `${signature}x` })}`, /^SignatureDoesNotMatch/],
    ['with no access key', `AWS4-HMAC-SHA256 ${fields({ Credential: credential.slice(11) })}`, /The credential must/],
  ])('%s', (_, authorization, expected) => {
    expect(refusalOf(() => read('/', signedBy(authorization)))).toMatch(expected);
  });

  it('needs X-Amz-Date beside it', () => {
    expect(refusalOf(() => read('/', { authorization: `AWS4-HMAC-SHA256 ${fields()}` }))).toBe(
      'IncompleteSignature: The signature lacks X-Amz-Date.',
    );
  });

  // `Date.parse` takes the first of these for a day of the year 2000.
  it.each([
    'Jan 1 2000 (20130524T000102Z',
    'x20130524T000102Z',
    '20130524T000102Zx',
    '20130524t000102Z',
    '2013052T000102Z',
    '20131324T000102Z',
    '',
  ])('is refused with the date %j', (wrong) => {
    const headers = { authorization: `AWS4-HMAC-SHA256 ${fields()}`, 'x-amz-date': wrong };
    expect(refusalOf(() => read('/', headers))).toMatch(/^IncompleteSignature: X-Amz-Date must be/);
  });
});

describe('a presigned query', () => {
  const ofQuery = { ...claims, place: 'query', expiresSeconds: 604_800, signedHeaders: new Set(['host']) };

  it('is read with its token, or without one', () => {
    for (const more of [{}, { 'X-Amz-Security-Token': 'token' }]) {
      const target = presigned(more);
      expect(read(target)).toStrictEqual({
        ...ofQuery,
        target: parseRequestTarget(target),
        ...('X-Amz-Security-Token' in more ? { sessionToken: 'token' } : {}),
      });
    }
  });

  it.each(['X-Amz-Signature', 'X-Amz-Algorithm', 'X-Amz-Credential'] as const)(
    'is begun by %s alone, and has to be whole',
    (name) => {
      const target = `/?${name.toLowerCase()}=${parameters[name]}`;
      expect(refusalOf(() => read(target))).toMatch(/^IncompleteSignature: The signature lacks X-Amz-/);
      expect(refusalOf(() => read(target, signedBy(`AWS4-HMAC-SHA256 ${fields()}`)))).toMatch(
        /^IncompleteSignature: Only one authentication mechanism is allowed/,
      );
    },
  );

  it('is not begun by other parameters', () => {
    for (const target of ['/', '/?X-Amz-Date=x&X-Amz-Expires=1', '/?signature=x&a-x-amz-signature=x'])
      expect(refusalOf(() => read(target))).toMatch(/^MissingAuthenticationToken: The request carries no signature/);
  });

  it('may have each of its parameters once, and others more often', () => {
    expect(refusalOf(() => read(`${presigned()}&x-amz-date=${date}`))).toBe(
      'IncompleteSignature: The query parameter "x-amz-date" is given twice.',
    );
    expect(read(`${presigned()}&a=1&a=2`).target.query).toHaveLength(8);
  });

  it.each([
    ['1', 'read'],
    ['604800', 'read'],
    ['0604800', 'read'],
    ['604801', 'refused'],
    ['00604800', 'refused'],
    ['0', 'refused'],
    ['', 'refused'],
    ['-1', 'refused'],
    ['x60', 'refused'],
    ['60x', 'refused'],
    ['1.5', 'refused'],
  ])('with a lifetime of %j is %s', (seconds, expected) => {
    expect(refusalOf(() => read(presigned({ 'X-Amz-Expires': seconds })))).toMatch(
      expected === 'read' ? /^read$/ : /^IncompleteSignature: X-Amz-Expires must be between 1 and 604800 seconds/,
    );
  });
});
