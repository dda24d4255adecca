import { conditionsHold } from './conditions.ts';
import type { Decision } from './decision.ts';
import { matchesPattern, parsePattern } from './pattern.ts';
import type { PolicyDocument, PolicyStatement } from './policy-document.ts';
import { listOf } from './principal-match.ts';

/**
 * Decides whether a role's AssumeRolePolicyDocument lets an identity pool assume the role for a caller. An explicit
 * deny refuses. Otherwise an allow is needed of sts:AssumeRoleWithWebIdentity for the federated principal
 * cognito-identity.amazonaws.com, with its conditions met.
 */
export function trustDecision(roleArn: string, document: PolicyDocument, caller: FederatedCaller): Decision {
  const applicable = document.Statement.filter((statement) =>
    applies(statement, caller, document.Version === '2012-10-17'),
  );
  const isAllowed =
    applicable.some(({ Effect }) => Effect === 'Allow') && !applicable.some(({ Effect }) => Effect === 'Deny');
  if (isAllowed) return { allowed: true };
  return {
    allowed: false,
    reason: `The trust policy of ${roleArn} does not let ${federation} perform ${action} with aud ${caller.aud} and amr ${caller.amr.join(', ')}.`,
  };
}

/** The condition keys `cognito-identity.amazonaws.com:aud`, `:amr` and `:sub` of one request for a role. */
export interface FederatedCaller {
  /** The identity pool's id. */
  readonly aud: string;
  /** `authenticated`, the provider, and `<provider>:CognitoSignIn:<sub>`. */
  readonly amr: readonly string[];
  /** The identity id. */
  readonly sub: string;
}

const federation = 'cognito-identity.amazonaws.com';
const action = 'sts:AssumeRoleWithWebIdentity';

function applies(statement: PolicyStatement, { aud, amr, sub }: FederatedCaller, variables: boolean): boolean {
  const { Principal: named } = statement;
  const federated = typeof named === 'object' && named !== null && 'Federated' in named ? listOf(named.Federated) : [];
  const isNamed = named === '*' || federated.includes(federation);
  const isMeant = listOf(statement.Action).some((pattern) =>
    matchesPattern(parsePattern(pattern.toLowerCase(), { variables: false, wildcards: true }), action.toLowerCase()),
  );
  const context = { [`${federation}:aud`]: aud, [`${federation}:amr`]: amr, [`${federation}:sub`]: sub };
  return isNamed && isMeant && conditionsHold(statement.Condition, context, variables, statement.Effect);
}
