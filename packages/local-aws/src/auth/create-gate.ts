import type { Clock } from '../clock.ts';
import { evaluate } from '../iam/evaluate.ts';
import { evaluateTrust } from '../iam/evaluate-trust.ts';
import type { PolicyDocument } from '../iam/policy-document.ts';
import { principalContext } from '../iam/principal-context.ts';
import type { CredentialAuthority } from '../sigv4/credential-authority.ts';
import { verifySignature } from '../sigv4/verify.ts';
import { verifyForm } from '../sigv4/verify-form.ts';
import type { Gate } from './gate.ts';

/** The gate of a host: signatures against its credentials and clock, permissions against the policies of its roles. */
export function createGate(options: {
  readonly credentials: CredentialAuthority;
  /**
   * The identity policies of a role, each passed by `checkPolicy` when the template was read; none for an unknown
   * role.
   */
  readonly policies: (roleArn: string) => readonly PolicyDocument[];
  /** The tags of a role itself, by key; none where this is left out. */
  readonly roleTags?: (roleArn: string) => Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly region: string;
}): Gate {
  return {
    authenticate: (request, service) => verifySignature(request, service, options),
    authenticateForm: (form) => verifyForm(form, options),
    authorize(principal, access) {
      const roleTags = principal.kind === 'operator' ? {} : options.roleTags?.(principal.roleArn);
      const question = {
        principal,
        action: access.action,
        resource: access.resource,
        // The principal's own keys come last, so that no endpoint can overwrite the caller's identity.
        context: { ...access.context, ...principalContext(principal, options.clock.nowMs(), roleTags) },
        identityPolicies: principal.kind === 'operator' ? ('everything' as const) : options.policies(principal.roleArn),
        ...(access.resourcePolicy === undefined ? {} : { resourcePolicy: access.resourcePolicy }),
      };
      return access.trustPolicy === undefined ? evaluate(question) : evaluateTrust(question, access.trustPolicy);
    },
  };
}
