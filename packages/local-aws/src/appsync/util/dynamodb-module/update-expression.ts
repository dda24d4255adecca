import type { JsonObject } from '../../../json.ts';
import { isJsonObject, shown } from '../../../json.ts';
import type { AttributeValue } from '../attribute-value.ts';
import { toAttributeValue } from '../attribute-value.ts';
import type { Expression, Placeholders } from '../filter-expression.ts';

/** The result of `operations.*`. `_type` is the operation and `payload` its operand. */
export interface UpdateOperation extends JsonObject {
  readonly _type: 'add' | 'remove' | 'replace' | 'increment' | 'decrement' | 'append' | 'prepend' | 'updateListItem';
  readonly payload?: unknown;
  readonly index?: number;
}

/**
 * Renders the `update` of `ddb.update`. A plain value (null included) is set, an object is followed into its members,
 * and operations are rendered as such. Plain values, increment and decrement were recorded from the service. The rest
 * follows the module's documentation.
 */
export function renderUpdate(update: unknown, placeholders: Placeholders): Expression {
  if (!isJsonObject(update)) throw new Error(`update: expected an object of attributes, got ${shown(update)}`);
  const rendering: Rendering = { sets: [], removes: [], expressionNames: {}, expressionValues: {}, placeholders };
  for (const [field, change] of Object.entries(update)) renderChange(named(field, rendering), change, rendering);
  const { sets, removes, expressionNames, expressionValues } = rendering;
  if (sets.length + removes.length === 0)
    throw new Error('update: expected at least one attribute to change, got none');
  const clauses = [
    ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
    ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
  ];
  return { expression: clauses.join(' '), expressionNames, expressionValues };
}

interface Rendering {
  readonly sets: string[];
  readonly removes: string[];
  readonly expressionNames: Record<string, string>;
  readonly expressionValues: Record<string, AttributeValue>;
  readonly placeholders: Placeholders;
}

function renderChange(path: string, change: unknown, rendering: Rendering): void {
  const operations = isOperation(change) ? [change] : Array.isArray(change) && change.every(isOperation) ? change : [];
  if (operations.length > 0) {
    for (const operation of operations) renderOperation(path, operation, rendering);
    return;
  }
  if (isJsonObject(change) && Object.keys(change).length > 0) {
    for (const [field, member] of Object.entries(change))
      renderChange(`${path}.${named(field, rendering)}`, member, rendering);
    return;
  }
  rendering.sets.push(`${path} = ${valued(change, rendering)}`);
}

function renderOperation(path: string, operation: UpdateOperation, rendering: Rendering): void {
  const { sets, removes } = rendering;
  switch (operation._type) {
    case 'remove':
      removes.push(path);
      return;
    case 'add':
    case 'replace':
      sets.push(`${path} = ${valued(operation.payload, rendering)}`);
      return;
    case 'increment':
      sets.push(`${path} = ${path} + ${valued(operation.payload, rendering)}`);
      return;
    case 'decrement':
      sets.push(`${path} = ${path} - ${valued(operation.payload, rendering)}`);
      return;
    case 'append':
      sets.push(`${path} = list_append(${path}, ${valued(operation.payload, rendering)})`);
      return;
    case 'prepend':
      sets.push(`${path} = list_append(${valued(operation.payload, rendering)}, ${path})`);
      return;
    case 'updateListItem':
      sets.push(`${path}[${String(operation.index)}] = ${valued(operation.payload, rendering)}`);
  }
}

function named(field: string, { expressionNames, placeholders }: Rendering): string {
  const known = Object.entries(expressionNames).find(([, name]) => name === field);
  if (known !== undefined) return known[0];
  const placeholder = placeholders.name(field);
  expressionNames[placeholder] = field;
  return placeholder;
}

function valued(value: unknown, { expressionValues, placeholders }: Rendering): string {
  const placeholder = placeholders.value('');
  expressionValues[placeholder] = toAttributeValue(value);
  return placeholder;
}

function isOperation(value: unknown): value is UpdateOperation {
  return isJsonObject(value) && typeof value['_type'] === 'string' && operationTypes.has(value['_type']);
}

const operationTypes = new Set([
  'add',
  'remove',
  'replace',
  'increment',
  'decrement',
  'append',
  'prepend',
  'updateListItem',
]);
