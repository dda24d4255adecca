import { Sha256 } from '@aws-crypto/sha256-js';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountId, operatorKeys, refusalOf, region } from '../auth/testing/gate-fixture.ts';
import { type StsFixture, startFixture } from './testing/sts-fixture.ts';

let fixture: StsFixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.sts.close());

const form = 'application/x-www-form-urlencoded; charset=utf-8';
const callerIdentity = 'Action=GetCallerIdentity&Version=2011-06-15';

async function post(body: string, headers: Record<string, string> = { 'content-type': form }, method = 'POST') {
  const { host, hostname, port } = new URL(fixture.sts.url);
  const signer = new SignatureV4({ service: 'sts', region, credentials: operatorKeys, sha256: Sha256 });
  const signed = await signer.sign({
    method,
    protocol: 'http:',
    hostname,
    port: Number(port),
    path: '/',
    headers: { ...headers, host },
    body,
  });
  const response = await fetch(fixture.sts.url, {
    method,
    headers: signed.headers,
    ...(method === 'GET' ? {} : { body }),
  });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}
const codeOf = ({ status, text }: { readonly status: number; readonly text: string }) => [
  status,
  /<Code>(\w+)/.exec(text)?.[1],
];

describe('GetCallerIdentity', () => {
  it('says who the operator is', async () => {
    expect(await fixture.operator.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: `arn:aws:iam::${accountId}:user/operator`,
      Account: accountId,
      UserId: expect.stringMatching(/^AIDA[A-Z0-9]{17}$/) as string,
    });
  });

  it('says who a role’s session is, even where its policy denies that', async () => {
    const session = fixture.role('shy', [{ Effect: 'Deny', Action: '*', Resource: '*' }]);
    expect(await fixture.as(session).send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: `arn:aws:sts::${accountId}:assumed-role/shy/shy`,
      UserId: `${session.roleId}:shy`,
    });
  });

  it('is XML in the namespace of STS', async () => {
    const { status, type, text } = await post(callerIdentity);
    expect([status, type]).toEqual([200, 'text/xml']);
    expect(text).toMatch(
      /^<GetCallerIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/"><GetCallerIdentityResult><Arn>.*<\/GetCallerIdentityResult><ResponseMetadata><RequestId>[0-9a-f-]{36}<\/RequestId><\/ResponseMetadata><\/GetCallerIdentityResponse>$/,
    );
  });
});

describe('a request that STS does not take', () => {
  it.each<[string, string, readonly [number, string]]>([
    ['another operation', 'Action=GetSessionToken&Version=2011-06-15', [400, 'InvalidAction']],
    ['a name that every object has', 'Action=constructor&Version=2011-06-15', [400, 'InvalidAction']],
    ['no operation', 'Version=2011-06-15', [400, 'MissingAction']],
    ['another version', 'Action=GetCallerIdentity&Version=2010-05-08', [400, 'NoSuchVersion']],
    ['no version', 'Action=GetCallerIdentity', [400, 'NoSuchVersion']],
    ['a parameter twice', `${callerIdentity}&Action=AssumeRole`, [404, 'MalformedQueryString']],
    ['a parameter that is not known', `${callerIdentity}&Extra=1`, [400, 'ValidationError']],
    ['a duration in words', 'Action=AssumeRole&Version=2011-06-15&DurationSeconds=long', [400, 'MalformedInput']],
    ['a tag out of place', 'Action=AssumeRole&Version=2011-06-15&Tags.owner=me', [400, 'MalformedInput']],
    ['a body that is too long', `${callerIdentity}&x=${'y'.repeat(300_000)}`, [413, 'RequestEntityTooLarge']],
  ])('%s', async (_, body, expected) => {
    expect(codeOf(await post(body))).toEqual(expected);
  });

  it('JSON, and a GET', async () => {
    expect(codeOf(await post('{}', { 'content-type': 'application/json' }))).toEqual([404, 'MalformedQueryString']);
    expect(codeOf(await post('', {}, 'GET'))).toEqual([404, 'MalformedQueryString']);
  });

  it('is refused in the document of a refusal, and the operations are named', async () => {
    const { text } = await post('Action=Get<b>&Version=2011-06-15');
    expect(text).toMatch(
      /^<ErrorResponse xmlns="[^"]+"><Error><Type>Sender<\/Type><Code>InvalidAction<\/Code><Message>Could not find operation Get&lt;b&gt; for version 2011-06-15: .*AssumeRole, GetCallerIdentity\.<\/Message><\/Error><RequestId>/,
    );
    expect(await refusalOf(fixture.operator.send(new GetSessionTokenCommand({})))).toMatchObject({
      name: 'InvalidAction',
    });
  });
});

describe('a signature that does not hold', () => {
  const whoAmI = (settings: Parameters<StsFixture['clientWith']>[0]) =>
    refusalOf(fixture.clientWith(settings).send(new GetCallerIdentityCommand({})));

  it('by an unknown key, or with a token that is not the key’s', async () => {
    const unknown = { name: 'InvalidClientTokenId', message: 'The security token included in the request is invalid.' };
    expect(await whoAmI({ credentials: { ...operatorKeys, accessKeyId: 'AKIANOBODY' } })).toEqual({
      ...unknown,
      status: 403,
    });
    const { accessKeyId, secretAccessKey } = fixture.keysOf(fixture.role('worker', []));
    for (const sessionToken of [undefined, 'x'])
      expect(
        await whoAmI({
          credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
        }),
      ).toMatchObject(unknown);
  });

  it('by another secret, for another region, and at another time', async () => {
    for (const settings of [
      { credentials: { ...operatorKeys, secretAccessKey: 'wrong' } },
      { region: 'us-east-1' },
      { systemClockOffset: -3_600_000 },
    ])
      expect(await whoAmI(settings)).toMatchObject({ name: 'SignatureDoesNotMatch', status: 403 });
  });

  it('with credentials that have expired', async () => {
    const credentials = fixture.credentials.issue(fixture.role('worker', []), 1);
    fixture.clock.aheadMs += 2000;
    // Without the expiration the client does not know that it could renew them.
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    expect(await whoAmI({ credentials: { accessKeyId, secretAccessKey, sessionToken } })).toMatchObject({
      name: expect.stringMatching(/^ExpiredToken/) as string,
      status: 403,
    });
    fixture.clock.aheadMs -= 2000;
  });

  it('or no signature at all', async () => {
    const response = await fetch(fixture.sts.url, {
      method: 'POST',
      headers: { 'content-type': form },
      body: callerIdentity,
    });
    expect(codeOf({ status: response.status, text: await response.text() })).toEqual([
      403,
      'MissingAuthenticationToken',
    ]);
  });
});
