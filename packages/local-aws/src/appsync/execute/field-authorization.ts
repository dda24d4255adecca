import type { Gate } from '../../auth/gate.ts';
import type { Principal } from '../../iam/principal.ts';

/** Says whether a principal may call a field; `reason` is for the log. */
export type FieldAuthorization = (
  principal: Principal,
  typeName: string,
  fieldName: string,
) => { allowed: true } | { allowed: false; reason: string };

/**
 * IAM's `appsync:GraphQL` on a field. Asked for root fields only: unproven, but policies in the field grant root fields alone
 * and nested selections work under them.
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
