import storage from 'dynalite/db/index.js';
import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';

/**
 * Makes `=`, `<>` and `IN` of a condition compare maps, lists and sets by value, as DynamoDB does. dynalite compares
 * them by identity, and finds no two equal. The condition is rewritten with the item at hand: each such comparison
 * becomes a comparison of two texts with the same result.
 */
export function compareDocumentsInConditions(): void {
  const { checkConditional, mapPath } = storage;
  storage.checkConditional = (input, item) => {
    const condition = input['_condition'];
    if (!isJsonObject(condition)) return checkConditional(input, item);
    const expression = withoutDocuments(condition['expression'] as Expression, (path) => mapPath(path, item ?? {}));
    return checkConditional({ ...input, _condition: { ...condition, expression } }, item);
  };
}

/** A parsed condition as dynalite has it. A path is an array; a literal is a value. */
interface Expression {
  readonly type: string;
  readonly args: readonly unknown[];
}

function withoutDocuments(expression: Expression, valueAt: (path: readonly unknown[]) => unknown): Expression {
  if (['and', 'or', 'not'].includes(expression.type)) {
    return { ...expression, args: expression.args.map((arg) => withoutDocuments(arg as Expression, valueAt)) };
  }
  if (!comparisons.includes(expression.type)) return expression;
  const [left, ...others] = expression.args.map((arg) => (Array.isArray(arg) ? valueAt(arg) : arg));
  if (![left, ...others].some(isDocument)) return expression;
  const isEqual = others.some((other) => canonical(left) === canonical(other) && left !== undefined);
  return isEqual === (expression.type !== '<>') ? always : never;
}

const comparisons = ['=', '<>', 'in'];
const always: Expression = { type: '=', args: [{ S: 'a' }, { S: 'a' }] };
const never: Expression = { type: '=', args: [{ S: 'a' }, { S: 'b' }] };

/** Whether a value in DynamoDB JSON is a map, a list or a set. */
export function isDocument(value: unknown): boolean {
  return isJsonObject(value) && ['M', 'L', 'SS', 'NS', 'BS'].some((type) => type in value);
}

/** Texts that are equal exactly when the values are. dynalite has brought numbers into one form already. */
function canonical(value: unknown): string {
  if (!isJsonObject(value)) return 'none';
  const [type = '', content] = Object.entries(value)[0] ?? [];
  if (type === 'L') return JSON.stringify([type, ...(content as readonly unknown[]).map(canonical)]);
  if (type === 'M')
    return JSON.stringify([
      type,
      ...Object.entries(content as JsonObject)
        .map(([name, member]): [string, string] => [name, canonical(member)])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ]);
  if (Array.isArray(content)) return JSON.stringify([type, ...(content as readonly string[]).toSorted()]);
  return JSON.stringify([type, content]);
}
