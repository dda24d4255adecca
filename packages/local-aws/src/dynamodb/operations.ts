import type { Access } from '../auth/gate.ts';
import { ServiceRefusal } from '../http/json-refusal.ts';
import type { ConditionContext } from '../iam/condition-context.ts';
import { isJsonObject } from '../json.ts';

/**
 * Operations on one table. Each is an IAM action. Tables come from the template, so the endpoint offers no operation
 * that creates or changes one.
 */
const onOneTable = [
  'DescribeTable',
  'DescribeTimeToLive',
  'DeleteTable',
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
];
/**
 * For these operations an index is a separate resource. In other operations an IndexName has no meaning and must not
 * change the ARN.
 */
const onIndexes = ['Query', 'Scan'];
const onSeveralTables = ['BatchGetItem', 'BatchWriteItem'];

/** Every operation that the endpoint accepts. Any other is refused by name. */
export const dynamodbOperations: readonly string[] = ['ListTables', ...onOneTable, ...onSeveralTables];

/**
 * The permissions that an operation needs. Refuses by name an operation that the host does not emulate.
 *
 * @param keysOn DynamoDB's condition keys of this request for a table
 */
export function accessesOf(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  account: { readonly region: string; readonly accountId: string },
  keysOn: (table: string) => ConditionContext,
): readonly Access[] {
  const action = `dynamodb:${operation}`;
  const context = { 'aws:SecureTransport': 'true' };
  const arn = (table: string) => `arn:aws:dynamodb:${account.region}:${account.accountId}:table/${table}`;
  if (operation === 'ListTables') return [{ action, resource: '*', context }];
  if (onOneTable.includes(operation)) {
    const table = nameOf(input['TableName']);
    const index = onIndexes.includes(operation) ? input['IndexName'] : undefined;
    return [
      {
        action,
        resource: typeof index === 'string' ? `${arn(table)}/index/${index}` : arn(table),
        context: { ...keysOn(table), ...context },
      },
    ];
  }
  if (onSeveralTables.includes(operation)) {
    const requests = input['RequestItems'];
    const tables = isJsonObject(requests) ? Object.keys(requests) : [];
    if (tables.length === 0)
      throw new ServiceRefusal(
        'ValidationException',
        `${operation} expects RequestItems, an object with at least one table's name, got ${JSON.stringify(requests ?? null)}.`,
      );
    return tables.map((table) => ({ action, resource: arn(nameOf(table)), context: { ...keysOn(table), ...context } }));
  }
  throw new ServiceRefusal(
    'UnknownOperationException',
    `${operation} is not emulated by the local host. Emulated: ${dynamodbOperations.join(', ')}.`,
  );
}

/** Here a table is named only by its name. DynamoDB also accepts an ARN. */
function nameOf(value: unknown): string {
  if (typeof value !== 'string' || value.startsWith('arn:')) {
    throw new ServiceRefusal(
      'ValidationException',
      `TableName: the local host expects a table's name, got ${JSON.stringify(value ?? null)}.`,
    );
  }
  return value;
}
