import type { Property } from '../../template/properties.ts';
import {
  because,
  group,
  ignored,
  list,
  oneOf,
  optional,
  passedOver,
  placeOf,
  readResource,
  text,
} from '../../template/properties.ts';
import type { ResolvedResource } from '../../template/resolved-resource.ts';
import { UnsupportedProperty, unexpected } from '../../template/unsupported-property.ts';
import { checkResolverCode } from '../resolver-gate/check-resolver-code.ts';
import type { DataSourceSettings, FunctionSettings, ResolverSettings } from '../settings.ts';
import { idOfApi } from './ids.ts';

/** Data sources by name. */
export type DataSources = ReadonlyMap<string, DataSourceSettings>;

/** Properties of AWS::AppSync::Resolver that have no effect here, and why. */
export const resolverPassedOver = {
  MetricsConfig: 'there is no CloudWatch',
} as const;

const type = 'AWS::AppSync::Resolver';

/** @param functions By id. */
export function readResolver(
  resource: ResolvedResource,
  apiId: string,
  dataSources: DataSources,
  functions: ReadonlyMap<string, FunctionSettings>,
): ResolverSettings {
  const kind = optional(oneOf('UNIT', 'PIPELINE'), 'UNIT')(resource.properties['Kind'], `${placeOf(resource)}.Kind`);
  // The kind decides which properties exist. It has been read already.
  const shape = {
    ...passedOver(resolverPassedOver),
    ...codeShape(apiId),
    TypeName: text,
    FieldName: text,
    Kind: ignored,
  };
  if (kind === 'UNIT') {
    const read = readResource(resource, type, { ...shape, DataSourceName: dataSourceOf(dataSources) });
    return {
      kind: 'unit',
      typeName: read.TypeName,
      fieldName: read.FieldName,
      code: read.Code,
      dataSource: read.DataSourceName,
    };
  }
  const read = readResource(resource, type, { ...shape, PipelineConfig: group({ Functions: pipeline(functions) }) });
  return {
    kind: 'pipeline',
    typeName: read.TypeName,
    fieldName: read.FieldName,
    code: read.Code,
    functions: read.PipelineConfig.Functions,
  };
}

/** The properties that resolvers and functions share. */
export function codeShape(apiId: string) {
  return {
    ApiId: idOfApi(apiId),
    Code: code,
    Runtime: group({ Name: oneOf('APPSYNC_JS'), RuntimeVersion: oneOf('1.0.0') }),
    RequestMappingTemplate: noMappingTemplate,
    ResponseMappingTemplate: noMappingTemplate,
    MaxBatchSize: because('Batching is not emulated.', optional(oneOf(0))),
  };
}

/** The data source of that name. */
export function dataSourceOf(dataSources: DataSources): Property<DataSourceSettings> {
  return (value, at) => {
    const found = dataSources.get(text(value, at));
    if (found === undefined)
      throw unexpected(
        at,
        `the name of a data source of the template (${[...dataSources.keys()].join(', ') || 'it has none'})`,
        value,
      );
    return found;
  };
}

const noMappingTemplate: Property<undefined> = (value, at) => {
  if (value !== undefined) throw unexpected(at, 'resolvers in APPSYNC_JS and no mapping templates (VTL)', value);
};

const code: Property<string> = (value, at) => {
  const source = text(value, at);
  const findings = checkResolverCode(source);
  if (findings.length === 0) return source;
  throw new UnsupportedProperty(
    `${at}: AppSync would refuse this code:\n${findings.map(({ line, column, message }) => `  ${line}:${column} ${message}`).join('\n')}`,
  );
};

function pipeline(functions: ReadonlyMap<string, FunctionSettings>): Property<readonly FunctionSettings[]> {
  const functionOf: Property<FunctionSettings> = (value, at) => {
    const found = functions.get(text(value, at));
    if (found === undefined) throw unexpected(at, 'the id of a function of the template', value);
    return found;
  };
  return (value, at) => {
    const found = list(functionOf)(value, at);
    if (found.length > pipelineMost) throw unexpected(at, `at most ${pipelineMost} functions, as AppSync does`, value);
    return found;
  };
}

/** "Maximum functions in a pipeline resolver" (AppSync quotas). */
const pipelineMost = 10;
