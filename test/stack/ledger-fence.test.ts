import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { archiveObjectKey } from '../../archive/object-key.ts';
import { generateLedger } from '../../dev/seed/generate-ledger.ts';
import { readArchive } from '../archive-contents.ts';
import type { WorkerFixture } from './worker-fixture.ts';
import { startWorkerFixture, versionTableName } from './worker-fixture.ts';

let fixture: WorkerFixture;
let people = 0;

beforeAll(async () => {
  fixture = await startWorkerFixture();
});
afterAll(() => fixture.close());
afterEach(() => {
  fixture.toDynamodb.onRequest = () => undefined;
});

/** A new person with a ledger of one month. */
async function newPerson() {
  people += 1;
  const owner = `ap-northeast-1:22222222-2222-3333-4444-${String(people).padStart(12, '0')}`;
  await fixture.plant(owner, generateLedger({ seed: people, from: '2025-01-01', to: '2025-01-31' }));
  const write = async () => {
    await fixture.dynamodb.send(fence(owner, 'ADD ledgerVersion :one, writers :me'));
    await fixture.dynamodb.send(
      new PutItemCommand({
        TableName: 'slips',
        Item: {
          owner: { S: owner },
          entry: { S: '20250131#food01_written' },
          tgt_date: { S: '20250131' },
          kind_cd_seq: { S: 'food01_written' },
        },
      }),
    );
    await fixture.dynamodb.send(fence(owner, 'ADD ledgerVersion :one DELETE writers :me'));
  };
  return {
    write,
    request: {
      owner,
      id: `01ARZ3NDEKTSV4RRFFQ7${String(people).padStart(6, '0')}`,
      from: '2025-01-01',
      to: '2025-01-31',
    },
  };
}

function fence(owner: string, UpdateExpression: string): UpdateItemCommand {
  const ExpressionAttributeValues = {
    ':one': { N: '1' },
    ...(UpdateExpression.includes(':me') && { ':me': { SS: ['a writer'] } }),
  };
  return new UpdateItemCommand({
    TableName: versionTableName,
    Key: { owner: { S: owner }, entry: { S: 'LEDGER' } },
    UpdateExpression,
    ExpressionAttributeValues,
  });
}

/**
 * Calls `between` in the middle of each pass, after its balances have been read and before the response is passed on.
 */
function inEachPass(between: () => Promise<unknown>): { readonly passes: () => number } {
  let passes = 0;
  fixture.toDynamodb.onRequest = async ({ headers }, body) => {
    if (
      headers['x-amz-target'] !== 'DynamoDB_20120810.Query' ||
      !body.includes('"balances"') ||
      body.includes('ScanIndexForward')
    )
      return undefined;
    passes += 1;
    await between();
    return undefined;
  };
  return { passes: () => passes };
}

async function contentsOf(request: Parameters<WorkerFixture['run']>[0]) {
  return readArchive(await fixture.fetch(archiveObjectKey({ ...request, attempt: 1 })));
}

it('no consistency is claimed for a ledger without a version', async () => {
  const { request } = await newPerson();
  expect(await fixture.run(request)).toBe('READY');
  expect(fixture.jobs.state(request).archive?.consistency).toBe('EACH_PAGE');
});

it('a ledger whose version did not change is reported as consistent', async () => {
  const { request, write } = await newPerson();
  await write();
  const { passes } = inEachPass(() => Promise.resolve());
  expect(await fixture.run(request)).toBe('READY');
  expect(fixture.jobs.state(request).archive?.consistency).toBe('UNCHANGED_WHILE_READ');
  expect((await contentsOf(request)).manifest()['consistency']).toMatchObject({ level: 'UNCHANGED_WHILE_READ' });
  expect(passes()).toBe(1);
});

it('a ledger that changed during the pass is read again, with the new write', async () => {
  const { request, write } = await newPerson();
  let writes = 1;
  const { passes } = inEachPass(async () => {
    if (writes-- > 0) await write();
  });
  expect(await fixture.run(request)).toBe('READY');
  expect([passes(), fixture.jobs.state(request).archive?.consistency]).toEqual([2, 'UNCHANGED_WHILE_READ']);
  const contents = await contentsOf(request);
  expect(contents.items('slips.jsonl').map(({ entry }) => entry)).toContainEqual({ S: '20250131#food01_written' });
  expect(await fixture.stored()).toMatchObject({ uploads: [] });
});

it('a ledger is read again three times at most, and then reported as changed', async () => {
  const { request, write } = await newPerson();
  const { passes } = inEachPass(write);
  expect(await fixture.run(request)).toBe('READY');
  expect([passes(), fixture.jobs.state(request).archive?.consistency]).toEqual([4, 'CHANGED_WHILE_READ']);
  expect((await contentsOf(request)).manifest()['consistency']).toMatchObject({ level: 'CHANGED_WHILE_READ' });
});

it('a pass is not started without enough time', async () => {
  const { request, write } = await newPerson();
  const { passes } = inEachPass(write);
  // Once the pass has started, one millisecond more than the worker needs to stop in an orderly way.
  const remainingMs = () => (passes() === 0 ? 900_000 : 60_001);
  expect(await fixture.run(request, { remainingMs })).toBe('READY');
  expect([passes(), fixture.jobs.state(request).archive?.consistency]).toEqual([1, 'CHANGED_WHILE_READ']);
});

it('no consistency is claimed while a writer is active, and the export does not wait', async () => {
  const { request } = await newPerson();
  await fixture.dynamodb.send(fence(request.owner, 'ADD ledgerVersion :one, writers :me'));
  const { passes } = inEachPass(() => Promise.resolve());
  expect(await fixture.run(request)).toBe('READY');
  expect([passes(), fixture.jobs.state(request).archive?.consistency]).toEqual([1, 'CHANGED_WHILE_READ']);
});
