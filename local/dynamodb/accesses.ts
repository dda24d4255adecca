import { ServiceRefusal } from '../http/json-refusal.ts';
import type { Access } from '../identity/gate.ts';

/** Operations of one table, each its own IAM action. */
const onOneTable = [
  'CreateTable',
  'DeleteTable',
  'DescribeTable',
  'UpdateTable',
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'DescribeTimeToLive',
];
const onSeveralTables = ['BatchGetItem', 'BatchWriteItem'];

/** What an operation asks IAM for; refuses by name an operation that the host does not emulate. */
export function accessesOf(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  account: { readonly region: string; readonly accountId: string },
): readonly Access[] {
  const action = `dynamodb:${operation}`;
  const context = { 'aws:SecureTransport': 'true' };
  const arn = (table: string) => `arn:aws:dynamodb:${account.region}:${account.accountId}:table/${table}`;
  if (operation === 'ListTables') return [{ action, resource: '*', context }];
  if (onOneTable.includes(operation)) {
    const table = nameOf(input['TableName'], account);
    const index = input['IndexName'];
    return [{ action, resource: typeof index === 'string' ? `${arn(table)}/index/${index}` : arn(table), context }];
  }
  if (onSeveralTables.includes(operation)) {
    const requests = (input['RequestItems'] ?? {}) as Record<string, unknown>;
    return Object.keys(requests).map((table) => ({ action, resource: arn(nameOf(table, account)), context }));
  }
  throw new ServiceRefusal(
    'UnknownOperationException',
    `${operation} is not emulated by the local host. It knows ListTables, ${[...onOneTable, ...onSeveralTables].join(', ')}.`,
  );
}

/** A table is named by its name alone here; DynamoDB takes an ARN too. */
function nameOf(value: unknown, { region, accountId }: { readonly region: string; readonly accountId: string }): string {
  if (typeof value !== 'string' || value.startsWith('arn:')) {
    throw new ServiceRefusal('ValidationException', `TableName: the local host takes a table's name (in ${region}, account ${accountId}), got ${JSON.stringify(value)}.`);
  }
  return value;
}
