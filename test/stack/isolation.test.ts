import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { region } from 'local-aws/host/account.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archivesPrefix } from '../../archive/object-key.ts';
import { demoUsers } from '../../dev/demo.ts';
import type { SeenExport } from '../exports.ts';
import { exportAs, exportFields, requestMutation } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsOf, tableOf } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import { askAs, signInAs } from '../person.ts';
import { subscribe } from '../subscriber.ts';

let host: HostUnderTest;
let hanako: Person;
let taro: Person;
let herExport: SeenExport;

beforeAll(async () => {
  host = await startHostUnderTest();
  hanako = await signInAs(host, demoUsers[0]);
  taro = await signInAs(host, demoUsers[1]);
  herExport = (await exportAs(host, hanako, { from: '2025-01-01', to: '2025-03-31' })).ended;
});
afterAll(() => host.close());

/** A person's slips of March 2026 as the API shows them, read from the table. */
async function marchOf({
  identityId,
}: Person): Promise<{ readonly date: string; readonly value: number; readonly memo: string | null }[]> {
  const items = (await itemsOf(host, 'LedgerSlips', identityId)).filter((item) =>
    item['entry']?.S?.startsWith('202603'),
  );
  return items
    .sort((a, b) => ((a['entry']?.S ?? '') < (b['entry']?.S ?? '') ? -1 : 1))
    .map(({ entry, value, memo }) => ({
      date: `2026-03-${entry?.S?.slice(6, 8) ?? ''}`,
      value: Number(value?.N),
      memo: memo?.S ?? null,
    }));
}

const code = async (sent: Promise<unknown>): Promise<string> =>
  sent.then(
    () => 'allowed',
    (error: unknown) => (error as Error).name,
  );

describe('another person', () => {
  it('cannot see her export, which looks like an unknown one', async () => {
    const query = `query E($id: ID!) { export(id: $id) { ${exportFields} } }`;
    const his = await taro.ask(query, { id: herExport.id });
    const nobodys = await taro.ask(query, { id: '01JZZZZZZZZZZZZZZZZZZZZZZZ' });
    expect(his.data).toEqual({ export: null });
    expect(his).toEqual(nobodys);
    expect((await hanako.ask(query, { id: herExport.id })).data?.['export']).toMatchObject({ id: herExport.id });
  });

  it('has a history without her exports', async () => {
    const { data } = await taro.ask('{ exports(limit: 100) { items { id } } }');
    expect(data).toEqual({ exports: { items: [] } });
  });

  it('can neither cancel nor delete it', async () => {
    for (const field of ['cancelExport', 'deleteExport']) {
      const { data, errors } = await taro.ask(`mutation M($id: ID!) { ${field}(id: $id) { id } }`, {
        id: herExport.id,
      });
      expect(data).toEqual({ [field]: null });
      expect(errors?.[0]?.errorType).toBe('NotFound');
    }
    expect((await fetch(herExport.downloadUrl ?? '')).status).toBe(200);
  });

  it('gets his own export under the id of hers', async () => {
    const { data } = await taro.ask(requestMutation, { from: '2026-01-01', to: '2026-01-31', requestId: herExport.id });
    expect(data?.['requestExport']).toMatchObject({ id: herExport.id, owner: taro.identityId, from: '2026-01-01' });
    const { data: still } = await hanako.ask(`query E($id: ID!) { export(id: $id) { from owner } }`, {
      id: herExport.id,
    });
    expect(still?.['export']).toEqual({ from: '2025-01-01', owner: hanako.identityId });
  });

  it('receives no event of her exports with any arguments', async () => {
    const listener = await subscribe(host, taro.credentials, `subscription { onExport { ${exportFields} } }`);
    await expect(
      subscribe(host, taro.credentials, `subscription S($owner: ID) { onExport(owner: $owner) { id } }`, {
        owner: hanako.identityId,
      }),
    ).rejects.toThrow('owner');
    await exportAs(host, hanako, { from: '2025-05-01', to: '2025-05-31' });
    // His events come after hers. When his have arrived, hers would have arrived too.
    const { data } = await taro.ask(requestMutation, { from: '2026-02-01', to: '2026-02-28' });
    const his = data?.['requestExport'] as SeenExport;
    await listener.next(
      (event) =>
        (event['onExport'] as SeenExport).id === his.id && (event['onExport'] as SeenExport).status === 'READY',
    );
    expect(new Set(listener.events.map((event) => (event['onExport'] as SeenExport).owner))).toEqual(
      new Set([taro.identityId]),
    );
    listener.close();
  });

  it('cannot name an owner, because no field has that argument', async () => {
    const { data, errors } = await taro.ask(
      `mutation { requestExport(from: "2025-01-01", to: "2025-01-31", owner: "${hanako.identityId}") { id } }`,
    );
    expect(data).toBeNull();
    expect(errors?.[0]?.message).toContain('owner');
  });

  it('cannot act as the worker', async () => {
    const claims = [
      `mutation { claimExport(owner: "${hanako.identityId}", id: "${herExport.id}", claimant: "${herExport.id}") { id } }`,
      `mutation { reportExport(input: { owner: "${hanako.identityId}", id: "${herExport.id}", attempt: 1, progress: { phase: READING, rowsRead: 0, bytesDone: 0, fraction: 0 } }) { id } }`,
      `mutation { failExport(input: { owner: "${hanako.identityId}", id: "${herExport.id}", code: INTERNAL, message: "" }) { id } }`,
    ];
    for (const claim of claims) {
      const { errors } = await taro.ask(claim);
      expect(errors?.[0]).toMatchObject({ errorType: 'Unauthorized' });
    }
  });

  it('previews only his own ledger', async () => {
    const [his, hersOfMarch] = [await marchOf(taro), await marchOf(hanako)];
    expect(his.length).toBeGreaterThan(2);
    expect(his).not.toEqual(hersOfMarch);
    const { data } = await taro.ask(
      '{ slips(from: "2026-03-01", to: "2026-03-31", limit: 500) { items { date value memo } } }',
    );
    expect((data?.['slips'] as { items: unknown[] }).items).toEqual(his);
  });

  it('cannot use a page token of hers, which still works for her', async () => {
    const query =
      'query S($t: String) { slips(from: "2026-03-01", to: "2026-03-31", limit: 1, nextToken: $t) { items { date value memo } nextToken } }';
    const pageOf = async (person: Person, t?: string) =>
      (await person.ask(query, { t })).data?.['slips'] as { items: unknown[]; nextToken: string };
    const [[herFirst, herSecond], [hisFirst, hisSecond]] = [await marchOf(hanako), await marchOf(taro)];
    const [hersPage, hisPage] = [await pageOf(hanako), await pageOf(taro)];
    expect([hersPage.items, hisPage.items]).toEqual([[herFirst], [hisFirst]]);
    for (const [person, token] of [
      [taro, hersPage.nextToken],
      [hanako, hisPage.nextToken],
    ] as const) {
      const { data, errors } = await person.ask(query, { t: token });
      expect([data, errors?.[0]?.errorType]).toEqual([{ slips: null }, 'InvalidArgument']);
    }
    expect((await pageOf(hanako, hersPage.nextToken)).items).toEqual([herSecond]);
    expect((await pageOf(taro, hisPage.nextToken)).items).toEqual([hisSecond]);
  });

  it('has credentials without access to buckets, tables and functions', async () => {
    const { credentials } = taro;
    const s3 = new S3Client({ region, endpoint: host.host.urls.s3, forcePathStyle: true, credentials });
    const dynamodb = new DynamoDBClient({ region, endpoint: host.host.urls.dynamodb, credentials });
    const lambda = new LambdaClient({ region, endpoint: host.host.urls.lambda, credentials });
    const [, bucket = '', ...key] = new URL(herExport.downloadUrl ?? '').pathname.split('/');
    expect(await code(s3.send(new GetObjectCommand({ Bucket: bucket, Key: decodeURIComponent(key.join('/')) })))).toBe(
      'AccessDenied',
    );
    expect(
      await code(s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: `${archivesPrefix}${taro.identityId}/` }))),
    ).toBe('AccessDenied');
    const values = { ':o': { S: taro.identityId } };
    expect(
      await code(
        dynamodb.send(
          new QueryCommand({
            TableName: tableOf(host, 'LedgerSlips'),
            KeyConditionExpression: '#o = :o',
            ExpressionAttributeNames: { '#o': 'owner' },
            ExpressionAttributeValues: values,
          }),
        ),
      ),
    ).toBe('AccessDeniedException');
    const worker = host.host.resources.find(
      ({ type, logicalId }) => type === 'AWS::Lambda::Function' && logicalId.includes('ExportWorker'),
    );
    expect(await code(lambda.send(new InvokeCommand({ FunctionName: worker?.physicalId ?? '', Payload: '{}' })))).toBe(
      'AccessDeniedException',
    );
  });
});

describe('a link', () => {
  it('gives access to one object, and to no other with a changed path', async () => {
    const { ended: his } = await exportAs(host, taro, { from: '2026-04-01', to: '2026-04-30' });
    const url = new URL(herExport.downloadUrl ?? '');
    url.pathname = new URL(his.downloadUrl ?? '').pathname;
    expect((await fetch(url)).status).toBe(403);
  });

  it('expires after fifteen minutes, and a new one is signed on request', async () => {
    const { ended } = await exportAs(host, hanako, { from: '2025-06-01', to: '2025-06-30' });
    host.clock.forward(901_000);
    expect((await fetch(ended.downloadUrl ?? '')).status).toBe(403);
    const { data } = await hanako.ask('query E($id: ID!) { export(id: $id) { downloadUrl } }', { id: ended.id });
    expect((await fetch((data?.['export'] as SeenExport).downloadUrl ?? '')).status).toBe(200);
  });
});

it('an unsigned request is refused', async () => {
  const { status, errors } = await askAs(host, undefined, '{ exports { items { id } } }');
  expect([status, errors?.[0]?.errorType]).toEqual([401, 'UnauthorizedException']);
  const forged = { ...hanako.credentials, secretAccessKey: taro.credentials.secretAccessKey };
  expect((await askAs(host, forged, '{ exports { items { id } } }')).status).toBe(401);
});
