import type { Decision } from './decision.ts';
import { type AccessQuestion, allows, applicable, denies } from './evaluate.ts';
import type { PolicyDocument } from './policy-document.ts';
import { callerArn } from './principal.ts';
import { namingOf } from './principal-match.ts';

/**
 * IAM's decision on taking a role of the caller's own account. Nothing may deny it, and the role's trust policy must allow it in every case.
 * A trust policy that names the caller itself is enough. One that names the caller's account leaves the decision to the caller's identity
 * policies (IAM user guide, "Determining whether a request is allowed or denied within an account"). Unproven: that `*` names the caller itself,
 * as it does in other policies of resources.
 */
export function evaluateTrust(question: AccessQuestion, trustPolicy: PolicyDocument): Decision {
  const { principal, identityPolicies } = question;
  const identity =
    identityPolicies === 'everything'
      ? []
      : identityPolicies.flatMap((policy) => applicable(policy, question, 'identity'));
  const trust = applicable(trustPolicy, question, 'trust');
  if (identity.some(denies)) return refusal(question, ' with an explicit deny in an identity-based policy');
  if (trust.some(denies)) return refusal(question, ' with an explicit deny in the role trust policy');
  const trusting = trust.filter(allows);
  const isNamed = trusting.some((statement) => namingOf(statement.Principal, principal) === 'itself');
  const isTrusted = trusting.length > 0 && (identityPolicies === 'everything' || identity.some(allows));
  return isNamed || isTrusted ? { allowed: true } : refusal(question, '');
}

/** In the words of STS, which has no quotes around the role and gives no reason where nothing allows the action. */
function refusal({ principal, action, resource }: AccessQuestion, because: string): Decision {
  return {
    allowed: false,
    reason: `User: ${callerArn(principal)} is not authorized to perform: ${action} on resource: ${resource}${because}`,
  };
}
