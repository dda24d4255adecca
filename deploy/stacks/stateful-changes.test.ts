import { describe, expect, it } from 'vitest';
import type { Template, TemplateResource } from '../assembly/read-assembly.ts';
import { holdsData, statefulChanges } from './stateful-changes.ts';

const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

function table(properties: object = {}, policies: object = kept): TemplateResource {
  return {
    Type: 'AWS::DynamoDB::Table',
    ...policies,
    Properties: {
      KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'owner', AttributeType: 'S' }],
      ...properties,
    },
  };
}

const pool = (properties: object): TemplateResource => ({
  Type: 'AWS::Cognito::UserPool',
  ...kept,
  Properties: { UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false }, ...properties },
});

const of = (resource?: TemplateResource): Template => ({ Resources: resource === undefined ? {} : { Kept: resource } });

describe('of a resource that holds data, a deployment may', () => {
  it.each<[string, TemplateResource, TemplateResource]>([
    ['leave everything', table(), table()],
    ['turn encryption on', table(), table({ SSESpecification: { SSEEnabled: true } })],
    [
      'add an index',
      table(),
      table({
        GlobalSecondaryIndexes: [
          {
            IndexName: 'open',
            KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
    ],
    [
      'close the sign-up',
      pool({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }),
      pool({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }),
    ],
    ['begin to keep it', table({}, {}), table()],
  ])('%s', (_, before, after) => {
    expect(statefulChanges(of(before), of(after))).toEqual([]);
  });
});

describe('of a resource that holds data, a deployment may not', () => {
  it.each<[string, TemplateResource, TemplateResource | undefined, RegExp]>([
    [
      'change the key',
      table(),
      table({ KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }] }),
      /^Kept \(AWS::DynamoDB::Table\) would be replaced by an empty one, because its KeySchema changes\.$/,
    ],
    ['give it a name', table(), table({ TableName: 'slips' }), /because its TableName changes/],
    ['leave it out', table(), undefined, /^Kept .* would leave the stack/],
    ['make something else of it', table(), pool({}), /would become an AWS::Cognito::UserPool/],
    [
      'let it go when it is deleted',
      table(),
      table({}, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' }),
      /would no longer be kept/,
    ],
    ['let it go when it is replaced', table(), table({}, { DeletionPolicy: 'Retain' }), /would no longer be kept/],
  ])('%s', (_, before, after, sentence) => {
    const sentences = statefulChanges(of(before), of(after));
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(sentence);
  });
});

it('says nothing of what holds no data', () => {
  const without = table({}, {});
  expect(statefulChanges(of(without), of())).toEqual([]);
  expect(statefulChanges(of(without), of(table({ TableName: 'x' }, {})))).toEqual([]);
  expect(statefulChanges(of(), of(table()))).toEqual([]);
});

it('counts what is kept in both cases as data', () => {
  expect(holdsData({ Resources: { A: table(), B: table({}, { DeletionPolicy: 'Retain' }), C: pool({}) } })).toEqual([
    'A',
    'C',
  ]);
});

it('changes neither of the two templates', () => {
  const [before, after] = [of(table()), of(table({ TableName: 'x' }))];
  const copies = structuredClone([before, after]);
  statefulChanges(before, after);
  expect([before, after]).toEqual(copies);
});
