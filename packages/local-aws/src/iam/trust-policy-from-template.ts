import { isJsonObject } from '../json.ts';
import type { Property } from '../template/properties.ts';
import { group, ignored, oneOf, oneOrMany, optional, text } from '../template/properties.ts';
import { unexpected } from '../template/unsupported-property.ts';
import { parseOperatorName } from './conditions.ts';
import type { PolicyDocument, PolicyStatement } from './policy-document.ts';

/**
 * A role's AssumeRolePolicyDocument, every part of it one that `trustDecision` looks at.
 * Throws `UnsupportedProperty` for other elements and keys, `UnknownConditionOperator` for other operators.
 *
 * @param at names the role in errors
 */
export function trustPolicyFromTemplate(document: unknown, at: string): PolicyDocument {
  const read = group({
    Version: optional(oneOf('2008-10-17', '2012-10-17'), '2008-10-17'),
    Id: ignored,
    Statement: oneOrMany(statement),
  })(document, `${at}.AssumeRolePolicyDocument`);
  return { Version: read.Version, Statement: read.Statement };
}

const conditionKeys = ['aud', 'amr', 'sub'].map((name) => `cognito-identity.amazonaws.com:${name}`);

const statement: Property<PolicyStatement> = (value, at) =>
  group({
    Sid: ignored,
    Effect: oneOf('Allow', 'Deny'),
    Principal: principal,
    Action: oneOrMany(text),
    Condition: optional(condition),
  })(value, at);

const principal: Property<unknown> = (value, at) => {
  if (value === '*' || (typeof value === 'object' && value !== null)) return value;
  throw unexpected(at, 'a principal', value);
};

const condition: Property<NonNullable<PolicyStatement['Condition']>> = (value, at) => {
  if (!isJsonObject(value)) throw unexpected(at, 'a structure', value);
  for (const [operator, keys] of Object.entries(value)) {
    parseOperatorName(operator);
    const known = isJsonObject(keys) ? Object.keys(keys) : [];
    const stranger = known.find((key) => !conditionKeys.includes(key));
    if (known.length === 0 || stranger !== undefined)
      throw unexpected(`${at}.${operator}`, `conditions on ${conditionKeys.join(', ')}`, keys);
  }
  return value as NonNullable<PolicyStatement['Condition']>;
};
