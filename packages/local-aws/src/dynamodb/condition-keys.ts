import type { ConditionContext } from '../iam/condition-context.ts';
import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { attributesNamedIn } from './attributes-named.ts';
import type { TableSettings } from './settings.ts';

/**
 * DynamoDB's condition keys of one request on one table, as in the service authorization reference: LeadingKeys,
 * Attributes, Select, ReturnValues and ReturnConsumedCapacity. A key that an operation does not have is absent. A Scan
 * has no LeadingKeys, because it names no partition.
 *
 * @param checked the input as the engine has parsed it, so that the evaluated expressions are the ones that run; for a
 * batch, its part for this table, as the only entry of RequestItems
 */
export function conditionKeysOf(operation: string, checked: JsonObject, table: TableSettings): ConditionContext {
  const requests = requestsOn(operation, checked, table);
  if (requests === undefined) return {};
  const leading = requests.flatMap(({ keyed }) => leadingKeyOf(keyed, partitionKey(operation, checked, table)));
  const attributes = new Set(
    requests.flatMap(({ keyed, rest }) => [...Object.keys(keyed), ...attributesNamedIn(rest)]),
  );
  return {
    'dynamodb:LeadingKeys': leading,
    'dynamodb:Attributes': [...attributes],
    'dynamodb:ReturnConsumedCapacity': textOr(checked['ReturnConsumedCapacity'], 'NONE'),
    ...(reading.has(operation) ? { 'dynamodb:Select': selectOf(requests[0]?.rest ?? {}) } : {}),
    ...(writing.has(operation) ? { 'dynamodb:ReturnValues': textOr(checked['ReturnValues'], 'NONE') } : {}),
  };
}

const reading: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan']);
const writing: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

/**
 * The parts of a request: values by attribute, including the partition key's, and the members that name more
 * attributes.
 */
interface Request {
  readonly keyed: JsonObject;
  readonly rest: JsonObject;
}

function requestsOn(operation: string, checked: JsonObject, { name }: TableSettings): readonly Request[] | undefined {
  const asked = object(checked['RequestItems'])[name];
  switch (operation) {
    case 'GetItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [{ keyed: object(checked['Key']), rest: checked }];
    case 'PutItem':
      return [{ keyed: object(checked['Item']), rest: checked }];
    case 'Query':
      return [{ keyed: object(checked['KeyConditions']), rest: checked }];
    case 'Scan':
      return [{ keyed: {}, rest: checked }];
    case 'BatchGetItem':
      return list(object(asked)['Keys']).map((key) => ({ keyed: object(key), rest: object(asked) }));
    case 'BatchWriteItem':
      return list(asked)
        .map(object)
        .map(({ PutRequest, DeleteRequest }) => ({
          keyed: object(object(PutRequest)['Item'] ?? object(DeleteRequest)['Key']),
          rest: {},
        }));
    default:
      return undefined;
  }
}

/** The attribute of LeadingKeys. It belongs to the index when an index is queried. */
function partitionKey(operation: string, checked: JsonObject, { definition }: TableSettings): string | undefined {
  const index = operation === 'Query' ? checked['IndexName'] : undefined;
  const schema =
    index === undefined
      ? definition.KeySchema
      : definition.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index)?.KeySchema;
  return schema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;
}

/** The key as text: a string itself, a number's digits, bytes in base64. Numbers and bytes are unproven. */
function leadingKeyOf(keyed: JsonObject, attribute: string | undefined): readonly string[] {
  const value = object(attribute === undefined ? undefined : keyed[attribute]);
  // A query's condition on its partition: `{ ComparisonOperator: 'EQ', AttributeValueList: [value] }`.
  const [typed = value] = list(value['AttributeValueList']).map(object);
  return ['S', 'N', 'B'].flatMap((type) => (typeof typed[type] === 'string' ? [typed[type]] : []));
}

/**
 * DynamoDB's default for a request without Select. It is unproven for GetItem and BatchGetItem, which list the key but
 * have no such parameter.
 */
function selectOf(rest: JsonObject): string {
  const narrowed = rest['_projection'] !== undefined || rest['AttributesToGet'] !== undefined;
  const byDefault = narrowed
    ? 'SPECIFIC_ATTRIBUTES'
    : rest['IndexName'] === undefined
      ? 'ALL_ATTRIBUTES'
      : 'ALL_PROJECTED_ATTRIBUTES';
  return textOr(rest['Select'], byDefault);
}

function textOr(value: unknown, byDefault: string): string {
  return typeof value === 'string' ? value : byDefault;
}

function object(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
