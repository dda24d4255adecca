import type { Clock } from '../clock.ts';
import type { Engine } from './engine.ts';
import type { TableSettings } from './table-settings.ts';

type Item = Record<string, { N?: string } | undefined>;

/** Deletes the items whose time to live has passed by the host's clock. */
export async function removeLapsedItems(engine: Engine, tables: readonly TableSettings[], clock: Clock): Promise<void> {
  for (const { name, timeToLiveAttribute, definition } of tables) {
    if (timeToLiveAttribute === undefined) continue;
    const keys = (definition['KeySchema'] as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName);
    let from: unknown;
    do {
      const page = await call<{ Items: Item[]; LastEvaluatedKey?: unknown }>(engine, 'Scan', {
        TableName: name,
        FilterExpression: '#ttl < :now',
        ExpressionAttributeNames: { '#ttl': timeToLiveAttribute },
        ExpressionAttributeValues: { ':now': { N: String(Math.floor(clock.nowMs() / 1000)) } },
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      });
      for (const item of page.Items) {
        await call(engine, 'DeleteItem', { TableName: name, Key: Object.fromEntries(keys.map((key) => [key, item[key]])) });
      }
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }
}

async function call<Result>(engine: Engine, operation: string, input: unknown): Promise<Result> {
  const { status, body } = await engine.run(operation, Buffer.from(JSON.stringify(input)));
  if (status !== 200) throw new Error(`${operation}: ${body}`);
  return JSON.parse(body) as Result;
}
