import { ServiceRefusal } from '../http/json-refusal.ts';
import { isJsonObject } from '../json.ts';
import { isDocument } from './document-equality.ts';
import type { Engine } from './engine.ts';
import type { TableSettings } from './settings.ts';

export interface OperationResult {
  readonly status: number;
  readonly body: object;
}

type Input = Readonly<Record<string, unknown>>;

/**
 * Runs an operation on the engine, and adds the features that the engine lacks: deletion protection, time to live, and
 * the item that failed a condition.
 */
export async function runOperation(
  engine: Engine,
  operation: string,
  input: Input,
  tables: readonly TableSettings[],
): Promise<OperationResult> {
  const table = tables.find(({ name }) => name === input['TableName']);
  if (operation === 'DeleteTable' && table?.deletionProtection === true) {
    throw new ServiceRefusal(
      'ValidationException',
      'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
    );
  }
  const wantsExistingItem = returnsExistingItem(input);
  refuseDocumentsInFilter(input);
  const result = await engine.run(operation, { ...input });
  if (result.kind === 'done') return { status: 200, body: withTemplateSettings(operation, result.output, table) };
  const existing = wantsExistingItem && isFailedCondition(result.refusal) ? result.existingItem : undefined;
  return { status: result.status, body: { ...result.refusal, ...(existing === undefined ? {} : { Item: existing }) } };
}

/** dynalite finds no two maps, lists or sets equal in a filter. `document-equality.ts` mends this for conditions only. */
function refuseDocumentsInFilter({ FilterExpression: filter, ExpressionAttributeValues: values }: Input): void {
  if (filter === undefined || !isJsonObject(values)) return;
  if (!Object.values(values).some(isDocument)) return;
  throw new ServiceRefusal(
    'ValidationException',
    'The local host does not compare maps, lists or sets in a FilterExpression.',
  );
}

/** `ReturnValuesOnConditionCheckFailure`, which dynalite does not know. */
function returnsExistingItem(input: Input): boolean {
  const returned = input['ReturnValuesOnConditionCheckFailure'] ?? 'NONE';
  if (returned === 'ALL_OLD' || returned === 'NONE') return returned === 'ALL_OLD';
  throw new ServiceRefusal(
    'ValidationException',
    `1 validation error detected: Value '${JSON.stringify(returned)}' at 'returnValuesOnConditionCheckFailure' failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]`,
  );
}

function isFailedCondition(refusal: Input): boolean {
  return String(refusal['__type']).endsWith('#ConditionalCheckFailedException');
}

function withTemplateSettings(operation: string, output: object, table: TableSettings | undefined): object {
  if (table === undefined) return output;
  if (operation === 'DescribeTimeToLive') {
    const { timeToLiveAttribute: AttributeName } = table;
    return {
      TimeToLiveDescription:
        AttributeName === undefined ? { TimeToLiveStatus: 'DISABLED' } : { TimeToLiveStatus: 'ENABLED', AttributeName },
    };
  }
  if (operation === 'DescribeTable') {
    return {
      Table: { ...(output as { readonly Table: object }).Table, DeletionProtectionEnabled: table.deletionProtection },
    };
  }
  return output;
}
