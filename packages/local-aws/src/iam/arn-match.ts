import type { ConditionContext } from './condition-context.ts';
import { matchesPattern, parsePattern, resolvePattern, splitAtColons } from './pattern.ts';

/**
 * True when an ARN matches a policy's ARN pattern. The six parts are compared one by one, so a wildcard in the first
 * five never matches a colon. `*` alone matches everything.
 */
export function matchesArn(pattern: string, arn: string, context: ConditionContext, variables: boolean): boolean {
  if (pattern === '*') return true;
  const parts = splitAtColons(parsePattern(pattern, { variables, wildcards: true }), 6);
  const actual = splitArn(arn);
  if (actual === undefined || parts.length !== 6) return false;
  return parts.every((part, index) => {
    const resolved = resolvePattern(part, context);
    return resolved !== undefined && matchesPattern(resolved, actual[index] ?? '');
  });
}

/**
 * True when a text has the six parts of an ARN or an ARN pattern. Throws `PatternMalformed`.
 *
 * @param variables whether the policy's version has variables. A colon inside a variable does not separate parts.
 */
export function isArnShaped(text: string, variables: boolean): boolean {
  return text.startsWith('arn:') && splitAtColons(parsePattern(text, { variables, wildcards: true }), 6).length === 6;
}

function splitArn(arn: string): readonly string[] | undefined {
  const parts = arn.split(':');
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
