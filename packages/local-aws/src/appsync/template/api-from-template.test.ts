import { describe, expect, it } from 'vitest';
import type { ResolvedResource } from '../../template/resolved-resource.ts';
import { UnsupportedProperty } from '../../template/unsupported-property.ts';
import { code } from '../testing/settings.ts';
import { apiFromTemplate } from './api-from-template.ts';

const arn = 'arn:aws:appsync:eu-west-1:123456789012:apis/abc';
const runtime = { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' };
type Overrides = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The output of CDK's L2 constructs, with changed properties of single resources. */
function template(overrides: Overrides = {}): ResolvedResource[] {
  const resource = (
    logicalId: string,
    type: string,
    physicalId: string,
    properties: Record<string, unknown>,
  ): ResolvedResource => ({
    stack: 'Api',
    logicalId,
    type: `AWS::AppSync::${type}`,
    physicalId,
    properties: Object.fromEntries(
      Object.entries({ ...properties, ...overrides[logicalId] }).filter(([, value]) => value !== undefined),
    ),
  });
  return [
    resource('Api', 'GraphQLApi', arn, {
      Name: 'shop',
      AuthenticationType: 'AWS_IAM',
      EnvironmentVariables: { POOL: 'p' },
      IntrospectionConfig: 'DISABLED',
      QueryDepthLimit: 9,
      LogConfig: { FieldLogLevel: 'ERROR' },
    }),
    resource('Schema', 'GraphQLSchema', `${arn}GraphQLSchema`, {
      ApiId: 'abc',
      Definition: 'type Query { a: String b: String }',
    }),
    resource('Table', 'DataSource', `${arn}/datasources/table`, {
      ApiId: 'abc',
      Name: 'table',
      Type: 'AMAZON_DYNAMODB',
      DynamoDBConfig: { TableName: 'rows', AwsRegion: 'eu-west-1' },
      ServiceRoleArn: 'arn:role/table',
    }),
    resource('Fn', 'DataSource', `${arn}/datasources/fn`, {
      ApiId: 'abc',
      Name: 'fn',
      Type: 'AWS_LAMBDA',
      LambdaConfig: { LambdaFunctionArn: 'arn:fn' },
      ServiceRoleArn: 'arn:role/fn',
    }),
    resource('None', 'DataSource', `${arn}/datasources/none`, { ApiId: 'abc', Name: 'none', Type: 'NONE' }),
    resource('Step', 'FunctionConfiguration', `${arn}/functions/f1`, {
      ApiId: 'abc',
      Name: 'put',
      DataSourceName: 'table',
      Runtime: runtime,
      Code: code(),
      FunctionVersion: '2018-05-29',
    }),
    resource('A', 'Resolver', `${arn}/types/Query/resolvers/a`, {
      ApiId: 'abc',
      TypeName: 'Query',
      FieldName: 'a',
      Kind: 'UNIT',
      DataSourceName: 'fn',
      Runtime: runtime,
      Code: code(),
    }),
    resource('B', 'Resolver', `${arn}/types/Query/resolvers/b`, {
      ApiId: 'abc',
      TypeName: 'Query',
      FieldName: 'b',
      Kind: 'PIPELINE',
      PipelineConfig: { Functions: ['f1'] },
      Runtime: runtime,
      Code: code(),
    }),
    { stack: 'Api', logicalId: 'Bucket', type: 'AWS::S3::Bucket', physicalId: 'b', properties: {} },
  ];
}

describe('apiFromTemplate', () => {
  it('reads an API with its resolvers, functions and data sources', () => {
    expect(apiFromTemplate(template())).toEqual({
      apiId: 'abc',
      name: 'shop',
      schema: 'type Query { a: String b: String }',
      environment: { POOL: 'p' },
      introspection: false,
      queryDepthLimit: 9,
      resolverCountLimit: 10_000,
      resolvers: [
        {
          kind: 'unit',
          typeName: 'Query',
          fieldName: 'a',
          code: code(),
          dataSource: { kind: 'lambda', name: 'fn', functionArn: 'arn:fn', serviceRoleArn: 'arn:role/fn' },
        },
        {
          kind: 'pipeline',
          typeName: 'Query',
          fieldName: 'b',
          code: code(),
          functions: [
            {
              name: 'put',
              code: code(),
              dataSource: { kind: 'dynamodb', name: 'table', tableName: 'rows', serviceRoleArn: 'arn:role/table' },
            },
          ],
        },
      ],
    });
  });

  it.each<[string, Overrides, RegExp]>([
    [
      'an unsupported authorization mode',
      { Api: { AuthenticationType: 'API_KEY' } },
      /Api\/Api \(AWS::AppSync::GraphQLApi\)\.AuthenticationType: the local host expects "AWS_IAM", got "API_KEY"/,
    ],
    [
      'a further authorization mode',
      { Api: { AdditionalAuthenticationProviders: [{}] } },
      /Api .*\.AdditionalAuthenticationProviders is not emulated/,
    ],
    ['an unknown property', { Fn: { Telepathy: true } }, /Fn .*\.Telepathy is not emulated/],
    [
      'an unsupported type of data source',
      { Fn: { Type: 'HTTP' } },
      /Fn .*\.Type: .* "NONE" or "AMAZON_DYNAMODB" or "AWS_LAMBDA", got "HTTP"/,
    ],
    [
      'versioned tables',
      { Table: { DynamoDBConfig: { TableName: 'rows', AwsRegion: 'r', Versioned: true } } },
      /Table .*\.DynamoDBConfig\.Versioned is not emulated/,
    ],
    [
      'a data source that does not exist',
      { A: { DataSourceName: 'nowhere' } },
      /A .*\.DataSourceName: .*a data source of the template \(table, fn, none\), got "nowhere"/,
    ],
    [
      'a pipeline function that does not exist',
      { B: { PipelineConfig: { Functions: ['f2'] } } },
      /B .*\.PipelineConfig\.Functions\[0\]: .*a function of the template, got "f2"/,
    ],
    ['mapping templates', { A: { RequestMappingTemplate: '{}' } }, /mapping templates \(VTL\)/],
    [
      'another runtime',
      { A: { Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '2.0.0' } } },
      /Runtime\.RuntimeVersion: .*"1\.0\.0", got "2\.0\.0"/,
    ],
    ['batching', { A: { MaxBatchSize: 5 } }, /MaxBatchSize: .*got 5.*Batching is not emulated/],
    ['caching', { A: { CachingConfig: { Ttl: 60 } } }, /A .*\.CachingConfig is not emulated/],
    ['code without a response', { A: { Code: 'export function request() {}' } }, /exports no response/],
    [
      'code that AppSync would refuse',
      { A: { Code: 'export function request() { throw 1; } export function response() {}' } },
      /1:29 throw/,
    ],
    ['too much code', { A: { Code: `${code()}//${'x'.repeat(32_768)}` } }, /AppSync accepts 32768/],
    ['code in S3', { A: { Code: undefined, CodeS3Location: 's3://x' } }, /A .*\.CodeS3Location is not emulated/],
    ['no code', { A: { Code: undefined } }, /A .*\.Code: .*a text, got nothing/],
    [
      'a pipeline in a unit resolver',
      { A: { PipelineConfig: { Functions: [] } } },
      /A .*\.PipelineConfig is not emulated/,
    ],
    [
      'a pipeline without functions',
      { B: { PipelineConfig: undefined } },
      /PipelineConfig\.Functions: .*a list, got nothing/,
    ],
    ['a schema of another API', { Schema: { ApiId: 'other' } }, /ApiId: .*the template's one API, abc, got "other"/],
  ])('refuses %s by name', (_name, overrides, reason) => {
    expect(() => apiFromTemplate(template(overrides))).toThrow(UnsupportedProperty);
    expect(() => apiFromTemplate(template(overrides))).toThrow(reason);
  });

  it('refuses an unsupported AppSync resource, and a template with no API or with two', () => {
    const cache: ResolvedResource = {
      stack: 'Api',
      logicalId: 'Cache',
      type: 'AWS::AppSync::ApiCache',
      physicalId: 'c',
      properties: {},
    };
    expect(() => apiFromTemplate([...template(), cache])).toThrow(
      'Api/Cache (AWS::AppSync::ApiCache) is not emulated by the local host.',
    );
    expect(() => apiFromTemplate([])).toThrow('Expected one AWS::AppSync::GraphQLApi in the template, found 0.');
    expect(() => apiFromTemplate([...template(), ...template()])).toThrow(/found 2: Api\/Api, Api\/Api/);
  });
});
