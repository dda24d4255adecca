import type { Gate } from '../../auth/gate.ts';
import type { Principal } from '../../iam/principal.ts';

/** Which fields IAM decides on: the root fields of a request, or every field of an object type, and the connect too. */
export type CheckedFields = 'root' | 'every';

/** Decides whether a principal may call a field. `reason` is for the log. */
export type FieldAuthorization = (principal: Principal, typeName: string, fieldName: string) => FieldDecision;

export type FieldDecision = { allowed: true } | { allowed: false; reason: string };

interface ApiPlace {
  readonly region: string;
  readonly accountId: string;
  readonly apiId: string;
}

/**
 * IAM's `appsync:GraphQL` on a field. By default only root fields are checked. That is unproven, but published policies
 * grant only root fields, and nested selections work under them. The stricter reading can be switched on (`CheckedFields`).
 */
export function fieldAuthorization(gate: Gate, api: ApiPlace): FieldAuthorization {
  return (principal, typeName, fieldName) =>
    gate.authorize(principal, {
      action: 'appsync:GraphQL',
      resource: `${apiArn(api)}/types/${typeName}/fields/${fieldName}`,
      context: { 'aws:SecureTransport': 'true' },
    });
}

/** The same on the API itself, which the stricter reading asks of a connect. */
export function connectAuthorization(gate: Gate, api: ApiPlace): (principal: Principal) => FieldDecision {
  return (principal) =>
    gate.authorize(principal, {
      action: 'appsync:GraphQL',
      resource: apiArn(api),
      context: { 'aws:SecureTransport': 'true' },
    });
}

function apiArn({ region, accountId, apiId }: ApiPlace): string {
  return `arn:aws:appsync:${region}:${accountId}:apis/${apiId}`;
}
