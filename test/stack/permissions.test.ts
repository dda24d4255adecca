import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Cell } from '../matrix/cell.ts';
import { nameIn } from '../matrix/cell.ts';
import { dynamodbCells } from '../matrix/dynamodb-cells.ts';
import { graphqlCells } from '../matrix/graphql-cells.ts';
import { intended } from '../matrix/intended.ts';
import { lambdaCells } from '../matrix/lambda-cells.ts';
import { principals } from '../matrix/principals.ts';
import { s3Cells } from '../matrix/s3-cells.ts';
import { stsCells } from '../matrix/sts-cells.ts';
import type { Credentials } from '../person.ts';

let host: HostUnderTest;
let cells: readonly Cell[];
let everybody: ReadonlyMap<string, Credentials | undefined>;

beforeAll(async () => {
  host = await startHostUnderTest();
  cells = [
    ...graphqlCells(host),
    ...(await s3Cells(host)),
    ...dynamodbCells(host),
    ...lambdaCells(host),
    ...stsCells(host),
  ];
  everybody = await principals(host);
});
afterAll(() => host.close());

const matches = (line: string, name: string) =>
  line.endsWith('*') ? name.startsWith(line.slice(0, -1)) : name === line;

it('the list has every role of the template and only existing cells', () => {
  expect(Object.keys(intended).sort()).toEqual([...everybody.keys()].sort());
  const unknown = Object.values(intended)
    .flat()
    .filter((line) => !cells.some(({ name }) => matches(line, name)));
  expect(unknown).toEqual([]);
});

it.each(Object.keys(intended))('%s may do exactly what the list says', async (principal) => {
  const allowed: string[] = [];
  for (const { name, ask } of cells) if ((await ask(everybody.get(principal))) === 'allowed') allowed.push(name);
  const meant = cells
    .map(({ name }) => name)
    .filter((name) => intended[principal]?.some((line) => matches(line, name)));
  expect(allowed).toEqual(meant);
});

// The resolvers also refuse, and would hide a policy that grants too much.
it('the policies grant the fields of the list, each by name', () => {
  const granted = new Map<string, string[]>();
  for (const { type, properties } of host.host.resources) {
    if (type !== 'AWS::IAM::Policy') continue;
    const { PolicyDocument, Roles } = properties as {
      PolicyDocument: { Statement: { Action: string | string[]; Resource: string | string[] }[] };
      Roles: string[];
    };
    const fields = PolicyDocument.Statement.filter(({ Action }) =>
      [Action].flat().some((action) => action.startsWith('appsync')),
    ).flatMap(({ Resource }) => Resource);
    const role = host.host.resources.find(
      ({ physicalId, type: kind }) => kind === 'AWS::IAM::Role' && Roles.includes(physicalId),
    );
    granted.set(
      nameIn(role?.logicalId ?? ''),
      [
        ...(granted.get(nameIn(role?.logicalId ?? '')) ?? []),
        // The others are below the root (infra/roles-and-policies.test.ts).
        ...fields
          .filter((arn) => arn.includes('/fields/'))
          .map((arn) => arn.replace(/^.*\/types\/(\w+)\/fields\/(\w+)$/, '$1.$2')),
      ].sort(),
    );
  }
  for (const [role, fields] of granted) {
    expect([role, fields]).toEqual([
      role,
      (intended[role] ?? []).filter((line) => /^(Query|Mutation|Subscription)\./.test(line)).sort(),
    ]);
  }
});
