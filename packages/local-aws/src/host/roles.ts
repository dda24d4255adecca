import type { FederatedRoles } from '../cognito/identity-pools/identity-pool.ts';
import type { PolicyDocument } from '../iam/policy-document.ts';
import { policyDocument } from '../iam/policy-from-template.ts';
import type { RoleSession } from '../iam/principal.ts';
import { listOf } from '../iam/principal-match.ts';
import { trustDecision } from '../iam/trust-policy.ts';
import { trustPolicyFromTemplate } from '../iam/trust-policy-from-template.ts';
import { uniqueId } from '../iam/unique-id.ts';
import { isJsonObject } from '../json.ts';
import type { AssumableRole } from '../sts/settings.ts';
import { maxSessionDuration } from '../sts/settings.ts';
import {
  group,
  ignored,
  list,
  optional,
  passedOver,
  placeOf,
  readResource,
  text,
  textOrEmpty,
} from '../template/properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { UnsupportedProperty, wayOut } from '../template/unsupported-property.ts';

/** The template's roles, with their permissions and the principals that may assume them. */
export interface Roles extends FederatedRoles {
  readonly policies: (roleArn: string) => readonly PolicyDocument[];
  /** A session of a role for `service`. Throws when the role's trust policy does not name that service. */
  readonly sessionFor: (service: string, roleArn: string, sessionName: string) => RoleSession;
  /** What AssumeRole asks about a role; undefined where the template has no such role. */
  readonly assumable: (roleArn: string) => AssumableRole | undefined;
  /** The tags of the role itself, by key. */
  readonly tags: (roleArn: string) => Readonly<Record<string, string>>;
}

interface Role extends AssumableRole {
  readonly policies: PolicyDocument[];
  readonly tags: Readonly<Record<string, string>>;
  readonly at: string;
}

/** Reads the AWS::IAM::Role and AWS::IAM::Policy resources. Refuses a policy that cannot be evaluated exactly. */
export function rolesFromTemplate(
  resources: readonly ResolvedResource[],
  arnOf: (role: ResolvedResource) => string,
  accountId: string,
): Roles {
  const roles = new Map<string, Role>();
  for (const resource of resources) {
    if (resource.type === 'AWS::IAM::Role') roles.set(arnOf(resource), readRole(resource, arnOf(resource)));
  }
  for (const resource of resources) {
    if (resource.type === 'AWS::IAM::Policy') attach(resource, [...roles.values()]);
  }
  const role = (arn: string): Role => {
    const found = roles.get(arn);
    if (found === undefined) throw new Error(`There is no role ${arn} in the template.`);
    return found;
  };
  return {
    policies: (roleArn) => roles.get(roleArn)?.policies ?? [],
    roleIdOf: (roleArn) => role(roleArn).id,
    mayAssume: (roleArn, caller) => trustDecision(roleArn, role(roleArn).trust, caller),
    sessionFor(service, roleArn, sessionName) {
      const { name, id, trust, at } = role(roleArn);
      checkServiceTrust(trust, service, accountId, at);
      return { kind: 'role-session', roleArn, roleName: name, roleId: id, sessionName };
    },
    assumable: (roleArn) => roles.get(roleArn),
    tags: (roleArn) => roles.get(roleArn)?.tags ?? {},
  };
}

/** Properties of AWS::IAM::Role that have no effect here, and why. */
export const rolePassedOver = {
  Description: 'for people',
  RoleName: 'the physical name is this name already',
} as const;

function readRole(resource: ResolvedResource, arn: string): Role {
  const read = readResource(resource, 'AWS::IAM::Role', {
    ...passedOver(rolePassedOver),
    AssumeRolePolicyDocument: (value) => trustPolicyFromTemplate(value, placeOf(resource)),
    MaxSessionDuration: maxSessionDuration,
    Tags: optional(list(group({ Key: text, Value: textOrEmpty })), []),
    // A policy's name has no effect.
    Policies: optional(list(group({ PolicyName: ignored, PolicyDocument: policyDocument('identity') })), []),
  });
  return {
    name: resource.physicalId,
    id: uniqueId('AROA', arn),
    at: placeOf(resource),
    trust: read.AssumeRolePolicyDocument,
    maxSessionSeconds: read.MaxSessionDuration,
    tags: Object.fromEntries(read.Tags.map(({ Key, Value }) => [Key, Value])),
    policies: read.Policies.map(({ PolicyDocument }) => PolicyDocument),
  };
}

function attach(resource: ResolvedResource, roles: readonly Role[]): void {
  const read = readResource(resource, 'AWS::IAM::Policy', {
    PolicyName: ignored,
    PolicyDocument: policyDocument('identity'),
    Roles: optional(list(text), []),
  });
  for (const name of read.Roles) {
    const role = roles.find((candidate) => candidate.name === name);
    if (role === undefined)
      throw new UnsupportedProperty(
        `${placeOf(resource)} belongs to the role ${name}, which the template does not have. ${wayOut}`,
      );
    role.policies.push(read.PolicyDocument);
  }
}

/**
 * Refuses a role that the service may not assume. An Allow must name the service. The only supported condition is the
 * account for which the service acts.
 */
function checkServiceTrust(trust: PolicyDocument, service: string, accountId: string, at: string): void {
  for (const { Effect, Action, Principal, Condition = {} } of trust.Statement) {
    // Ignoring a deny would permit the actions that it forbids.
    if (Effect !== 'Allow')
      throw new UnsupportedProperty(`${at}: a Deny in a trust policy is not emulated by the local host. ${wayOut}`);
    const services = isJsonObject(Principal) ? listOf(Principal['Service']) : [];
    if (!listOf(Action).includes('sts:AssumeRole') || !services.includes(service)) continue;
    const accounts = Object.values(Condition).flatMap((keys) => Object.values(keys));
    if (accounts.every((account) => listOf(account).includes(accountId))) return;
  }
  throw new UnsupportedProperty(`${at}: its trust policy does not let ${service} assume the role. ${wayOut}`);
}
