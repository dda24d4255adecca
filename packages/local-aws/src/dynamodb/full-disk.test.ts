import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operatorKeys, region } from '../auth/testing/gate-fixture.ts';
import type { FillableDisk } from '../files/testing/fillable-disk.ts';
import { fillableDisks } from '../files/testing/fillable-disk.ts';

interface Child {
  readonly process: ChildProcess;
  readonly client: DynamoDBClient;
  readonly pid: number;
}

async function startChild(dataDir: string): Promise<Child> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/dynamodb-child.ts'), dataDir], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const url = (await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()).value ?? '';
  return {
    process: child,
    pid: child.pid ?? 0,
    client: new DynamoDBClient({ endpoint: url, region, credentials: operatorKeys, maxAttempts: 1 }),
  };
}

async function end({ process: child, client }: Child, how: 'stop' | 'kill'): Promise<void> {
  const gone = once(child, 'exit');
  client.destroy();
  if (how === 'kill') child.kill('SIGKILL');
  else child.stdin?.end();
  await gone;
}

/** One row of `customers`, which has an index. One write therefore changes two entries of the store. */
const item = (number: number, bytes: number) => ({
  owner: { S: 'me' },
  entry: { S: String(number).padStart(6, '0') },
  open: { S: 'yes' },
  leaseUntil: { N: String(number) },
  memo: { S: 'x'.repeat(bytes) },
});

/** Puts rows until one is refused, then puts the refused ones again. The writes of one round run concurrently. */
class Writer {
  readonly acknowledged = new Map<number, number>();
  readonly refusals: DynamoDBServiceException[] = [];
  readonly client: () => DynamoDBClient;
  #next = 0;

  constructor(client: () => DynamoDBClient) {
    this.client = client;
  }

  async put(sizes: readonly number[]): Promise<number> {
    const answers = await Promise.all(
      sizes.map(async (bytes) => {
        const number = (this.#next += 1);
        try {
          await this.client().send(new PutItemCommand({ TableName: 'customers', Item: item(number, bytes) }));
          this.acknowledged.set(number, bytes);
          return true;
        } catch (error) {
          this.refusals.push(error as DynamoDBServiceException);
          return false;
        }
      }),
    );
    return answers.filter(Boolean).length;
  }
}

async function stored(client: DynamoDBClient): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  let from;
  do {
    const {
      Items = [],
      LastEvaluatedKey,
    }: { Items?: Record<string, { S?: string }>[]; LastEvaluatedKey?: Record<string, { S: string }> } =
      (await client.send(
        new QueryCommand({
          TableName: 'customers',
          KeyConditionExpression: '#o = :me',
          ExpressionAttributeNames: { '#o': 'owner' },
          ExpressionAttributeValues: { ':me': { S: 'me' } },
          ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        }),
      )) as never;
    for (const { entry, memo } of Items) found.set(Number(entry?.S), memo?.S?.length ?? -1);
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return found;
}

async function indexed(client: DynamoDBClient): Promise<readonly number[]> {
  const open = {
    TableName: 'customers',
    IndexName: 'open',
    KeyConditionExpression: '#o = :yes',
    ExpressionAttributeNames: { '#o': 'open' },
    ExpressionAttributeValues: { ':yes': { S: 'yes' } },
  };
  return ((await client.send(new QueryCommand(open))).Items ?? []).map(({ entry }) => Number(entry?.S));
}

/** A random history of one disk: its free space, the requests while it is full, and the end of the process. */
const history = fc.record({
  before: fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 30 }),
  roomBytes: fc.integer({ min: 0, max: 70_000 }),
  refused: fc.array(
    fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 3000, max: 5000 }),
        fc.integer({ min: 30_000, max: 100_000 }),
      ),
      { minLength: 1, maxLength: 6 },
    ),
    { minLength: 2, maxLength: 5 },
  ),
  after: fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 40, maxLength: 60 }),
  ends: fc.constantFrom('stop' as const, 'kill' as const),
});

describe.each(fillableDisks())('a full disk (%s)', (_, make) => {
  async function withDisk(act: (disk: FillableDisk) => Promise<void>): Promise<void> {
    const disk = make();
    try {
      await act(disk);
    } finally {
      disk.remove();
    }
  }

  it('loses nothing that was acknowledged, before, while and after it was full', async () => {
    const run = (past: typeof history extends fc.Arbitrary<infer T> ? T : never) =>
      withDisk(async (disk) => {
        let child = await startChild(disk.dir);
        const writer = new Writer(() => child.client);
        try {
          await writer.put(past.before);
          disk.fill(child.pid, past.roomBytes);
          for (const sizes of past.refused) await writer.put(sizes);
          // Fills the disk completely, in smaller and smaller pieces.
          for (const bytes of [20_000, 500]) while ((await writer.put([bytes])) === 1);
          for (const sizes of past.refused) await writer.put(sizes);
          // Stored items can be read while no write is possible.
          for (const number of [...writer.acknowledged.keys()].slice(0, 3))
            expect(
              (
                await child.client.send(
                  new GetItemCommand({
                    TableName: 'customers',
                    Key: { owner: { S: 'me' }, entry: { S: String(number).padStart(6, '0') } },
                  }),
                )
              ).Item,
            ).toBeDefined();
          disk.makeRoom(child.pid);
          for (const bytes of past.after) expect(await writer.put([bytes])).toBe(1);
          await end(child, past.ends);
          child = await startChild(disk.dir);
          const found = await stored(child.client);
          expect([...writer.acknowledged].filter(([number, bytes]) => found.get(number) !== bytes)).toEqual([]);
          expect(await indexed(child.client)).toEqual([...found.keys()].sort((a, b) => a - b));
        } finally {
          await end(child, 'kill');
        }
      });
    await fc.assert(fc.asyncProperty(history, run), { seed: 8, numRuns: 6, endOnFailure: true });
  }, 180_000);

  it('is reported to the caller as an internal error of DynamoDB', () =>
    withDisk(async (disk) => {
      const child = await startChild(disk.dir);
      const writer = new Writer(() => child.client);
      try {
        disk.fill(child.pid, 10_000);
        while ((await writer.put([4000])) === 1);
        const [refusal] = writer.refusals;
        expect([refusal?.name, refusal?.$metadata.httpStatusCode]).toEqual(['InternalServerError', 500]);
        expect(refusal?.message).toMatch(
          new RegExp(`^The local host cannot write to ${disk.dir}.* MB are free\\. .*Free some space`),
        );
      } finally {
        await end(child, 'kill');
      }
    }));
});
