import type { Clock } from '../clock.ts';
import type { Engine } from './engine.ts';
import type { TableSettings } from './settings.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * An item whose time is further in the past is kept, because the value is probably a mistake (DynamoDB developer guide,
 * time to live).
 */
const fiveYearsSeconds = 5 * 365.25 * 86_400;

/** Deletes the items whose time to live has passed by the host's clock. */
export async function removeLapsedItems(engine: Engine, tables: readonly TableSettings[], clock: Clock): Promise<void> {
  for (const { name, timeToLiveAttribute, definition } of tables) {
    if (timeToLiveAttribute === undefined) continue;
    const nowSeconds = Math.floor(clock.nowMs() / 1000);
    const lapsed = () => ({
      ExpressionAttributeNames: { '#ttl': timeToLiveAttribute },
      ExpressionAttributeValues: {
        ':oldest': { N: String(nowSeconds - fiveYearsSeconds) },
        ':now': { N: String(nowSeconds) },
      },
    });
    const condition = '#ttl BETWEEN :oldest AND :now';
    const keys = definition.KeySchema.map(({ AttributeName }) => AttributeName);
    let from: object | undefined;
    do {
      const scan = {
        TableName: name,
        FilterExpression: condition,
        ...lapsed(),
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      };
      const page = (await call(engine, 'Scan', scan)) as { Items?: readonly Item[]; LastEvaluatedKey?: object };
      for (const item of page.Items ?? []) {
        const Key = Object.fromEntries(keys.map((key) => [key, item[key]]));
        // Checked again at the deletion, because the item may have been prolonged since the scan.
        await call(engine, 'DeleteItem', { TableName: name, Key, ConditionExpression: condition, ...lapsed() });
      }
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }
}

/** The table was deleted or the item prolonged, so there is nothing to remove. */
const nothingToDo = /#(ResourceNotFoundException|ConditionalCheckFailedException)$/;

async function call(engine: Engine, operation: string, input: object): Promise<object> {
  const result = await engine.run(operation, input);
  if (result.kind === 'done') return result.output;
  if (nothingToDo.test(String(result.refusal['__type']))) return {};
  throw new Error(`${operation}: ${JSON.stringify(result.refusal)}`);
}
