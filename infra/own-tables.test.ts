import { describe, expect, it } from 'vitest';
import { byDataset } from '../ledger/datasets.ts';
import { byOwner } from '../ledger/layouts/by-owner.ts';
import type { Layout } from '../ledger/layouts/layout.ts';
import { layoutText } from '../ledger/layouts/layout-text.ts';
import { original } from '../ledger/layouts/original.ts';
import type { OwnTables } from './settings.ts';
import { guarded, statementsOf, synthesised, testSettings } from './synthesised.ts';

/** Balances by day, and everything else in one partition or keyed by its code. */
const ownLayout: Layout = {
  name: 'own-shape',
  tables: {
    ...original.tables,
    slips: { partition: { attribute: 'pk', holds: { text: 'HOME' } }, sort: { attribute: 'sk', holds: 'entry' } },
    kinds: { partition: { attribute: 'pk', holds: { text: 'HOME' } }, sort: { attribute: 'sk', holds: 'code' } },
  },
};

const hanako = 'ap-northeast-1:11111111-1111-4111-8111-111111111111';
const ownTables: OwnTables = {
  layout: 'original',
  tables: { slips: 'my_slips', balances: 'my_balances', kinds: 'my_kinds', methods: 'my_methods' },
  identity: hanako,
};
const withTables = (given: OwnTables) => synthesised({ ...testSettings, ownTables: given });

function rolesIn(resources: ReturnType<typeof withTables>) {
  const policies = Object.values(guarded(resources, 'AWS::IAM::Policy')) as {
    PolicyDocument: unknown;
    Roles: string[];
  }[];
  return (role: string) =>
    policies
      .filter(({ Roles }) => Roles.includes(role))
      .flatMap(({ PolicyDocument }) => statementsOf(PolicyDocument))
      .filter((line) => line.includes('dynamodb:'))
      .map((line) => line.replaceAll('arn:AWS::Partition:dynamodb:AWS::Region:AWS::AccountId:table/', ''));
}

function trustOf(resources: ReturnType<typeof withTables>, role: string): object[] {
  const { AssumeRolePolicyDocument } = guarded(resources, 'AWS::IAM::Role')[`Api/${role}`] as {
    AssumeRolePolicyDocument: { Statement: { Condition: object }[] };
  };
  return AssumeRolePolicyDocument.Statement.map(({ Condition }) => Condition);
}

describe('a deployment over the original app’s tables', () => {
  const resources = withTables(ownTables);
  const ofRole = rolesIn(resources);

  it('makes, changes and deletes none of them', () => {
    expect(Object.keys(guarded(resources, 'AWS::DynamoDB::Table'))).toEqual(['Data/ExportsTable']);
  });

  it('reaches them with a role that names just them, and reads only the masters whole', () => {
    expect(
      ofRole('OwnerRole')
        .filter((line) => !line.includes('ExportsTable'))
        .sort(),
    ).toEqual(
      [
        ...['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].flatMap((action) =>
          ['my_balances', 'my_kinds', 'my_methods', 'my_slips'].map((table) => `Allow dynamodb:${action} on ${table}`),
        ),
        ...['my_kinds', 'my_methods'].map((table) => `Allow dynamodb:Scan on ${table}`),
      ].sort(),
    );
    expect(ofRole('SummaryOwnerReaderRole').sort()).toEqual(
      [
        ...['my_balances', 'my_kinds', 'my_methods', 'my_slips'].map((table) => `Allow dynamodb:Query on ${table}`),
        ...['my_kinds', 'my_methods'].map((table) => `Allow dynamodb:Scan on ${table}`),
      ].sort(),
    );
  });

  it.each(['OwnerRole', 'SummaryOwnerReaderRole'])('lets only a session of the one person have the %s', (role) => {
    const conditions = trustOf(resources, role);
    expect(conditions.length).toBeGreaterThan(0);
    for (const condition of conditions)
      expect(condition).toEqual({
        StringEquals: { 'aws:RequestTag/owner': hanako },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['owner'] },
      });
  });

  it('gives no other role anything of them', () => {
    const roles = Object.keys(guarded(resources, 'AWS::IAM::Role')).map((name) => name.split('/')[1] ?? '');
    const reaching = roles.filter((role) => ofRole(role).some((line) => line.includes(' my_')));
    expect(reaching.sort()).toEqual(['OwnerRole', 'SummaryOwnerReaderRole']);
  });

  it('tells the resolvers whom to serve, and the functions how the tables are keyed', () => {
    const [api] = Object.values(guarded(resources, 'AWS::AppSync::GraphQLApi'));
    expect(api).toMatchObject({ EnvironmentVariables: { ONLY_OWNER: hanako } });
    const functions = guarded(resources, 'AWS::Lambda::Function');
    for (const name of ['JobsExportWorker', 'RestoresRestoreWorker', 'SummaryMonths', 'SummaryNames'])
      expect(functions[`Api/${name}`]).toMatchObject({ Environment: { Variables: { LEDGER_LAYOUT: 'original' } } });
  });

  it('serves nobody as long as the person is not known', () => {
    const unknown = withTables({ ...ownTables, identity: null });
    expect(JSON.stringify(trustOf(unknown, 'OwnerRole'))).toContain('"aws:RequestTag/owner":"nobody"');
    expect(Object.values(guarded(unknown, 'AWS::AppSync::GraphQLApi'))[0]).toMatchObject({
      EnvironmentVariables: { ONLY_OWNER: 'nobody' },
    });
  });
});

describe('a deployment over tables of its own shape that are keyed by owner', () => {
  const resources = withTables({ ...ownTables, layout: 'by-owner', identity: null });

  it('compares each key with the session’s owner, as with tables of its own', () => {
    const lines = rolesIn(resources)('OwnerRole').filter((line) => line.includes(' my_'));
    expect(lines).toHaveLength(20);
    for (const line of lines) expect(line).toContain('"dynamodb:LeadingKeys"');
    expect(Object.values(guarded(resources, 'AWS::AppSync::GraphQLApi'))[0]).not.toMatchObject({
      EnvironmentVariables: { ONLY_OWNER: expect.anything() as unknown },
    });
  });
});

describe('a deployment over tables whose layout is in the settings', () => {
  const resources = withTables({ ...ownTables, layout: ownLayout });

  it('reads only the one master whole that has a partition for each record', () => {
    for (const role of ['OwnerRole', 'SummaryOwnerReaderRole'])
      expect(rolesIn(resources)(role).filter((line) => line.includes(':Scan '))).toEqual([
        'Allow dynamodb:Scan on my_methods',
      ]);
  });

  it('tells the functions the whole layout', () => {
    const functions = guarded(resources, 'AWS::Lambda::Function');
    for (const name of ['JobsExportWorker', 'RestoresRestoreWorker', 'SummaryMonths', 'SummaryNames'])
      expect(functions[`Api/${name}`]).toMatchObject({
        Environment: { Variables: { LEDGER_LAYOUT: layoutText(ownLayout) } },
      });
  });

  it('reads names with a function where keys hold the owner under another name', () => {
    const renamed: Layout = {
      name: 'renamed',
      tables: byDataset(({ name }) => ({
        ...byOwner.tables[name],
        partition: { attribute: 'person', holds: 'owner' },
      })),
    };
    const many = withTables({ ...ownTables, layout: renamed, identity: null });
    expect(Object.keys(guarded(many, 'AWS::Lambda::Function'))).toContain('Api/SummaryNames');
    const lines = rolesIn(many)('SummaryOwnerReaderRole').filter((line) => line.includes(' my_'));
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(line).toContain('"dynamodb:LeadingKeys"');
  });
});
