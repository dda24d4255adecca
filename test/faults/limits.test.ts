import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { exportEntry, openValue, quotaEntry } from '../../ledger/exports-table.ts';
import { slotSeconds } from '../../resolvers/times.ts';
import type { SeenExport } from '../exports.ts';
import { exportFields, requestMutation } from '../exports.ts';
import { operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import type { GraphqlResponse, Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { subscribe } from '../subscriber.ts';
import { ulidAt } from '../ulid-at.ts';
import type { FaultyHost } from './faulty-host.ts';
import { startFaultyHost } from './faulty-host.ts';
import { bulkyMonth, plantBulk } from './ledger-under-test.ts';
import { untilEnded } from './until-ended.ts';

let host: FaultyHost;
let hanako: Person;
let taro: Person;

beforeAll(async () => {
  host = await startFaultyHost();
  hanako = await signInAs(host);
  taro = await signInAs(host, demoUsers[1]);
  await plantBulk(host, taro.identityId);
});
afterEach(() => host.calm());
afterAll(() => host.close());

const day = { from: '2026-02-01', to: '2026-02-01' };
const cancelMutation = `mutation C($id: ID!) { cancelExport(id: $id) { ${exportFields} } }`;
const ids = new Map<number, string>();
/** The same value each time, made at the first request. */
const ulid = (number: number): string => {
  const id = ids.get(number) ?? ulidAt(host.clock.nowMs(), number);
  ids.set(number, id);
  return id;
};
const asked = ({ data }: GraphqlResponse) => data?.['requestExport'] as SeenExport | null | undefined;
const cancelled = ({ data }: GraphqlResponse) => data?.['cancelExport'] as SeenExport;

/** Holds back every matching response until the test releases it. */
function holdResponses(matches: (line: string, body: string) => boolean): {
  readonly reached: Promise<void>;
  release: () => void;
} {
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  const { promise: reached, resolve: reach } = Promise.withResolvers<undefined>();
  for (const proxy of Object.values(host.proxies)) {
    proxy.onRequest = async ({ method = '', url = '' }, body) => {
      if (!matches(`${method} ${url}`, body.toString('latin1'))) return undefined;
      reach(undefined);
      await released;
      return undefined;
    };
  }
  return { reached, release: () => release(undefined) };
}

describe('cancelling', () => {
  it('stops a run in the middle of its pages, and its objects are removed', async () => {
    const gate = holdResponses((line) => line.includes('partNumber=1'));
    const subscriber = await subscribe(host, taro.credentials, `subscription { onExport { ${exportFields} } }`);
    const request = asked(await taro.ask(requestMutation, bulkyMonth));
    await gate.reached;
    expect((await host.bucket.stored(request?.id)).uploads).toHaveLength(1);
    const answer = cancelled(await taro.ask(cancelMutation, { id: request?.id }));
    expect(answer).toMatchObject({ status: 'CANCELLED', downloadUrl: null });
    gate.release();
    await expect.poll(() => host.bucket.stored(request?.id), { timeout: 20_000 }).toEqual({ objects: [], uploads: [] });
    const { ended } = await untilEnded(host, taro, request?.id ?? '');
    expect(ended).toMatchObject({ status: 'CANCELLED', version: answer.version });
    expect(subscriber.events.map((event) => (event['onExport'] as SeenExport).status).at(-1)).toBe('CANCELLED');
    subscriber.close();
  });

  it('ends an export before a worker has claimed it, and the worker ignores it', async () => {
    const gate = holdResponses((_, body) => body.includes('mutation ClaimExport'));
    const request = asked(await hanako.ask(requestMutation, day));
    await gate.reached;
    expect(cancelled(await hanako.ask(cancelMutation, { id: request?.id })).status).toBe('CANCELLED');
    gate.release();
    const { ended } = await untilEnded(host, hanako, request?.id ?? '');
    expect(ended).toMatchObject({ status: 'CANCELLED', attempt: 0, version: 2 });
    expect(await host.bucket.stored(request?.id)).toEqual({ objects: [], uploads: [] });
  });

  it('has one winner against completion, and all clients learn the same result', async () => {
    for (const completionFirst of [false, true, false, true]) {
      const gate = holdResponses((_, body) => body.includes('mutation ReportExport') && body.includes('"archive"'));
      const request = asked(await hanako.ask(requestMutation, day));
      await gate.reached;
      if (completionFirst) {
        gate.release();
        await hanako.ask('query { exports(limit: 1) { items { id } } }');
      }
      const cancelling = hanako.ask(cancelMutation, { id: request?.id });
      gate.release();
      const answer = cancelled(await cancelling);
      const { ended } = await untilEnded(host, hanako, request?.id ?? '');
      expect(['READY', 'CANCELLED']).toContain(ended.status);
      expect(answer).toMatchObject({ status: ended.status, version: ended.version });
      await expect
        .poll(async () => (await host.bucket.stored(request?.id)).objects.length, { timeout: 20_000 })
        .toBe(ended.status === 'READY' ? 1 : 0);
      host.calm();
    }
  });
});

describe('requesting an export', () => {
  it('ten times at once under one id makes one export and one run', async () => {
    const claims: string[] = [];
    host.proxies.graphql.onRequest = (_, body) => {
      if (body.includes('mutation ClaimExport')) claims.push(body.toString('utf8'));
      return undefined;
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => hanako.ask(requestMutation, { ...day, requestId: ulid(1) })),
    );
    expect(new Set(answers.map((answer) => asked(answer)?.id))).toEqual(new Set([ulid(1)]));
    const { ended } = await untilEnded(host, hanako, ulid(1));
    expect(ended).toMatchObject({ status: 'READY', attempt: 1 });
    expect(claims).toHaveLength(1);
    const again = asked(await hanako.ask(requestMutation, { ...day, requestId: ulid(1) }));
    expect(again).toMatchObject({ id: ulid(1), status: 'READY', version: ended.version });
    const other = await hanako.ask(requestMutation, { from: '2026-02-02', to: '2026-02-02', requestId: ulid(1) });
    expect(other.errors?.[0]?.errorType).toBe('RequestIdReused');
  });

  it('thirty times at once starts three and refuses the rest before any cost, and the limit is twenty a day', async () => {
    host.clock.forward(24 * 3_600_000);
    hanako = await signInAs(host);
    let begun = 0;
    const gate = holdResponses((_, body) => body.includes('mutation ClaimExport'));
    const count = host.proxies.graphql.onRequest;
    host.proxies.graphql.onRequest = (incoming, body) => {
      begun += 1;
      return count(incoming, body);
    };
    const storm = await Promise.all(
      Array.from({ length: 30 }, (_, index) => hanako.ask(requestMutation, { ...day, requestId: ulid(100 + index) })),
    );
    expect(storm.filter((answer) => asked(answer))).toHaveLength(3);
    expect(new Set(storm.filter((answer) => !asked(answer)).map(({ errors }) => errors?.[0]?.errorType))).toEqual(
      new Set(['QuotaExceeded']),
    );
    await expect.poll(() => begun, { timeout: 20_000 }).toBe(3);
    const pages = await hanako.ask('query { exports(limit: 100) { items { id status } } }');
    const open = (pages.data?.['exports'] as { items: { id: string; status: string }[] }).items.filter(
      ({ status }) => status === 'REQUESTED',
    );
    expect(open).toHaveLength(3);
    gate.release();
    for (const { id } of open) await untilEnded(host, hanako, id);
    host.calm();

    let taken = 3;
    for (let index = 0; index < 8; index += 1) {
      const three = await Promise.all(
        [0, 1, 2].map((more) => hanako.ask(requestMutation, { ...day, requestId: ulid(200 + 3 * index + more) })),
      );
      const started = three.flatMap((answer) => asked(answer) ?? []);
      taken += started.length;
      for (const { id } of started) await hanako.ask(cancelMutation, { id });
    }
    expect(taken).toBe(20);
    const refused = await hanako.ask(requestMutation, { ...day, requestId: ulid(300) });
    expect(refused.errors?.[0]).toMatchObject({
      errorType: 'QuotaExceeded',
      message: expect.stringContaining('today') as string,
    });
    host.clock.forward(24 * 3_600_000);
    hanako = await signInAs(host);
    expect(asked(await hanako.ask(requestMutation, { ...day, requestId: ulid(301) }))?.status).toBe('REQUESTED');
  });
});

describe('a concurrency slot', () => {
  const setSlots = async (minutesAgo: number) => {
    const client = operatorDynamodb(host);
    const second = String(Math.floor(host.clock.nowMs() / 1000) - minutesAgo * 60);
    await client.send(
      new UpdateItemCommand({
        TableName: tableOf(host, 'ExportsTable'),
        Key: { owner: { S: taro.identityId }, entry: { S: quotaEntry } },
        UpdateExpression: 'SET slots = :slots',
        ExpressionAttributeValues: {
          ':slots': { M: { [ulid(901)]: { N: second }, [ulid(902)]: { N: second }, [ulid(903)]: { N: second } } },
        },
      }),
    );
    client.destroy();
  };

  it('is released after seven hours when its request was interrupted before there was an export', async () => {
    taro = await signInAs(host, demoUsers[1]);
    await setSlots(slotSeconds / 60 - 1);
    expect((await taro.ask(requestMutation, { ...day, requestId: ulid(400) })).errors?.[0]?.errorType).toBe(
      'QuotaExceeded',
    );
    await setSlots(slotSeconds / 60 + 1);
    const answers = await Promise.all(
      [401, 402, 403, 404].map((number) => taro.ask(requestMutation, { ...day, requestId: ulid(number) })),
    );
    expect(answers.flatMap((answer) => asked(answer) ?? [])).toHaveLength(3);
    for (const answer of answers) if (asked(answer)) await untilEnded(host, taro, asked(answer)?.id ?? '');
  });

  it('is released by a second cancellation when the response to the first and its release were lost', async () => {
    const request = asked(await taro.ask(requestMutation, { ...day, requestId: ulid(901) }));
    await taro.ask(cancelMutation, { id: request?.id });
    await setSlots(0);
    expect((await taro.ask(requestMutation, { ...day, requestId: ulid(405) })).errors?.[0]?.errorType).toBe(
      'QuotaExceeded',
    );
    await taro.ask(cancelMutation, { id: request?.id });
    expect(asked(await taro.ask(requestMutation, { ...day, requestId: ulid(405) }))?.status).toBe('REQUESTED');
    await untilEnded(host, taro, ulid(405));
  });
});

it('the sweeper ends a forgotten export although another one of the index cannot be ended', async () => {
  const client = operatorDynamodb(host);
  const TableName = tableOf(host, 'ExportsTable');
  const forgotten = {
    owner: { S: hanako.identityId },
    open: { S: openValue },
    leaseUntil: { N: '1' },
    status: { S: 'RUNNING' },
    attempt: { N: '1' },
    from: { S: day.from },
    to: { S: day.to },
  };
  // Without a version the update fails, and the index returns this row first.
  await client.send(
    new PutItemCommand({
      TableName,
      Item: { ...forgotten, leaseUntil: { N: '0' }, entry: { S: exportEntry(ulid(500)) }, id: { S: ulid(500) } },
    }),
  );
  await client.send(
    new PutItemCommand({
      TableName,
      Item: {
        ...forgotten,
        version: { N: '2' },
        entry: { S: exportEntry(ulid(501)) },
        id: { S: ulid(501) },
        requestedAt: { S: '2026-01-01T00:00:00.000Z' },
      },
    }),
  );
  client.destroy();
  const { ended } = await untilEnded(host, hanako, ulid(501));
  expect(ended).toMatchObject({ status: 'FAILED', failure: { code: 'WORKER_STOPPED' } });
});
