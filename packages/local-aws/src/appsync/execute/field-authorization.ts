import type { Gate } from '../../auth/gate.ts';
import type { Principal } from '../../iam/principal.ts';

/** Decides whether a principal may call a field. `reason` is for the log. */
export type FieldAuthorization = (
  principal: Principal,
  typeName: string,
  fieldName: string,
) => { allowed: true } | { allowed: false; reason: string };

/**
 * IAM's `appsync:GraphQL` on a field. Only root fields are checked. That is unproven, but published policies grant only
 * root fields, and nested selections work under them.
 */
export function fieldAuthorization(
  gate: Gate,
  api: { region: string; accountId: string; apiId: string },
): FieldAuthorization {
  return (principal, typeName, fieldName) =>
    gate.authorize(principal, {
      action: 'appsync:GraphQL',
      resource: `arn:aws:appsync:${api.region}:${api.accountId}:apis/${api.apiId}/types/${typeName}/fields/${fieldName}`,
      context: { 'aws:SecureTransport': 'true' },
    });
}
