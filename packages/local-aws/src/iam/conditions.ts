import { type ConditionContext, contextValues } from './condition-context.ts';
import { conditionOperators } from './condition-operators.ts';
import { parsePattern, resolvePattern } from './pattern.ts';
import type { PolicyStatement } from './policy-document.ts';

/** A condition operator this host does not know. `checkPolicy` finds it when the template is read; evaluation never passes over it. */
export class UnknownConditionOperator extends Error {
  override readonly name = 'UnknownConditionOperator';
}

/** An operator's name taken apart: `ForAnyValue:StringLikeIfExists`. */
export interface OperatorName {
  readonly set: 'ForAnyValue' | 'ForAllValues' | undefined;
  readonly base: string;
  readonly ifExists: boolean;
}

/** Throws `UnknownConditionOperator`. */
export function parseOperatorName(name: string): OperatorName {
  const match = /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(name);
  const base = match?.[2] ?? '';
  if (base !== 'Null' && !conditionOperators.has(base))
    throw new UnknownConditionOperator(`This host knows no condition operator "${name}".`);
  if (base === 'Null' && (match?.[1] !== undefined || match?.[3] !== undefined))
    throw new UnknownConditionOperator(`Null takes no set prefix and no IfExists; got "${name}".`);
  return { set: match?.[1] as OperatorName['set'], base, ifExists: match?.[3] !== undefined };
}

/** Whether all conditions of a statement hold: every operator and every key of it, any of a key's values. */
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

/** Condition values as texts: templates hold `true` and `5` as well as `"true"` and `"5"`. */
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
  if (operator === undefined) throw new UnknownConditionOperator(`This host knows no condition operator "${base}".`);
  // A missing key: ForAllValues holds of nothing, ForAnyValue of none, a plain operator only in its negated form.
  if (actual === undefined) return ifExists || set === 'ForAllValues' || (set === undefined && operator.negated);
  // A variable without a value equals nothing, so every "not equal" to it would hold: it then closes, whichever way the statement points.
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
