import { isObjectType } from 'graphql';
import type { ApiSchema } from '../schema/build-api-schema.ts';
import { buildApiSchema } from '../schema/build-api-schema.ts';
import type { ApiSettings } from '../settings.ts';
import type { CheckedFields, FieldAuthorization } from './field-authorization.ts';
import type { Resolver, ResolverHost } from './resolver.ts';
import { createResolver } from './resolver.ts';

/** An API with its schema built and its resolvers loaded. */
export interface PreparedApi {
  readonly api: ApiSchema;
  readonly environment: Readonly<Record<string, string>>;
  readonly limits: RequestLimits;
  readonly authorizeField: FieldAuthorization;
  readonly checkedFields: CheckedFields;
  readonly log: ResolverHost['log'];
  resolverOf(typeName: string, fieldName: string): Resolver | undefined;
}

export interface RequestLimits {
  readonly introspection: boolean;
  readonly queryDepth: number;
  readonly resolverCount: number;
  /** The longest duration of a request, in milliseconds. */
  readonly executionMs: number;
}

/** @throws Error that names a resolver and its fault. Nothing listens yet at that time. */
export function prepareApi(
  settings: ApiSettings,
  host: ResolverHost & {
    readonly authorizeField: FieldAuthorization;
    /** @default root */
    readonly checkedFields?: CheckedFields | undefined;
    readonly executionLimitMs: number;
  },
): PreparedApi {
  const api = buildApiSchema(settings.schema);
  const resolvers = new Map<string, Resolver>();
  for (const resolver of settings.resolvers) {
    const coordinate = `${resolver.typeName}.${resolver.fieldName}`;
    const type = api.schema.getType(resolver.typeName);
    if (!isObjectType(type) || type.getFields()[resolver.fieldName] === undefined) {
      throw new Error(`There is a resolver for ${coordinate}, but the schema has no such field.`);
    }
    if (resolvers.has(coordinate)) throw new Error(`There are two resolvers for ${coordinate}.`);
    resolvers.set(coordinate, createResolver(resolver, host));
  }
  return {
    api,
    environment: settings.environment,
    limits: {
      introspection: settings.introspection,
      queryDepth: settings.queryDepthLimit,
      resolverCount: settings.resolverCountLimit,
      executionMs: host.executionLimitMs,
    },
    authorizeField: host.authorizeField,
    checkedFields: host.checkedFields ?? 'root',
    log: host.log,
    resolverOf: (typeName, fieldName) => resolvers.get(`${typeName}.${fieldName}`),
  };
}
