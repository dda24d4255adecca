import {
  mapOf,
  oneOf,
  optional,
  passedOver,
  placeOf,
  readResource,
  text,
  textOrEmpty,
  wholeNumber,
} from '../../template/properties.ts';
import type { ResolvedResource } from '../../template/resolved-resource.ts';
import { UnsupportedProperty, wayOut } from '../../template/unsupported-property.ts';
import type { ApiSettings, FunctionSettings } from '../settings.ts';
import { readDataSource } from './data-source-from-template.ts';
import { idOfApi, lastSegment } from './ids.ts';
import type { DataSources } from './resolver-from-template.ts';
import { codeShape, dataSourceOf, readResolver } from './resolver-from-template.ts';

/** The supported resource types. Any other `AWS::AppSync::…` is refused by name. */
export const appsyncResourceTypes = [
  'AWS::AppSync::GraphQLApi',
  'AWS::AppSync::GraphQLSchema',
  'AWS::AppSync::DataSource',
  'AWS::AppSync::FunctionConfiguration',
  'AWS::AppSync::Resolver',
] as const;

/** AppSync's limits, for templates that set none. */
const queryDepthMost = 75;
const resolverCountMost = 10_000;

/**
 * Reads the API of a template. Resources of other services are ignored. It relies on two properties of the resolved
 * template. An API's ApiId and a function's FunctionId are the last segment (after `/`) of its physical id, which is an
 * ARN. `DataSourceName` is the data source's `Name`.
 * @throws UnsupportedProperty that names the resource and the part that the local host or AppSync would refuse.
 */
export function apiFromTemplate(resources: readonly ResolvedResource[]): ApiSettings {
  const ofType = (type: (typeof appsyncResourceTypes)[number]) =>
    resources.filter((resource) => resource.type === type);
  const foreign = resources.find(
    ({ type }) => type.startsWith('AWS::AppSync::') && !appsyncResourceTypes.some((known) => known === type),
  );
  if (foreign !== undefined)
    throw new UnsupportedProperty(`${placeOf(foreign)} is not emulated by the local host. ${wayOut}`);

  const apiResource = single(ofType('AWS::AppSync::GraphQLApi'), 'AWS::AppSync::GraphQLApi');
  const apiId = lastSegment(apiResource.physicalId);
  const schema = readSchema(single(ofType('AWS::AppSync::GraphQLSchema'), 'AWS::AppSync::GraphQLSchema'), apiId);
  const dataSources = new Map(
    ofType('AWS::AppSync::DataSource').map((resource) => {
      const dataSource = readDataSource(resource, apiId);
      return [dataSource.name, dataSource] as const;
    }),
  );
  const functions = new Map(
    ofType('AWS::AppSync::FunctionConfiguration').map(
      (resource) => [lastSegment(resource.physicalId), readFunction(resource, apiId, dataSources)] as const,
    ),
  );
  const resolvers = ofType('AWS::AppSync::Resolver').map((resource) =>
    readResolver(resource, apiId, dataSources, functions),
  );
  return { apiId, schema, resolvers, ...readApi(apiResource) };
}

/** Properties of AWS::AppSync::GraphQLApi that have no effect here, and why. */
export const apiPassedOver = {
  LogConfig: 'the host writes its own log',
  XrayEnabled: 'nothing is traced here',
  EnhancedMetricsConfig: 'there is no CloudWatch',
  Tags: 'nothing reads them here',
  OwnerContact: 'for people',
} as const;

/** The same for AWS::AppSync::FunctionConfiguration. */
export const functionPassedOver = {
  FunctionVersion: 'means VTL only',
  Description: 'for people',
} as const;

function readApi(resource: ResolvedResource): Omit<ApiSettings, 'apiId' | 'schema' | 'resolvers'> {
  const read = readResource(resource, 'AWS::AppSync::GraphQLApi', {
    ...passedOver(apiPassedOver),
    Name: text,
    AuthenticationType: oneOf('AWS_IAM'),
    Visibility: optional(oneOf('GLOBAL')),
    ApiType: optional(oneOf('GRAPHQL')),
    EnvironmentVariables: optional(mapOf(textOrEmpty), {}),
    IntrospectionConfig: optional(oneOf('ENABLED', 'DISABLED'), 'ENABLED'),
    QueryDepthLimit: optional(wholeNumber({ min: 0 }), 0),
    ResolverCountLimit: optional(wholeNumber({ min: 0 }), 0),
  });
  return {
    name: read.Name,
    environment: read.EnvironmentVariables,
    introspection: read.IntrospectionConfig === 'ENABLED',
    queryDepthLimit: limited(read.QueryDepthLimit, queryDepthMost),
    resolverCountLimit: limited(read.ResolverCountLimit, resolverCountMost),
  };
}

function readFunction(resource: ResolvedResource, apiId: string, dataSources: DataSources): FunctionSettings {
  const shape = {
    ...passedOver(functionPassedOver),
    ...codeShape(apiId),
    Name: text,
    DataSourceName: dataSourceOf(dataSources),
  };
  const read = readResource(resource, 'AWS::AppSync::FunctionConfiguration', shape);
  return { name: read.Name, code: read.Code, dataSource: read.DataSourceName };
}

/** 0 means that the template sets no limit. */
function limited(limit: number, most: number): number {
  return limit === 0 ? most : Math.min(limit, most);
}

function readSchema(resource: ResolvedResource, apiId: string): string {
  return readResource(resource, 'AWS::AppSync::GraphQLSchema', { ApiId: idOfApi(apiId), Definition: text }).Definition;
}

function single(resources: readonly ResolvedResource[], type: string): ResolvedResource {
  const [only, ...others] = resources;
  if (only !== undefined && others.length === 0) return only;
  throw new UnsupportedProperty(
    `Expected one ${type} in the template, found ${resources.length}${others.length > 0 ? `: ${resources.map(({ stack, logicalId }) => `${stack}/${logicalId}`).join(', ')}` : ''}. ${wayOut}`,
  );
}
