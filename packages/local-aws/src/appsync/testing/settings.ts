import type { ApiSettings, DataSourceSettings, FunctionSettings, ResolverSettings } from '../settings.ts';

export const none: DataSourceSettings = { kind: 'none', name: 'none' };
export const rows: DataSourceSettings = {
  kind: 'dynamodb',
  name: 'rows',
  tableName: 'rows',
  serviceRoleArn: 'arn:aws:iam::123456789012:role/rows',
};
export const fn: DataSourceSettings = {
  kind: 'lambda',
  name: 'fn',
  functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:fn',
  serviceRoleArn: 'arn:aws:iam::123456789012:role/fn',
};

/** Complete API settings with defaults for everything that a test leaves out. */
export function settingsOf({
  schema,
  resolvers = [],
  ...rest
}: Pick<ApiSettings, 'schema'> & Partial<ApiSettings>): ApiSettings {
  return {
    apiId: 'api1',
    name: 'test',
    environment: {},
    introspection: true,
    queryDepthLimit: 75,
    resolverCountLimit: 10_000,
    ...rest,
    schema,
    resolvers,
  };
}

/**
 * A module made of the bodies of its handlers. By default the request returns `ctx.args` as the payload, and the
 * response returns `ctx.result`.
 */
export function code({
  request = 'return { payload: ctx.args };',
  response = 'return ctx.result;',
}: {
  request?: string;
  response?: string;
} = {}): string {
  return [
    "import { util, extensions, runtime } from '@aws-appsync/utils';",
    "import * as ddb from '@aws-appsync/utils/dynamodb';",
    `export function request(ctx) { ${request} }`,
    `export function response(ctx) { ${response} }`,
  ].join('\n');
}

export function unit(
  coordinate: string,
  handlers: { request?: string; response?: string } = {},
  dataSource: DataSourceSettings = none,
): ResolverSettings {
  return { kind: 'unit', ...field(coordinate), code: code(handlers), dataSource };
}

export function pipeline(
  coordinate: string,
  functions: readonly FunctionSettings[],
  handlers: { request?: string; response?: string } = {},
): ResolverSettings {
  return {
    kind: 'pipeline',
    ...field(coordinate),
    code: code({ request: 'return {};', response: 'return ctx.prev.result;', ...handlers }),
    functions,
  };
}

export function step(
  name: string,
  handlers: { request?: string; response?: string } = {},
  dataSource: DataSourceSettings = none,
): FunctionSettings {
  return { name, code: code(handlers), dataSource };
}

function field(coordinate: string): { typeName: string; fieldName: string } {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  return { typeName, fieldName };
}
