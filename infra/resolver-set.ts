import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CfnDataSource } from 'aws-cdk-lib/aws-appsync';
import { CfnFunctionConfiguration, CfnResolver } from 'aws-cdk-lib/aws-appsync';
import { buildSchema, isObjectType } from 'graphql';
import type { GraphqlApi } from './graphql-api.ts';
import { bundleResolver } from './resolver-bundle.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'resolvers');
const runtime = { name: 'APPSYNC_JS', runtimeVersion: '1.0.0' };

/**
 * Attaches the files of `resolvers/` to fields. `Type.field.ts` is a unit resolver; a folder `Type.field/` is a
 * pipeline of its numbered steps.
 */
export class ResolverSet {
  readonly #api: GraphqlApi;
  readonly #wired = new Set<string>();
  readonly #shared = new Map<string, CfnFunctionConfiguration>();
  readonly #schema = buildSchema(
    readFileSync(join(folder, 'appsync.graphql'), 'utf8') + readFileSync(join(root, 'schema.graphql'), 'utf8'),
  );

  constructor(api: GraphqlApi) {
    this.#api = api;
  }

  /** @param file of `resolvers/`, when it is not that of the coordinate */
  unit(coordinate: string, dataSource: CfnDataSource, file = `${coordinate}.ts`): void {
    const resolver = new CfnResolver(this.#api, coordinate.replace('.', ''), {
      ...this.#field(coordinate),
      kind: 'UNIT',
      dataSourceName: dataSource.name,
      runtime,
      code: this.#code(file),
    });
    resolver.addResourceDependency(dataSource);
    resolver.addResourceDependency(this.#api.schema);
  }

  /** `steps` are in order. A name with a slash is a step that several pipelines share. */
  pipeline(coordinate: string, steps: readonly (readonly [string, CfnDataSource])[]): void {
    const numbered = readdirSync(join(folder, coordinate))
      .filter((file) => /^\d/.test(file))
      .map((file) => file.slice(0, -'.ts'.length));
    const named = steps.map(([step]) => step).filter((step) => !step.includes('/'));
    if (numbered.sort().join() !== named.join()) {
      throw new Error(
        `resolvers/${coordinate}/ holds the steps ${numbered.join(', ')}; the wiring names ${named.join(', ')}.`,
      );
    }
    const functions = steps.map(([step, dataSource]) =>
      step.includes('/') ? this.#sharedStep(step, dataSource) : this.#step(`${coordinate}/${step}`, dataSource),
    );
    const resolver = new CfnResolver(this.#api, coordinate.replace('.', ''), {
      ...this.#field(coordinate),
      kind: 'PIPELINE',
      pipelineConfig: { functions: functions.map((step) => step.attrFunctionId) },
      runtime,
      code: this.#code(`${coordinate}/resolver.ts`),
    });
    resolver.addResourceDependency(this.#api.schema);
  }

  /** Throws when a file or folder that is named by a coordinate is not wired, because it would silently never run. */
  complete(): void {
    const found = readdirSync(folder)
      .filter((name) => /^[A-Z]\w*\.\w+(\.ts)?$/.test(name))
      .map((name) => name.replace(/\.ts$/, ''));
    const forgotten = found.filter((coordinate) => !this.#wired.has(coordinate));
    if (forgotten.length > 0)
      throw new Error(`resolvers/ holds ${forgotten.join(', ')}, which infra/resolver-wiring.ts does not wire.`);
  }

  #field(coordinate: string): { apiId: string; typeName: string; fieldName: string } {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = this.#schema.getType(typeName);
    if (!isObjectType(type) || type.getFields()[fieldName] === undefined) {
      throw new Error(`The wiring names ${coordinate}, which schema.graphql does not have.`);
    }
    this.#wired.add(coordinate);
    return { apiId: this.#api.id, typeName, fieldName };
  }

  #step(path: string, dataSource: CfnDataSource): CfnFunctionConfiguration {
    const name = path.replace(/\W+/g, '_');
    const step = new CfnFunctionConfiguration(this.#api, name, {
      apiId: this.#api.id,
      name,
      dataSourceName: dataSource.name,
      runtime,
      code: this.#code(`${path}.ts`),
    });
    step.addResourceDependency(dataSource);
    return step;
  }

  #sharedStep(path: string, dataSource: CfnDataSource): CfnFunctionConfiguration {
    const known = this.#shared.get(path) ?? this.#step(path, dataSource);
    this.#shared.set(path, known);
    return known;
  }

  #code(file: string): string {
    const path = join(folder, file);
    if (!existsSync(path)) throw new Error(`The wiring names resolvers/${file}, which does not exist.`);
    return bundleResolver(path);
  }
}
