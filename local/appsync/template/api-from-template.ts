import type { ResolvedResource } from '../../template/resolved-resource.ts';
import type { ApiSettings, FunctionSettings } from '../api-settings.ts';
import { readDataSource } from './data-source-from-template.ts';
import { readProperties } from './properties.ts';
import { readCode, readResolver } from './resolver-from-template.ts';
import { checkApi, lastSegment, nameOf } from './resource-name.ts';

/** The resource types this reads. Any other `AWS::AppSync::…` is refused by name. */
export const appsyncResourceTypes = [
  'AWS::AppSync::GraphQLApi', 'AWS::AppSync::GraphQLSchema', 'AWS::AppSync::DataSource', 'AWS::AppSync::FunctionConfiguration', 'AWS::AppSync::Resolver',
] as const;

/** AppSync's own limits, in force where the template sets none. */
const queryDepthMost = 75;
const resolverCountMost = 10_000;

/**
 * Reads the API of a template; resources that are not AppSync's are left alone.
 *
 * What it takes for granted of the resolved template: an API's ApiId and a function's FunctionId are the last segment
 * (after `/`) of its physical id, which is an ARN; `DataSourceName` is the data source's `Name`.
 * @throws Error that names the resource and what the local host, or AppSync, would not take.
 */
export function apiFromTemplate(resources: readonly ResolvedResource[]): ApiSettings {
  const ofType = (type: (typeof appsyncResourceTypes)[number]) => resources.filter((resource) => resource.type === type);
  const foreign = resources.find(({ type }) => type.startsWith('AWS::AppSync::') && !appsyncResourceTypes.some((known) => known === type));
  if (foreign !== undefined) throw new Error(`${foreign.logicalId}: ${foreign.type} is not emulated by the local host.`);

  const apiResource = single(ofType('AWS::AppSync::GraphQLApi'), 'AWS::AppSync::GraphQLApi');
  const apiId = lastSegment(apiResource.physicalId);
  const schema = readSchema(single(ofType('AWS::AppSync::GraphQLSchema'), 'AWS::AppSync::GraphQLSchema'), apiId);
  const dataSources = new Map(ofType('AWS::AppSync::DataSource').map((resource) => {
    const dataSource = readDataSource(resource, apiId);
    return [dataSource.name, dataSource] as const;
  }));
  const functions = new Map(ofType('AWS::AppSync::FunctionConfiguration').map((resource) => {
    const properties = readProperties(resource.properties, nameOf(resource));
    const name = properties.text('Name');
    const settings: FunctionSettings = { name, ...readCode(resource, properties, apiId, dataSources) };
    properties.passOver(...Object.keys(functionPassedOver));
    properties.finish();
    return [lastSegment(resource.physicalId), settings] as const;
  }));
  const resolvers = ofType('AWS::AppSync::Resolver').map((resource) => readResolver(resource, apiId, dataSources, functions));
  return { apiId, schema, resolvers, ...readApi(apiResource) };
}

/** Properties of AWS::AppSync::GraphQLApi that change nothing here, and why. */
export const apiPassedOver: Readonly<Record<string, string>> = {
  LogConfig: 'the host writes its own log',
  XrayEnabled: 'nothing is traced here',
  EnhancedMetricsConfig: 'there is no CloudWatch',
  Tags: 'nothing reads them here',
  OwnerContact: 'for people',
};

/** The same of AWS::AppSync::FunctionConfiguration. */
export const functionPassedOver: Readonly<Record<string, string>> = {
  FunctionVersion: 'means VTL only',
  Description: 'for people',
};

function readApi(resource: ResolvedResource): Omit<ApiSettings, 'apiId' | 'schema' | 'resolvers'> {
  const properties = readProperties(resource.properties, nameOf(resource));
  properties.oneOf('AuthenticationType', ['AWS_IAM']);
  properties.oneOf('Visibility', ['GLOBAL'], 'GLOBAL');
  properties.oneOf('ApiType', ['GRAPHQL'], 'GRAPHQL');
  properties.passOver(...Object.keys(apiPassedOver));
  const settings = {
    name: properties.text('Name'),
    environment: properties.textMap('EnvironmentVariables'),
    introspection: properties.oneOf('IntrospectionConfig', ['ENABLED', 'DISABLED'], 'ENABLED') === 'ENABLED',
    queryDepthLimit: limited(properties.wholeNumber('QueryDepthLimit', 0), queryDepthMost),
    resolverCountLimit: limited(properties.wholeNumber('ResolverCountLimit', 0), resolverCountMost),
  };
  properties.finish();
  return settings;
}

/** 0 stands for "no limit of its own". */
function limited(limit: number, most: number): number {
  return limit === 0 ? most : Math.min(limit, most);
}

function readSchema(resource: ResolvedResource, apiId: string): string {
  const properties = readProperties(resource.properties, nameOf(resource));
  checkApi(properties.text('ApiId'), apiId, resource);
  const schema = properties.text('Definition');
  properties.finish();
  return schema;
}

function single(resources: readonly ResolvedResource[], type: string): ResolvedResource {
  const [only, ...others] = resources;
  if (only !== undefined && others.length === 0) return only;
  throw new Error(`Expected one ${type} in the template, found ${resources.length}${others.length > 0 ? `: ${resources.map(({ logicalId }) => logicalId).join(', ')}` : ''}.`);
}
