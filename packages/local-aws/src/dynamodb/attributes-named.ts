import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';

/**
 * The top-level attributes that a request names in addition to its key or item. They are in its expressions, as the
 * engine has parsed them, and in the older parameters that expressions replace.
 */
export function attributesNamedIn(checked: JsonObject): readonly string[] {
  return [
    ...parsedExpressions.flatMap((member) => headsOf(checked[member])),
    ...byName.flatMap((member) => (isJsonObject(checked[member]) ? Object.keys(checked[member]) : [])),
    ...(Array.isArray(checked['AttributesToGet'])
      ? checked['AttributesToGet'].filter((name) => typeof name === 'string')
      : []),
  ];
}

/** The members in which dynalite stores its parsed projection, update, condition, filter and key condition. */
const parsedExpressions = ['_projection', '_updates', '_condition', '_filter', '_keyCondition'];
const byName = ['AttributeUpdates', 'Expected', 'QueryFilter', 'ScanFilter'];

/**
 * The first names of all paths in a parsed expression. A path is a list that begins with a name. A value is an object
 * with a type such as `S` and is skipped.
 */
function headsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) {
    const [first] = node as unknown[];
    return typeof first === 'string' ? [first] : node.flatMap(headsOf);
  }
  if (!isJsonObject(node)) return [];
  return parts.flatMap((part) => headsOf(node[part]));
}

/** Members of a parsed expression that contain other expressions or paths. */
const parts = ['paths', 'sections', 'expression', 'args', 'path', 'val'];
