import { Stack } from 'aws-cdk-lib';
import { ArnPrincipal, CompositePrincipal, Effect, PolicyStatement, SessionTagsPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { DatasetName } from '../ledger/datasets.ts';
import { datasets } from '../ledger/datasets.ts';
import { isOfManyPeople, readWayOf } from '../ledger/layouts/layout.ts';
import type { FunctionRole } from './function-role.ts';
import type { LedgerTables } from './ledger-tables.ts';

/** The value of the session's tag, in policies. */
export const ownerTag = ['$', '{aws:PrincipalTag/owner}'].join('');

/**
 * Trusts these functions' roles to open a session with an owner as its one tag.
 *
 * @param onlyOwner the one person whose ledger the tables hold; undefined for any person of the identity pool
 */
export function sessionsOf(
  scope: Construct,
  functions: readonly FunctionRole[],
  onlyOwner: string | undefined,
): CompositePrincipal {
  const conditions = {
    ...(onlyOwner === undefined
      ? { StringLike: { 'aws:RequestTag/owner': `${Stack.of(scope).region}:*` } }
      : { StringEquals: { 'aws:RequestTag/owner': onlyOwner } }),
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['owner'] },
  };
  return new CompositePrincipal(
    ...functions.map((role) => new SessionTagsPrincipal(new ArnPrincipal(role.roleArn).withConditions(conditions))),
  );
}

/**
 * Allows actions on the ledger of the session's owner. Where the tables' keys name no owner, the role names these tables
 * alone, and only a session of the one person can have it. A table that has a partition for each record can only be read
 * whole, so reading it needs Scan.
 */
export function allowLedgerOfOwner(
  { layout, tables }: LedgerTables,
  names: readonly DatasetName[],
  actions: readonly string[],
): PolicyStatement[] {
  const arnsOf = (some: readonly DatasetName[]) => some.map((name) => tables[name].tableArn);
  if (isOfManyPeople(layout)) return [allowItemsOfOwner(actions, arnsOf(names))];
  const readWhole = names.filter((name) =>
    datasets.some((one) => one.name === name && readWayOf(layout, one) === 'scan'),
  );
  const allow = (some: readonly string[], resources: readonly string[]) =>
    new PolicyStatement({
      effect: Effect.ALLOW,
      actions: some.map((action) => `dynamodb:${action}`),
      resources: [...resources],
    });
  return [allow(actions, arnsOf(names)), ...(readWhole.length > 0 ? [allow(['Scan'], arnsOf(readWhole))] : [])];
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
