import { isJsonObject } from '../../json.ts';
import type { AttributeValue } from './attribute-value.ts';
import { toAttributeValue } from './attribute-value.ts';

/** An expression with its names and values, in the form of AppSync's request objects. */
export interface Expression {
  readonly expression: string;
  readonly expressionNames: Record<string, string>;
  readonly expressionValues: Record<string, AttributeValue>;
}

/** Names placeholders. AppSync names them differently for `util.transform` and `@aws-appsync/utils/dynamodb`. */
export interface Placeholders {
  name(field: string): string;
  /** `path` is the position of the value in the filter, e.g. `and_0_age_between_start`. */
  value(path: string): string;
}

/** `#field` and `:field_operator` (recorded from the service). */
export const namedPlaceholders: Placeholders = { name: (field) => `#${field}`, value: (path) => `:${path}` };

/** The filter has a part that cannot be rendered. */
export class UnreadableFilter extends Error {
  override readonly name = 'UnreadableFilter';
}

/**
 * Renders `{status: {eq: 'x'}, and: […], or: […], not: {…}}` as recorded from the service.
 * @throws UnreadableFilter naming what was expected.
 */
export function renderFilter(filter: unknown, placeholders: Placeholders = namedPlaceholders): Expression {
  const parts: Parts = { expressionNames: {}, expressionValues: {}, placeholders };
  return {
    expression: conjuncts(filter, '', parts).join(' AND '),
    expressionNames: parts.expressionNames,
    expressionValues: parts.expressionValues,
  };
}

interface Parts {
  readonly expressionNames: Record<string, string>;
  readonly expressionValues: Record<string, AttributeValue>;
  readonly placeholders: Placeholders;
}

function conjuncts(filter: unknown, path: string, parts: Parts): string[] {
  if (!isJsonObject(filter))
    throw new UnreadableFilter(`expected a filter object, got ${JSON.stringify(filter ?? null)}`);
  return Object.entries(filter).flatMap(([key, operand]) => {
    if (key === 'and' || key === 'or') return group(key, operand, path, parts);
    if (key === 'not') return [`(NOT ${conjuncts(operand, `${path}not_`, parts).join(' AND ')})`];
    const name = parts.placeholders.name(key);
    parts.expressionNames[name] = key;
    return comparisons(name, operand, `${path}${key}_`, parts);
  });
}

function group(kind: 'and' | 'or', members: unknown, path: string, parts: Parts): string[] {
  if (!Array.isArray(members))
    throw new UnreadableFilter(`${kind}: expected a list of filters, got ${JSON.stringify(members)}`);
  const rendered = members.map((member, index) => conjuncts(member, `${path}${kind}_${index}_`, parts).join(' AND '));
  if (rendered.length <= 1) return rendered;
  return [`(${rendered.join(kind === 'and' ? ' AND ' : ' OR ')})`];
}

const comparators: Readonly<Record<string, string>> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' };
const functions: Readonly<Record<string, string>> = {
  contains: 'contains',
  notContains: 'NOT contains',
  beginsWith: 'begins_with',
};
const typeCodes: Readonly<Record<string, string>> = {
  _null: 'NULL',
  string: 'S',
  stringSet: 'SS',
  number: 'N',
  numberSet: 'NS',
  binary: 'B',
  binarySet: 'BS',
  boolean: 'BOOL',
  list: 'L',
  map: 'M',
};

function comparisons(subject: string, operators: unknown, path: string, parts: Parts): string[] {
  if (!isJsonObject(operators))
    throw new UnreadableFilter(
      `${subject}: expected operators such as {eq: …}, got ${JSON.stringify(operators ?? null)}`,
    );
  const rendered = Object.entries(operators).flatMap(([operator, operand]) => {
    if (operator === 'size') {
      const sized = subject.startsWith('size(') ? subject : `size(${subject})`;
      return comparisons(sized, operand, `${path}size_`, parts);
    }
    return [comparison(subject, operator, operand, `${path}${operator}`, parts)];
  });
  return rendered.length <= 1 ? rendered : [`(${rendered.join(' AND ')})`];
}

function comparison(subject: string, operator: string, operand: unknown, path: string, parts: Parts): string {
  const value = (suffix: string, of: unknown) => {
    const placeholder = parts.placeholders.value(`${path}${suffix}`);
    parts.expressionValues[placeholder] = toAttributeValue(of);
    return placeholder;
  };
  const sign = comparators[operator];
  if (sign !== undefined) return `(${subject} ${sign} ${value('', operand)})`;
  const called = functions[operator];
  if (called !== undefined) return `(${called}(${subject},${value('', operand)}))`;
  if (operator === 'between' && Array.isArray(operand) && operand.length >= 2) {
    return `(${subject} BETWEEN ${value('_start', operand[0])} AND ${value('_end', operand[1])})`;
  }
  if (operator === 'in' && Array.isArray(operand) && operand.length > 0) {
    return `(${subject} IN (${operand.map((member, index) => value(`_${index}`, member)).join(', ')}))`;
  }
  if (operator === 'attributeExists' && typeof operand === 'boolean')
    return `(${operand ? 'attribute_exists' : 'attribute_not_exists'}(${subject}))`;
  if (operator === 'attributeType' && typeof operand === 'string' && typeCodes[operand] !== undefined) {
    return `(attribute_type(${subject},${value('', typeCodes[operand])}))`;
  }
  throw new UnreadableFilter(`${operator} of ${JSON.stringify(operand)} is not a condition`);
}
