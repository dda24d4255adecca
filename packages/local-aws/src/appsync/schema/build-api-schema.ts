import type { DirectiveNode, GraphQLSchema } from 'graphql';
import {
  buildASTSchema,
  concatAST,
  GraphQLError,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  parse,
  visit,
} from 'graphql';
import { appsyncAdditions } from './appsync-additions.ts';
import { teachScalar } from './scalars.ts';

/** An executable schema, and the subscriptions of each mutation. */
export interface ApiSchema {
  readonly schema: GraphQLSchema;
  /** Subscription fields by the mutation field that feeds them (`@aws_subscribe`). */
  readonly subscriptionsOf: ReadonlyMap<string, readonly string[]>;
}

/** @throws Error that names the part of the schema that AppSync or the local host refuses. */
export function buildApiSchema(sdl: string): ApiSchema {
  try {
    const document = parse(sdl);
    const schema = buildASTSchema(concatAST([appsyncAdditions, document]));
    for (const type of usedScalars(schema, sdl)) teachScalar(type);
    return { schema, subscriptionsOf: readSubscriptions(schema) };
  } catch (cause) {
    if (!(cause instanceof GraphQLError)) throw cause;
    throw new Error(`The API's schema is not valid: ${cause.message}`, { cause });
  }
}

function usedScalars(schema: GraphQLSchema, sdl: string) {
  const named = new Set<string>();
  visit(parse(sdl), {
    NamedType: (node) => void named.add(node.name.value),
    ScalarTypeDefinition: (node) => void named.add(node.name.value),
  });
  return Object.values(schema.getTypeMap())
    .filter(isScalarType)
    .filter((type) => !isSpecifiedScalarType(type) && named.has(type.name));
}

function readSubscriptions(schema: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  const feeds = new Map<string, string[]>();
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const directive = field.astNode?.directives?.find(({ name }) => name.value === 'aws_subscribe');
    if (directive === undefined)
      throw new Error(
        `Subscription.${field.name}: expected @aws_subscribe(mutations: […]); without it no event would be delivered.`,
      );
    for (const mutation of mutationNames(directive)) {
      const fed = mutations[mutation];
      if (fed === undefined)
        throw new Error(
          `Subscription.${field.name}: @aws_subscribe names the mutation ${mutation}, which the schema does not have.`,
        );
      if (String(fed.type).replace('!', '') !== String(field.type).replace('!', '')) {
        throw new Error(
          `Subscription.${field.name} gives ${String(field.type)}, but its mutation ${mutation} gives ${String(fed.type)}; AppSync wants the same type.`,
        );
      }
      feeds.set(mutation, [...(feeds.get(mutation) ?? []), field.name]);
    }
  }
  return feeds;
}

function mutationNames(directive: DirectiveNode): string[] {
  const list = directive.arguments?.find(({ name }) => name.value === 'mutations')?.value;
  return list?.kind === Kind.LIST
    ? list.values.flatMap((value) => (value.kind === Kind.STRING ? [value.value] : []))
    : [];
}
