import { createHash } from 'node:crypto';
import type { FederatedRoles } from '../cognito/identity-pools/identity-pool.ts';
import type { PolicyDocument, PolicyStatement } from '../iam/policy-document.ts';
import { policyDocument } from '../iam/policy-from-template.ts';
import type { RoleSession } from '../iam/principal.ts';
import { trustDecision } from '../iam/trust-policy.ts';
import { trustPolicyFromTemplate } from '../iam/trust-policy-from-template.ts';
import {
  group,
  ignored,
  list,
  mapOf,
  optional,
  passedOver,
  placeOf,
  readResource,
  text,
} from '../template/properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { UnsupportedProperty, wayOut } from '../template/unsupported-property.ts';

/** The template's roles, with their permissions and the principals that may assume them. */
export interface Roles extends FederatedRoles {
  readonly policies: (roleArn: string) => readonly PolicyDocument[];
  /** A session of a role that `service` takes; throws where the role's trust policy does not name that service. */
  readonly sessionFor: (service: string, roleArn: string, sessionName: string) => RoleSession;
}

interface Role {
  readonly name: string;
  readonly policies: PolicyDocument[];
  /** As in the template. It is read when a caller wants to assume the role. */
  readonly trust: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** Reads the AWS::IAM::Role and AWS::IAM::Policy resources; refuses a policy that cannot be evaluated exactly. */
export function rolesFromTemplate(
  resources: readonly ResolvedResource[],
  arnOf: (role: ResolvedResource) => string,
  accountId: string,
): Roles {
  const roles = new Map<string, Role>();
  for (const resource of resources) {
    if (resource.type === 'AWS::IAM::Role') roles.set(arnOf(resource), readRole(resource));
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
    roleIdOf: (roleArn) => roleId(roleArn),
    mayAssume: (roleArn, caller) =>
      trustDecision(roleArn, trustPolicyFromTemplate(role(roleArn).trust, role(roleArn).at), caller),
    sessionFor(service, roleArn, sessionName) {
      const { name, trust, at } = role(roleArn);
      checkServiceTrust(trust, service, accountId, at);
      return { kind: 'role-session', roleArn, roleName: name, roleId: roleId(roleArn), sessionName };
    },
  };
}

/** Properties of AWS::IAM::Role that change nothing here, and why. */
export const rolePassedOver = {
  Description: 'for people',
  RoleName: 'the physical name already is this one',
  Tags: 'nothing reads them here',
} as const;

function readRole(resource: ResolvedResource): Role {
  const read = readResource(resource, 'AWS::IAM::Role', {
    ...passedOver(rolePassedOver),
    AssumeRolePolicyDocument: mapOf((value) => value),
    // A policy's name is for people.
    Policies: optional(list(group({ PolicyName: ignored, PolicyDocument: policyDocument('identity') })), []),
  });
  return {
    name: resource.physicalId,
    at: placeOf(resource),
    trust: read.AssumeRolePolicyDocument,
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
 * A service takes a role when an allow names it; the one condition known here is the account on whose behalf it acts.
 */
function checkServiceTrust(trust: Role['trust'], service: string, accountId: string, at: string): void {
  for (const { Effect, Action, Principal, Condition = {} } of trustStatements(trust, at)) {
    // Ignoring a deny would permit the actions that it forbids.
    if (Effect !== 'Allow')
      throw new UnsupportedProperty(`${at}: a Deny in a trust policy is not emulated by the local host. ${wayOut}`);
    const services =
      typeof Principal === 'object' && Principal !== null ? [(Principal as { Service?: unknown }).Service].flat() : [];
    if (![Action].flat().includes('sts:AssumeRole') || !services.includes(service)) continue;
    const conditions = Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, value]) => [operator, key, value] as const),
    );
    const unknown = conditions.find(([operator, key]) => operator !== 'StringEquals' || key !== 'aws:SourceAccount');
    if (unknown !== undefined)
      throw new UnsupportedProperty(
        `${at}: the trust condition ${unknown[0]} on ${unknown[1]} is not emulated by the local host. ${wayOut}`,
      );
    if (conditions.every(([, , value]) => [value].flat().includes(accountId))) return;
  }
  throw new UnsupportedProperty(`${at}: its trust policy does not let ${service} assume the role. ${wayOut}`);
}

function trustStatements(
  trust: Role['trust'],
  at: string,
): readonly Pick<PolicyStatement, 'Effect' | 'Action' | 'Principal' | 'Condition'>[] {
  const { Statement } = trust as { Statement?: PolicyStatement | readonly PolicyStatement[] };
  if (Statement === undefined) throw new UnsupportedProperty(`${at}: its trust policy has no statement. ${wayOut}`);
  return [Statement].flat();
}

/** `AROA…`, the same at every start. */
function roleId(roleArn: string): string {
  const letters = createHash('sha256')
    .update(roleArn)
    .digest('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase();
  return `AROA${letters.slice(0, 17)}`;
}
