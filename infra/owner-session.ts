import { Stack } from 'aws-cdk-lib';
import { ArnPrincipal, CompositePrincipal, Effect, PolicyStatement, SessionTagsPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { FunctionRole } from './function-role.ts';

/** The value of the session's tag, in policies. */
export const ownerTag = ['$', '{aws:PrincipalTag/owner}'].join('');

/** Trusts these functions' roles to open a session with an owner as its one tag. */
export function sessionsOf(scope: Construct, functions: readonly FunctionRole[]): CompositePrincipal {
  const conditions = {
    StringLike: { 'aws:RequestTag/owner': `${Stack.of(scope).region}:*` },
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['owner'] },
  };
  return new CompositePrincipal(
    ...functions.map((role) => new SessionTagsPrincipal(new ArnPrincipal(role.roleArn).withConditions(conditions))),
  );
}

/**
 * Allows actions on the items of the session's owner. `ForAllValues` is true of a request without the key, such as a
 * Scan, so the key must also be there.
 */
export function allowItemsOfOwner(actions: readonly string[], tableArns: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [...tableArns],
    conditions: {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [ownerTag] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  });
}
