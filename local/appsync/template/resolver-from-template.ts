import type { ResolvedResource } from '../../template/resolved-resource.ts';
import type { CodeSettings, DataSourceSettings, FunctionSettings, ResolverSettings } from '../api-settings.ts';
import { checkResolverCode } from '../resolver-gate/check-resolver-code.ts';
import type { Properties } from './properties.ts';
import { readProperties } from './properties.ts';
import { checkApi, nameOf } from './resource-name.ts';

type DataSources = ReadonlyMap<string, DataSourceSettings>;

/** Properties of AWS::AppSync::Resolver that change nothing here, and why. */
export const resolverPassedOver: Readonly<Record<string, string>> = {
  MetricsConfig: 'there is no CloudWatch',
};

export function readResolver(resource: ResolvedResource, apiId: string, dataSources: DataSources, functions: ReadonlyMap<string, FunctionSettings>): ResolverSettings {
  const properties = readProperties(resource.properties, nameOf(resource));
  const typeName = properties.text('TypeName');
  const fieldName = properties.text('FieldName');
  const kind = properties.oneOf('Kind', ['UNIT', 'PIPELINE'], 'UNIT');
  properties.passOver(...Object.keys(resolverPassedOver));
  const settings: ResolverSettings = kind === 'UNIT'
    ? { kind: 'unit', typeName, fieldName, ...readCode(resource, properties, apiId, dataSources) }
    : { kind: 'pipeline', typeName, fieldName, ...readRuntime(resource, properties, apiId), functions: readPipeline(resource, properties, functions) };
  properties.finish();
  return settings;
}

/** Code that stands in front of a data source: of a unit resolver or a function. */
export function readCode(resource: ResolvedResource, properties: Properties, apiId: string, dataSources: DataSources): CodeSettings & { dataSource: DataSourceSettings } {
  const name = properties.text('DataSourceName');
  const dataSource = dataSources.get(name);
  if (dataSource === undefined) throw new Error(`${nameOf(resource)}: the data source ${name} does not exist; there are ${[...dataSources.keys()].join(', ') || 'none'}.`);
  return { ...readRuntime(resource, properties, apiId), dataSource };
}

function readRuntime(resource: ResolvedResource, properties: Properties, apiId: string): CodeSettings {
  const where = nameOf(resource);
  checkApi(properties.text('ApiId'), apiId, resource);
  if (properties.optionalText('RequestMappingTemplate') !== undefined || properties.optionalText('ResponseMappingTemplate') !== undefined) {
    throw new Error(`${where}: mapping templates (VTL) are not emulated by the local host; write the resolver in APPSYNC_JS.`);
  }
  const runtime = properties.object('Runtime');
  runtime.oneOf('Name', ['APPSYNC_JS']);
  runtime.oneOf('RuntimeVersion', ['1.0.0']);
  runtime.finish();
  if (properties.wholeNumber('MaxBatchSize', 0) !== 0) throw new Error(`${where}: MaxBatchSize: batching is not emulated by the local host.`);
  const code = properties.text('Code');
  const findings = checkResolverCode(code);
  if (findings.length > 0) {
    const list = findings.map(({ line, column, message }) => `  ${line}:${column} ${message}`).join('\n');
    throw new Error(`${where}: AppSync would not take its code:\n${list}`);
  }
  return { code };
}

function readPipeline(resource: ResolvedResource, properties: Properties, functions: ReadonlyMap<string, FunctionSettings>): FunctionSettings[] {
  const config = properties.object('PipelineConfig');
  const ids = config.texts('Functions');
  config.finish();
  if (ids.length > pipelineMost) throw new Error(`${nameOf(resource)}: ${ids.length} functions in a pipeline; AppSync takes ${pipelineMost}.`);
  return ids.map((id) => {
    const found = functions.get(id);
    if (found === undefined) throw new Error(`${nameOf(resource)}: the pipeline function ${id} does not exist.`);
    return found;
  });
}

/** "Maximum functions in a pipeline resolver" (AppSync quotas). */
const pipelineMost = 10;
