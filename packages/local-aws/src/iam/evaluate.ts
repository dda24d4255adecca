import { matchesArn } from './arn-match.ts';
import type { ConditionContext } from './condition-context.ts';
import { conditionsHold } from './conditions.ts';
import type { Decision } from './decision.ts';
import { matchesPattern, parsePattern } from './pattern.ts';
import type { PolicyDocument, PolicyStatement } from './policy-document.ts';
import { callerArn, type Principal } from './principal.ts';
import { listOf, namingOf, principalMatches } from './principal-match.ts';

export interface AccessQuestion {
  readonly principal: Principal;
  /** `s3:GetObject` */
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
  /** `everything` for the operator, whom only a Deny of a resource's policy stops. */
  readonly identityPolicies: readonly PolicyDocument[] | 'everything';
  readonly resourcePolicy?: PolicyDocument;
}

/**
 * IAM's decision within one account. An explicit deny anywhere refuses, then an allow anywhere allows, and otherwise
 * the request is refused. Throws `UnknownConditionOperator`.
 */
export function evaluate(question: AccessQuestion): Decision {
  const { identityPolicies, resourcePolicy } = question;
  const identity =
    identityPolicies === 'everything'
      ? []
      : identityPolicies.flatMap((policy) => applicable(policy, question, 'identity'));
  const resource = resourcePolicy === undefined ? [] : applicable(resourcePolicy, question, 'resource');
  if (identity.some(denies)) return refusal(question, 'with an explicit deny in an identity-based policy');
  if (resource.some(denies)) return refusal(question, 'with an explicit deny in a resource-based policy');
  if (identityPolicies === 'everything' || identity.some(allows) || resource.some(allows)) return { allowed: true };
  return refusal(question, `because no policy allows the ${question.action} action`);
}

/**
 * The statements of a policy that speak of this request. A role's trust policy names no resource, because it always
 * speaks of its role; it speaks of the caller also where it allows the caller's account.
 */
export function applicable(
  policy: PolicyDocument,
  question: AccessQuestion,
  kind: 'identity' | 'resource' | 'trust',
): readonly PolicyStatement[] {
  // Only the newer version of the policy language has variables. In the older one `${…}` is plain text.
  const variables = policy.Version === '2012-10-17';
  return policy.Statement.filter(
    (statement) =>
      speaksOf(question.principal, statement, kind) &&
      actionMatches(statement, question.action) &&
      (kind === 'trust' || resourceMatches(statement, question, variables)) &&
      conditionsHold(statement.Condition, question.context, variables, statement.Effect),
  );
}

function speaksOf(
  principal: Principal,
  { Principal: named, Effect }: PolicyStatement,
  kind: 'identity' | 'resource' | 'trust',
): boolean {
  if (kind === 'identity') return true;
  return kind === 'trust' ? namingOf(named, principal) !== undefined : principalMatches(named, principal, Effect);
}

function actionMatches(statement: PolicyStatement, action: string): boolean {
  const matches = (pattern: string) =>
    matchesPattern(parsePattern(pattern.toLowerCase(), { variables: false, wildcards: true }), action.toLowerCase());
  return statement.NotAction === undefined
    ? listOf(statement.Action).some(matches)
    : !listOf(statement.NotAction).some(matches);
}

function resourceMatches(
  statement: PolicyStatement,
  { resource, context }: AccessQuestion,
  variables: boolean,
): boolean {
  const matches = (pattern: string) => matchesArn(pattern, resource, context, variables);
  return statement.NotResource === undefined
    ? listOf(statement.Resource).some(matches)
    : !listOf(statement.NotResource).some(matches);
}

export function denies(statement: PolicyStatement): boolean {
  return statement.Effect === 'Deny';
}

export function allows(statement: PolicyStatement): boolean {
  return statement.Effect === 'Allow';
}

function refusal({ principal, action, resource }: AccessQuestion, because: string): Decision {
  return {
    allowed: false,
    reason: `User: ${callerArn(principal)} is not authorized to perform: ${action} on resource: "${resource}" ${because}`,
  };
}
