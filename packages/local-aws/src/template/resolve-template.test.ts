import { describe, expect, it } from 'vitest';
import type { StackTemplate, TemplateOutput, TemplateResource } from './read-assembly.ts';
import { resolveTemplate } from './resolve-template.ts';
import { UnresolvableTemplate } from './stack-resolver.ts';

const account = { region: 'ap-northeast-1', accountId: '123456789012', salt: 'salt' };
const addresses = { graphqlUrl: 'http://127.0.0.1:4001/graphql' };

function stack(
  resources: Record<string, TemplateResource>,
  outputs: Record<string, TemplateOutput> = {},
  name = 'Api',
): StackTemplate {
  return { name, resources, outputs };
}

/** The resolved value of a property, in a template with one resource of each type that has attributes. */
function resolved(value: unknown): unknown {
  const { resources } = resolveTemplate(
    [stack({ ...neighbours, Subject: { Type: 'X', Properties: { value } } })],
    account,
    addresses,
  );
  return resources.find(({ logicalId }) => logicalId === 'Subject')?.properties['value'];
}

const neighbours: Record<string, TemplateResource> = {
  Table: { Type: 'AWS::DynamoDB::Table' },
  Bucket: { Type: 'AWS::S3::Bucket' },
  Role: { Type: 'AWS::IAM::Role' },
  Function: { Type: 'AWS::Lambda::Function' },
  Logs: {
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName: { 'Fn::Join': ['', ['/aws/', { Ref: 'Table' }]] } },
  },
  Rule: { Type: 'AWS::Events::Rule' },
  Pool: { Type: 'AWS::Cognito::UserPool' },
  Client: { Type: 'AWS::Cognito::UserPoolClient' },
  Identities: { Type: 'AWS::Cognito::IdentityPool' },
  Graph: { Type: 'AWS::AppSync::GraphQLApi' },
  Step: { Type: 'AWS::AppSync::FunctionConfiguration' },
  Source: { Type: 'AWS::AppSync::DataSource', Properties: { Name: { 'Fn::Join': ['', ['Orders', 'Source']] } } },
  Nameless: { Type: 'AWS::AppSync::DataSource' },
};
const att = (logicalId: string, name: string) => ({ 'Fn::GetAtt': [logicalId, name] });

describe('intrinsic functions', () => {
  it.each<[string, unknown, unknown]>([
    ['a plain value', { a: [1, 'x', true, null] }, { a: [1, 'x', true, null] }],
    [
      'Ref of a pseudo parameter',
      ['AWS::Region', 'AWS::AccountId', 'AWS::Partition', 'AWS::URLSuffix', 'AWS::StackName'].map((Ref) => ({ Ref })),
      ['ap-northeast-1', '123456789012', 'aws', 'amazonaws.com', 'Api'],
    ],
    ['Ref of a resource', { Ref: 'Table' }, 'Api-Table'],
    ['Fn::GetAtt', att('Table', 'Arn'), 'arn:aws:dynamodb:ap-northeast-1:123456789012:table/Api-Table'],
    ['Fn::Join', { 'Fn::Join': ['/', ['a', { Ref: 'Bucket' }, 3]] }, 'a/api-bucket/3'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${AWS::AccountId}-${Table}-${Table.Arn}-${!Literal}' },
      '123456789012-Api-Table-arn:aws:dynamodb:ap-northeast-1:123456789012:table/Api-Table-${Literal}',
    ],
    ['Fn::Select', { 'Fn::Select': ['1', ['a', { Ref: 'Table' }]] }, 'Api-Table'],
    ['Fn::Split', { 'Fn::Split': ['-', { Ref: 'Table' }] }, ['Api', 'Table']],
    [
      'one in another',
      { 'Fn::Select': [0, { 'Fn::Split': ['/', { 'Fn::Join': ['/', [{ Ref: 'Table' }, 'x']] }] }] },
      'Api-Table',
    ],
  ])('are resolved: %s', (_, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  it('remove members and entries of AWS::NoValue', () => {
    expect(
      resolved({ kept: 1, gone: { Ref: 'AWS::NoValue' }, list: ['a', { Ref: 'AWS::NoValue' }, 'b'] }),
    ).toStrictEqual({ kept: 1, list: ['a', 'b'] });
    expect(resolved({ 'Fn::Join': [',', ['a', { Ref: 'AWS::NoValue' }, 'b']] })).toBe('a,b');
  });

  it.each<[string, unknown, string]>([
    ['an unknown intrinsic', { 'Fn::If': ['C', 1, 2] }, 'Fn::If'],
    ['one with other keys', { 'Fn::Join': ['', ['a']], Other: 1 }, 'Fn::Join with other keys'],
    ['Fn::Sub with a map', { 'Fn::Sub': ['${a}', { a: 1 }] }, 'Fn::Sub with a map'],
    ['an object instead of a text', { 'Fn::Join': ['', ['a', { b: 1 }]] }, '{"b":1}'],
    ['nothing instead of a text', { 'Fn::Sub': '${AWS::NoValue}' }, 'nothing'],
    ['a join of a text', { 'Fn::Join': ['', { Ref: 'Table' }] }, 'which is not a list'],
    ['an index outside the list', { 'Fn::Select': [2, ['a']] }, 'Fn::Select of 2'],
    ['an attribute as one text', { 'Fn::GetAtt': 'Table.Arn' }, 'Fn::GetAtt'],
    ['a reference to an unknown resource', { Ref: 'Nobody' }, 'Nobody'],
    ['a reference to a member of every object', { Ref: 'constructor' }, 'constructor'],
    ['an attribute of an unknown resource', att('Nobody', 'Arn'), 'Nobody'],
    ['an unknown attribute', att('Table', 'StreamArn'), 'Fn::GetAtt Table.StreamArn (AWS::DynamoDB::Table)'],
    ['the name of a data source that has none', att('Nameless', 'Name'), 'Nameless.Name'],
    ['an import without an export', { 'Fn::ImportValue': 'Data:Table' }, 'Data:Table'],
  ])('are refused by place and name for %s', (_, value, named) => {
    expect(() => resolved(value)).toThrow(UnresolvableTemplate);
    expect(() => resolved(value)).toThrow(named);
    expect(() => resolved(value)).toThrow('Api/Subject');
  });

  it('are not evaluated for a resource with a condition or an update policy, which is refused', () => {
    const conditional = {
      Type: 'AWS::DynamoDB::Table',
      Condition: 'InProduction',
      DeletionPolicy: 'Retain',
    } as TemplateResource;
    expect(() => resolveTemplate([stack({ Table: conditional })], account, addresses)).toThrow(
      'Api/Table: the resource attribute Condition is not emulated',
    );
    const output = { Value: 'x', Condition: 'InProduction' } as TemplateOutput;
    expect(() => resolveTemplate([stack({}, { Url: output })], account, addresses)).toThrow(
      'Api/output Url: Condition',
    );
  });
});

describe('attributes', () => {
  it.each([
    ['Bucket', 'Arn', 'arn:aws:s3:::api-bucket'],
    ['Role', 'Arn', 'arn:aws:iam::123456789012:role/Api-Role'],
    ['Function', 'Arn', 'arn:aws:lambda:ap-northeast-1:123456789012:function:Api-Function'],
    ['Logs', 'Arn', 'arn:aws:logs:ap-northeast-1:123456789012:log-group:/aws/Api-Table:*'],
    ['Rule', 'Arn', 'arn:aws:events:ap-northeast-1:123456789012:rule/Api-Rule'],
    ['Graph', 'GraphQLUrl', 'http://127.0.0.1:4001/graphql'],
    ['Source', 'Name', 'OrdersSource'],
  ])('have the value of AWS’s form: %s.%s', (logicalId, name, expected) => {
    expect(resolved(att(logicalId, name))).toBe(expected);
  });

  it('with a generated id have AWS’s form', () => {
    const poolId = resolved({ Ref: 'Pool' }) as string;
    expect(poolId).toMatch(/^ap-northeast-1_[A-Za-z0-9]{9}$/);
    expect(resolved(att('Pool', 'Arn'))).toBe(`arn:aws:cognito-idp:ap-northeast-1:123456789012:userpool/${poolId}`);
    expect(resolved(att('Pool', 'ProviderName'))).toBe(`cognito-idp.ap-northeast-1.amazonaws.com/${poolId}`);
    expect(resolved({ Ref: 'Client' })).toMatch(/^[0-9a-z]{26}$/);
    expect(resolved({ Ref: 'Identities' })).toMatch(
      /^ap-northeast-1:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const apiId = resolved(att('Graph', 'ApiId')) as string;
    expect(apiId).toMatch(/^[0-9a-z]{26}$/);
    expect(resolved(att('Graph', 'Arn'))).toBe(`arn:aws:appsync:ap-northeast-1:123456789012:apis/${apiId}`);
    expect(resolved(att('Step', 'FunctionId'))).toMatch(/^[0-9a-z]{26}$/);
  });

  it('can be read from a resolved resource, and unknown ones are refused by name', () => {
    const template = resolveTemplate([stack({ Table: { Type: 'AWS::DynamoDB::Table' } })], account, addresses);
    const [table] = template.resources;
    if (table === undefined) throw new Error('no table');
    expect(template.attribute(table, 'Arn')).toBe('arn:aws:dynamodb:ap-northeast-1:123456789012:table/Api-Table');
    expect(() => template.attribute(table, 'StreamArn')).toThrow("AWS::DynamoDB::Table's attribute StreamArn");
  });
});

describe('names', () => {
  it('are those of the template, even when it composes them', () => {
    const named = {
      Type: 'AWS::DynamoDB::Table',
      Properties: { TableName: { 'Fn::Join': ['-', ['shop', { Ref: 'AWS::Region' }]] } },
    };
    const template = resolveTemplate(
      [stack({ Table: named }, { Arn: { Value: att('Table', 'Arn') } })],
      account,
      addresses,
    );
    expect(template.resources[0]?.physicalId).toBe('shop-ap-northeast-1');
    expect(template.outputs.get('Api.Arn')).toBe(
      'arn:aws:dynamodb:ap-northeast-1:123456789012:table/shop-ap-northeast-1',
    );
  });

  it.each([
    ['AWS::S3::Bucket', 63],
    ['AWS::IAM::Role', 64],
    ['AWS::Lambda::Function', 64],
  ])('have the maximum length of a %s and are distinct', (Type, most) => {
    const long = 'L'.repeat(80);
    const { resources } = resolveTemplate(
      [stack({ [`${long}A`]: { Type }, [`${long}B`]: { Type } })],
      account,
      addresses,
    );
    const names = resources.map(({ physicalId }) => physicalId);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toHaveLength(most);
  });

  it('differ between data folders when they are random on AWS', () => {
    const client = (salt: string) =>
      resolveTemplate([stack({ Client: { Type: 'AWS::Cognito::UserPoolClient' } })], { ...account, salt }, addresses)
        .resources[0]?.physicalId;
    expect(client('one')).toBe(client('one'));
    expect(client('one')).not.toBe(client('other'));
  });
});

describe('several stacks', () => {
  it('share values by exports and imports', () => {
    const data = stack(
      { Table: { Type: 'AWS::DynamoDB::Table' } },
      { Out: { Value: att('Table', 'Arn'), Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Table' } } } },
      'Data',
    );
    const api = stack({
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { Resource: { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'Data:Table' }, '/index/*']] } },
      },
    });
    const { resources, outputs } = resolveTemplate([data, api], account, addresses);
    expect(resources[1]?.properties).toEqual({
      Resource: 'arn:aws:dynamodb:ap-northeast-1:123456789012:table/Data-Table/index/*',
    });
    expect(outputs.get('Data.Out')).toBe('arn:aws:dynamodb:ap-northeast-1:123456789012:table/Data-Table');
    expect(() => resolveTemplate([api, data], account, addresses)).toThrow('Fn::ImportValue of Data:Table');
  });
});
