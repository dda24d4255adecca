import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { GraphQLError, Kind, parse } from 'graphql';
import type { JsonObject } from '../../json.ts';
import type { PreparedApi } from './prepared-api.ts';
import { validateRequest } from './validate-request.ts';
import { variableErrors } from './variables.ts';
import type { WireError } from './wire-error.ts';
import { requestWireError } from './wire-error.ts';

/** The request body that a client posts. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: JsonObject;
  readonly operationName?: string;
}

/** A valid request. */
export interface Operation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: JsonObject;
}

/** The text is not GraphQL. The response is a 400 instead of a GraphQL result. */
export class UnparsableQuery extends Error {
  override readonly name = 'UnparsableQuery';
}

/** @throws UnparsableQuery */
export function readOperation(
  request: GraphqlRequest,
  { api, limits }: PreparedApi,
): Operation | { readonly errors: readonly WireError[] } {
  const document = parsed(request.query);
  const invalid = validateRequest(api.schema, document, limits);
  if (invalid.length > 0) return { errors: invalid };
  const definition = chosen(document, request.operationName);
  if (typeof definition === 'string') return { errors: [requestWireError(definition, [])] };
  const fragments = Object.fromEntries(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const wrong = variableErrors(api.schema, definition, request.variables);
  return wrong.length > 0 ? { errors: wrong } : { document, definition, fragments, variables: request.variables };
}

function parsed(query: string): DocumentNode {
  try {
    // The default limit of graphql-java, on which AppSync runs. Unproven: whether AppSync changes it.
    return parse(query, { maxTokens: 15_000 });
  } catch (cause) {
    if (cause instanceof GraphQLError) throw new UnparsableQuery(cause.message, { cause });
    throw cause;
  }
}

/** The operation to run, or the reason why there is none. */
function chosen(document: DocumentNode, name: string | undefined): OperationDefinitionNode | string {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (name !== undefined)
    return operations.find((operation) => operation.name?.value === name) ?? `Unknown operation named '${name}'.`;
  const [only, ...others] = operations;
  if (only === undefined) return 'Must provide an operation.';
  return others.length > 0 ? 'Must provide operation name if query contains multiple operations.' : only;
}
