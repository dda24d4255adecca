import { type ConditionContext, contextValues } from './condition-context.ts';
import { conditionOperators } from './condition-operators.ts';
import { parsePattern, resolvePattern } from './pattern.ts';
import type { PolicyStatement } from './policy-document.ts';

/**
 * This host does not support a condition operator. `checkPolicy` finds it when the template is read. Evaluation never
 * ignores it.
 */
export class UnknownConditionOperator extends Error {
  override readonly name = 'UnknownConditionOperator';
}

/** The parts of an operator's name such as `ForAnyValue:StringLikeIfExists`. */
export interface OperatorName {
  readonly set: 'ForAnyValue' | 'ForAllValues' | undefined;
  readonly base: string;
  readonly ifExists: boolean;
}

/** Parses an operator's name. Throws `UnknownConditionOperator`. */
export function parseOperatorName(name: string): OperatorName {
  const [, set, base = '', ifExists] = /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  if (base !== 'Null' && !conditionOperators.has(base))
    throw new UnknownConditionOperator(`This host does not support the condition operator "${name}".`);
  if (base === 'Null' && (set !== undefined || ifExists !== undefined))
    throw new UnknownConditionOperator(`Null accepts no set prefix and no IfExists; got "${name}".`);
  return { set: set as OperatorName['set'], base, ifExists: ifExists !== undefined };
}

/** True when all conditions of a statement hold: every operator and every key, with any of the key's values. */
export function conditionsHold(
  condition: PolicyStatement['Condition'],
  context: ConditionContext,
  variables: boolean,
  effect: PolicyStatement['Effect'] = 'Allow',
): boolean {
  return Object.entries(condition ?? {}).every(([name, keys]) => {
    const operator = parseOperatorName(name);
    return Object.entries(keys).every(([key, wanted]) =>
      holds(operator, contextValues(context, key), policyValues(wanted), { context, variables, effect }),
    );
  });
}

/** Condition values as texts, because templates may have `true` and `5` instead of `"true"` and `"5"`. */
export function policyValues(wanted: unknown): readonly string[] {
  return (Array.isArray(wanted) ? (wanted as unknown[]) : [wanted]).map(String);
}

function holds(
  { set, base, ifExists }: OperatorName,
  actual: readonly string[] | undefined,
  wanted: readonly string[],
  request: { readonly context: ConditionContext; readonly variables: boolean; readonly effect: 'Allow' | 'Deny' },
): boolean {
  if (base === 'Null') return wanted.some((value) => (value.toLowerCase() === 'true') === (actual === undefined));
  const operator = conditionOperators.get(base);
  if (operator === undefined)
    throw new UnknownConditionOperator(`This host does not support the condition operator "${base}".`);
  // For a missing key, ForAllValues is true, ForAnyValue is false, and a plain operator is true only in its negated
  // form.
  if (actual === undefined) return ifExists || set === 'ForAllValues' || (set === undefined && operator.negated);
  // A variable without a value equals nothing, so every "not equal" would be true. The condition then refuses instead,
  // for an Allow and for a Deny.
  if (
    operator.negated &&
    operator.text &&
    request.variables &&
    wanted.some((value) => isUnresolved(value, request.context))
  )
    return request.effect === 'Deny';
  const matchesOne = (value: string) =>
    wanted.some((candidate) => operator.matches(value, candidate, request)) !== operator.negated;
  if (set === 'ForAnyValue') return actual.some(matchesOne);
  if (set === 'ForAllValues' || operator.negated) return actual.every(matchesOne);
  return actual.some(matchesOne);
}

function isUnresolved(value: string, context: ConditionContext): boolean {
  return resolvePattern(parsePattern(value, { variables: true, wildcards: true }), context) === undefined;
}
