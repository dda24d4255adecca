import { createHash } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, it } from 'vitest';
import type { CredentialAuthority } from './credential-authority.ts';
import { SignatureRefused } from './signature-refused.ts';
import { type SignedRequest, type SignedService } from './signed-request.ts';
import { verifySignature } from './verify.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const principal = { kind: 'operator', userArn: 'arn:aws:iam::123456789012:user/operator' } as const;

/** One long-lived key, and one temporary key whose token is `token`. */
function authority(secretAccessKey = secret): CredentialAuthority {
  return {
    issue: () => {
      throw new Error('These tests issue no credentials.');
    },
    lookUp: (accessKeyId, sessionToken) => {
      if (accessKeyId.startsWith('AKI') && !accessKeyId.includes('UNKNOWN'))
        return sessionToken === undefined ? { kind: 'known', secretAccessKey, principal } : { kind: 'bad-token' };
      if (accessKeyId !== 'ASIATEMPORARY') return { kind: 'unknown-key' };
      if (sessionToken === 'old token') return { kind: 'expired' };
      return sessionToken === 'token' ? { kind: 'known', secretAccessKey, principal } : { kind: 'bad-token' };
    },
  };
}

const at = (iso: string) => ({ nowMs: () => Date.parse(iso) });

async function codeOf(verification: Promise<unknown>): Promise<string> {
  try {
    await verification;
    return 'verified';
  } catch (error) {
    if (error instanceof SignatureRefused) return error.code;
    throw error;
  }
}

describe("AWS's published signatures", () => {
  // The suite's service is called "service". The host has no endpoint of that name.
  const suite = {
    service: 'service' as SignedService,
    date: '20150830T123600Z',
    key: 'AKIDEXAMPLE',
    secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  };
  it.each([
    ['get-vanilla', 'GET', '/', {}, '', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-query-order-key-case',
      'GET',
      '/?Param2=value2&Param1=value1',
      {},
      '',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-unreserved',
      'GET',
      '/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
      {},
      '',
      '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
    ],
    ['get-utf8', 'GET', '/ሴ', {}, '', '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85'],
    ['get-relative', 'GET', '/example/..', {}, '', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-header-value-trim',
      'GET',
      '/',
      { 'my-header1': ' value1', 'my-header2': ' "a   b   c"' },
      '',
      'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
    ],
    ['post-vanilla', 'POST', '/', {}, '', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    [
      'post-x-www-form-urlencoded',
      'POST',
      '/',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'Param1=value1',
      'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    ],
  ])('verifies %s', async (_, method, target, more, body, signature) => {
    const headers: Record<string, string> = { host: 'example.amazonaws.com', 'x-amz-date': suite.date, ...more };
    const authorization = `AWS4-HMAC-SHA256 Credential=${suite.key}/20150830/us-east-1/service/aws4_request, SignedHeaders=${Object.keys(headers).sort().join(';')}, Signature=${signature}`;
    const verify = () =>
      verifySignature(
        { method, target, headers: { ...headers, authorization }, body: Buffer.from(body) },
        suite.service,
        { credentials: authority(suite.secret), region: 'us-east-1', clock: at('2015-08-30T12:36:00Z') },
      );
    expect(await verify()).toBe(principal);
  });

  const s3 = { host: 'examplebucket.s3.amazonaws.com', 'x-amz-date': '20130524T000000Z' };
  const empty = createHash('sha256').digest('hex');
  it.each([
    [
      'GET Object',
      'GET',
      '/test.txt',
      { ...s3, range: 'bytes=0-9', 'x-amz-content-sha256': empty },
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT Object',
      'PUT',
      '/test%24file.text',
      {
        ...s3,
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      },
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    [
      'GET Bucket Lifecycle',
      'GET',
      '/?lifecycle',
      { ...s3, 'x-amz-content-sha256': empty },
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
  ])("verifies the S3 manual's %s", async (_, method, target, headers, signature) => {
    const authorization = `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=${Object.keys(headers).sort().join(';')},Signature=${signature}`;
    const against = { credentials: authority(), region: 'us-east-1', clock: at('2013-05-24T00:00:00Z') };
    expect(await verifySignature({ method, target, headers: { ...headers, authorization } }, 's3', against)).toBe(
      principal,
    );
  });
});

/** The presigned URL of the S3 manual: `aeeed9bb…` is AWS's own signature. */
const presigned = {
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request',
  'X-Amz-Date': '20130524T000000Z',
  'X-Amz-Expires': '86400',
  'X-Amz-SignedHeaders': 'host',
  'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
};

function verifyPresigned(
  change: {
    readonly query?: Record<string, string | undefined>;
    readonly headers?: Record<string, string>;
    readonly method?: string;
    readonly path?: string;
    readonly now?: string;
  } = {},
) {
  const query = Object.entries<string | undefined>({ ...presigned, ...change.query })
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
    .join('&');
  const request: SignedRequest = {
    method: change.method ?? 'GET',
    target: `${change.path ?? '/test.txt'}?${query}`,
    headers: { host: 'examplebucket.s3.amazonaws.com', ...change.headers },
  };
  return codeOf(
    verifySignature(request, 's3', {
      credentials: authority(),
      region: 'us-east-1',
      clock: at(change.now ?? '2013-05-24T12:00:00Z'),
    }),
  );
}

describe('presigned requests', () => {
  it.each([
    ['as published', {}, 'verified'],
    ['at its last second', { now: '2013-05-25T00:00:00Z' }, 'verified'],
    ['a moment later', { now: '2013-05-25T00:00:00.001Z' }, 'RequestExpired'],
    ['15 minutes early', { now: '2013-05-23T23:45:00Z' }, 'verified'],
    ['more than 15 minutes early', { now: '2013-05-23T23:44:59Z' }, 'RequestTimeTooSkewed'],
    ['another method', { method: 'PUT' }, 'SignatureDoesNotMatch'],
    ['another path', { path: '/test.txt2' }, 'SignatureDoesNotMatch'],
    ['another spelling of the path', { path: '/test%2Etxt' }, 'SignatureDoesNotMatch'],
    ['another host', { headers: { host: 'other' } }, 'SignatureDoesNotMatch'],
    ['an additional parameter', { query: { versionId: '1' } }, 'SignatureDoesNotMatch'],
    ['a parameter named __proto__', { query: { ['__proto__']: '1' } }, 'SignatureDoesNotMatch'],
    ['a parameter twice', { query: { 'x-amz-expires': '604800' } }, 'IncompleteSignature'],
    ['an x-amz header that is not signed', { headers: { 'x-amz-acl': 'public-read' } }, 'SignatureDoesNotMatch'],
    ['a token that is not signed', { query: { 'X-Amz-Security-Token': 'token' } }, 'InvalidToken'],
    ['a lifetime of 8 days', { query: { 'X-Amz-Expires': '691200' } }, 'IncompleteSignature'],
    ['a week', { query: { 'X-Amz-Expires': '604800' } }, 'SignatureDoesNotMatch'],
    ['a second', { query: { 'X-Amz-Expires': '1' }, now: '2013-05-24T00:00:01Z' }, 'SignatureDoesNotMatch'],
    ['an expiry with a sign', { query: { 'X-Amz-Expires': '+86400' } }, 'IncompleteSignature'],
    ['an expiry with a unit', { query: { 'X-Amz-Expires': '86400s' } }, 'IncompleteSignature'],
    ['a date with more before it', { query: { 'X-Amz-Date': '120130524T000000Z' } }, 'IncompleteSignature'],
    ['a date with more after it', { query: { 'X-Amz-Date': '20130524T000000ZZ' } }, 'IncompleteSignature'],
    ...['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-SignedHeaders', 'X-Amz-Date'].map(
      (name): [string, { query: Record<string, undefined> }, string] => [
        `no ${name}`,
        { query: { [name]: undefined } },
        'IncompleteSignature',
      ],
    ),
    ...[
      '/20130524/us-east-1/s3/aws4_request',
      'A//us-east-1/s3/aws4_request',
      'A/20130524//s3/aws4_request',
      'A/20130524/us-east-1//aws4_request',
    ].map((credential): [string, { query: Record<string, string> }, string] => [
      `the credential ${credential}`,
      { query: { 'X-Amz-Credential': credential } },
      'IncompleteSignature',
    ]),
    ['a parameter of the page twice', { query: { a: '1&a=2' } }, 'SignatureDoesNotMatch'],
    ['a lifetime of 0', { query: { 'X-Amz-Expires': '0' } }, 'IncompleteSignature'],
    ['no expiry', { query: { 'X-Amz-Expires': undefined } }, 'IncompleteSignature'],
    ['no signature', { query: { 'X-Amz-Signature': undefined } }, 'IncompleteSignature'],
    [
      'an odd number of digits',
      { query: { 'X-Amz-Signature': presigned['X-Amz-Signature'].slice(0, 63) } },
      'SignatureDoesNotMatch',
    ],
    [
      'an additional digit',
      { query: { 'X-Amz-Signature': `${presigned['X-Amz-Signature']}0` } },
      'SignatureDoesNotMatch',
    ],
    [
      'capital digits',
      { query: { 'X-Amz-Signature': presigned['X-Amz-Signature'].toUpperCase() } },
      'SignatureDoesNotMatch',
    ],
    [
      'another day in the scope',
      { query: { 'X-Amz-Credential': presigned['X-Amz-Credential'].replace('20130524', '20130525') } },
      'SignatureDoesNotMatch',
    ],
    [
      'another region',
      { query: { 'X-Amz-Credential': presigned['X-Amz-Credential'].replace('us-east-1', 'us-east-2') } },
      'IncompleteSignature',
    ],
    [
      'another service',
      { query: { 'X-Amz-Credential': presigned['X-Amz-Credential'].replace('s3', 'sts') } },
      'IncompleteSignature',
    ],
    [
      'an unknown key',
      { query: { 'X-Amz-Credential': presigned['X-Amz-Credential'].replace('AKIAIOSFODNN7', 'AKIAUNKNOWN') } },
      'InvalidAccessKeyId',
    ],
    ['an additional Authorization header', { headers: { authorization: 'AWS4-HMAC-SHA256 x' } }, 'IncompleteSignature'],
    [
      'host not signed',
      { query: { 'X-Amz-SignedHeaders': 'range' }, headers: { range: 'bytes=0-9' } },
      'SignatureDoesNotMatch',
    ],
    ['broken percent-encoding', { query: { x: '%E0%A4%A' } }, 'IncompleteSignature'],
    ['SigV4A', { query: { 'X-Amz-Algorithm': 'AWS4-ECDSA-P256-SHA256' } }, 'IncompleteSignature'],
  ])('%s: %#', async (_, change, code) => {
    expect(await verifyPresigned(change)).toBe(code);
  });
});

/** The request that an SDK client would send. */
async function capture(
  send: (requestHandler: {
    handle: (request: { method: string; path: string; headers: Record<string, string>; body: string }) => never;
  }) => Promise<unknown>,
): Promise<SignedRequest & { body: Uint8Array }> {
  let seen: (SignedRequest & { body: Uint8Array }) | undefined;
  await send({
    handle: (request) => {
      seen = {
        method: request.method,
        target: request.path,
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
        ),
        body: Buffer.from(request.body),
      };
      throw new Error('captured');
    },
  }).catch((error: unknown) => {
    if (!(error instanceof Error && error.message === 'captured')) throw error;
  });
  if (seen === undefined) throw new Error('The client sent nothing.');
  return seen;
}

describe('a refusal', () => {
  const refusal = async (change: { headers?: Record<string, string>; service?: SignedService; now?: string }) => {
    const date = '20130524T000000Z';
    const scope = `20130524/us-east-1/${change.service ?? 'sts'}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
    const headers = { host: 'a', date, authorization, ...change.headers };
    const request = { method: 'GET', target: '/', headers: { ...headers, 'x-amz-date': date }, body: Buffer.alloc(0) };
    const signed = { ...request.headers, authorization: headers.authorization.replace('=host', '=host;x-amz-date') };
    try {
      await verifySignature({ ...request, headers: signed }, change.service ?? 'sts', {
        credentials: authority(),
        region: 'us-east-1',
        clock: at(change.now ?? '2013-05-24T00:00:00Z'),
      });
    } catch (error) {
      if (error instanceof SignatureRefused) return `${error.code}: ${error.message}`;
      throw error;
    }
    return 'verified';
  };
  const ofKey = (accessKeyId: string, day = '20130524') => ({
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${day}/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  });

  it('names the reason', async () => {
    expect(await refusal({})).toMatch(/^SignatureDoesNotMatch: The request signature we calculated does not match/);
    expect(await refusal({ headers: ofKey('AKIAEXAMPLE', '20130525') })).toBe(
      'SignatureDoesNotMatch: The date of the credential scope, 20130525, is not that of X-Amz-Date, 20130524T000000Z.',
    );
    expect(await refusal({ headers: ofKey('NOBODY') })).toBe(
      'InvalidAccessKeyId: The access key id NOBODY does not exist in our records.',
    );
    expect(await refusal({ headers: ofKey('ASIATEMPORARY') })).toBe(
      'InvalidAccessKeyId: The access key id ASIATEMPORARY needs its session token.',
    );
  });

  it('of a time tells both times, in the words of the service', async () => {
    expect(await refusal({ now: '2013-05-24T00:05:00Z' })).toMatch(/^SignatureDoesNotMatch/);
    expect(await refusal({ now: '2013-05-23T23:55:00Z' })).toMatch(/^SignatureDoesNotMatch/);
    expect(await refusal({ now: '2013-05-24T00:05:01Z' })).toBe(
      'RequestTimeTooSkewed: Signature expired: 20130524T000000Z is now earlier than 20130524T000001Z (20130524T000501Z - 5 min.)',
    );
    expect(await refusal({ now: '2013-05-23T23:54:59Z' })).toBe(
      'RequestTimeTooSkewed: Signature not yet current: 20130524T000000Z is still later than 20130523T235959Z (20130523T235459Z + 5 min.)',
    );
    expect(await refusal({ service: 's3', now: '2013-05-24T00:15:01Z' })).toBe(
      "RequestTimeTooSkewed: The difference between the request time 20130524T000000Z and the host's time 20130524T001501Z is too large.",
    );
  });
});

describe('requests of SDK clients', () => {
  const settings = {
    region: 'ap-northeast-1',
    endpoint: 'http://127.0.0.1:1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'ASIATEMPORARY', secretAccessKey: secret, sessionToken: 'token' },
  };
  const listTables = () =>
    capture((requestHandler) =>
      new DynamoDBClient({ ...settings, requestHandler }).send(new ListTablesCommand({ Limit: 3 })),
    );
  const verify = (request: SignedRequest, service: SignedService = 'dynamodb', offsetMs = 0) =>
    codeOf(
      verifySignature(request, service, {
        credentials: authority(),
        region: 'ap-northeast-1',
        clock: { nowMs: () => Date.now() + offsetMs },
      }),
    );

  it('verifies DynamoDB, and Lambda with its doubly encoded path', async () => {
    expect(await verify(await listTables())).toBe('verified');
    const invoke = await capture((requestHandler) =>
      new LambdaClient({ ...settings, requestHandler }).send(
        new InvokeCommand({
          FunctionName: 'arn:aws:lambda:ap-northeast-1:123456789012:function:worker',
          Payload: '{}',
        }),
      ),
    );
    expect(invoke.target).toContain('%3A');
    expect(await verify(invoke, 'lambda')).toBe('verified');
  });

  type Change = (request: SignedRequest) => Partial<SignedRequest>;
  const header =
    (name: string, value: string): Change =>
    (request) => ({ headers: { ...request.headers, [name]: value } });
  const without =
    (name: string): Change =>
    ({ headers }) => ({ headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)) });
  const inAuthorization =
    (from: string | RegExp, to: string): Change =>
    (request) =>
      header('authorization', (request.headers['authorization'] ?? '').replace(from, to))(request);
  it.each<[string, Change, string]>([
    ['another body', () => ({ body: Buffer.from('{"Limit":4}') }), 'SignatureDoesNotMatch'],
    ['a target in absolute form', ({ target }) => ({ target: `http://a${target}` }), 'IncompleteSignature'],
    [
      'no body',
      ({ method, target, headers }) => ({ method, target, headers, body: Buffer.alloc(0) }),
      'SignatureDoesNotMatch',
    ],
    ['another target', header('x-amz-target', 'DynamoDB_20120810.DeleteTable'), 'SignatureDoesNotMatch'],
    ['another token', header('x-amz-security-token', 'other'), 'InvalidToken'],
    ['an expired token', header('x-amz-security-token', 'old token'), 'ExpiredToken'],
    ['no token', without('x-amz-security-token'), 'SignatureDoesNotMatch'],
    ['no date', without('x-amz-date'), 'IncompleteSignature'],
    ['no Authorization', without('authorization'), 'MissingAuthenticationToken'],
    ['basic authentication', header('authorization', 'Basic Zm9vOmJhcg=='), 'IncompleteSignature'],
    ['an empty Authorization', header('authorization', ''), 'IncompleteSignature'],
    ['a token that is not signed', inAuthorization('x-amz-security-token;', ''), 'SignatureDoesNotMatch'],
    ['another x-amz header', header('x-amz-other', '1'), 'SignatureDoesNotMatch'],
    ['a wrong body hash header', header('x-amz-content-sha256', 'UNSIGNED-PAYLOAD'), 'SignatureDoesNotMatch'],
    ['a cut signature', inAuthorization(/.$/, ''), 'SignatureDoesNotMatch'],
    ['a credential of another form', inAuthorization('/aws4_request', '/aws5_request'), 'IncompleteSignature'],
    [
      'a credential with an additional part',
      inAuthorization('/aws4_request', '/aws4_request/x'),
      'IncompleteSignature',
    ],
    ['another algorithm', inAuthorization('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1'), 'IncompleteSignature'],
    [
      'capitals among the signed names',
      inAuthorization('SignedHeaders=', 'SignedHeaders=Host;'),
      'IncompleteSignature',
    ],
    [
      'an empty name among the signed ones',
      inAuthorization('SignedHeaders=', 'SignedHeaders=;'),
      'IncompleteSignature',
    ],
    ['a date of another form', header('x-amz-date', new Date().toISOString()), 'IncompleteSignature'],
    ['an impossible date', header('x-amz-date', '20251399T000000Z'), 'IncompleteSignature'],
  ])('refuses %s', async (_, change, code) => {
    const request = await listTables();
    expect(await verify({ ...request, ...change(request) })).toBe(code);
  });

  it("accepts Amplify's unsigned user agent", async () => {
    const request = await capture((requestHandler) =>
      new DynamoDBClient({ ...settings, requestHandler }).send(new ListTablesCommand({})),
    );
    const isSigned = (request.headers['authorization'] ?? '').includes('x-amz-user-agent');
    expect(
      await verify(
        isSigned ? request : { ...request, headers: { ...request.headers, 'x-amz-user-agent': 'aws-amplify/6' } },
      ),
    ).toBe('verified');
  });

  it('allows a difference of five minutes in both directions', async () => {
    const request = await listTables();
    for (const [offsetMs, code] of [
      [-290_000, 'verified'],
      [290_000, 'verified'],
      [-310_000, 'RequestTimeTooSkewed'],
      [310_000, 'RequestTimeTooSkewed'],
    ] as const)
      expect(await verify(request, 'dynamodb', offsetMs)).toBe(code);
  });

  /** Signs exactly these headers, like a client that leaves one out. */
  async function signOnly(headers: Record<string, string>, body: string): Promise<SignedRequest> {
    const signer = new SignatureV4({
      credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: secret },
      region: 'ap-northeast-1',
      service: 'dynamodb',
      sha256: Sha256,
      applyChecksum: false,
    });
    const signed = await signer.sign({ method: 'POST', protocol: 'http:', hostname: '', path: '/', headers, body });
    return { method: 'POST', target: '/', headers: signed.headers, body: Buffer.from(body) };
  }

  it('refuses a valid signature without the host', async () => {
    expect(await verify(await signOnly({ host: 'a' }, 'x'))).toBe('verified');
    const hostless = await signOnly({}, 'x');
    expect(await verify({ ...hostless, headers: { ...hostless.headers, host: 'a' } })).toBe('SignatureDoesNotMatch');
  });

  it('checks the hash of the body for every service except S3', async () => {
    const request = await signOnly({ host: 'a', 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }, 'x');
    expect(await verify(request)).toBe('SignatureDoesNotMatch');
  });

  it('refuses a request that was signed for another service or region', async () => {
    const request = await listTables();
    expect(await verify(request, 'lambda')).toBe('SignatureDoesNotMatch');
    expect(
      await codeOf(
        verifySignature(request, 'dynamodb', {
          credentials: authority(),
          region: 'us-east-1',
          clock: { nowMs: () => Date.now() },
        }),
      ),
    ).toBe('SignatureDoesNotMatch');
  });
});
