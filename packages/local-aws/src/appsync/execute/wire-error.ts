import type { ASTNode, GraphQLError, GraphQLSchema } from 'graphql';
import { getLocation, getNamedType, isObjectType } from 'graphql';
import type { FieldError } from '../runtime/invocation.ts';
import type { FieldCall } from './field-call.ts';
import { FieldFailure } from './field-failure.ts';
import { selectedPart } from './selection.ts';

/** An error as AppSync puts it on the wire: `errorType`, `errorInfo` and `data` at the top level. */
export interface WireError {
  readonly path: readonly (string | number)[] | null;
  readonly data?: unknown;
  readonly errorType?: string | null;
  readonly errorInfo?: unknown;
  readonly locations: readonly WireLocation[] | null;
  readonly message: string;
}

interface WireLocation {
  readonly line: number;
  readonly column: number;
  readonly sourceName: null;
}

/** An error of a resolver. Its `data` is cut to the selection. Its `errorInfo` is not. */
export function fieldWireError(
  error: FieldError,
  path: readonly (string | number)[],
  call: Pick<FieldCall, 'fieldNodes' | 'fragments' | 'variables'>,
): WireError {
  return {
    path,
    data: selectedPart(error.data, call.fieldNodes, call) ?? null,
    errorType: error.errorType,
    errorInfo: error.errorInfo ?? null,
    locations: locationsOf(call.fieldNodes),
    message: error.message,
  };
}

/** An error of the whole request, without a path. */
export function requestWireError(message: string, nodes: readonly ASTNode[], errorType?: string): WireError {
  return {
    path: null,
    ...(errorType === undefined ? {} : { errorType }),
    locations: nodes.length === 0 ? null : locationsOf(nodes),
    message,
  };
}

/** AppSync's form of an error that graphql-js raised while it completed values. Undefined for other errors. */
export function completionWireError(error: GraphQLError, schema: GraphQLSchema): WireError | undefined {
  if (error.originalError instanceof FieldFailure || error.path === undefined) return undefined;
  const at = pathText(error.path);
  const { message } = error.originalError ?? error;
  const nonNull = /^Cannot return null for non-nullable field (\w+)\.(\w+)\.$/.exec(message);
  if (nonNull !== null) {
    const [, parent = '', field = ''] = nonNull;
    return {
      path: error.path,
      locations: null,
      message: `Cannot return null for non-nullable type: '${typeOf(schema, parent, field)}' within parent '${parent}' (${at})`,
    };
  }
  if (message.startsWith('Expected Iterable'))
    return {
      path: error.path,
      locations: null,
      message: `Can't resolve value (${at}) : type mismatch error, expected type LIST`,
    };
  if (isSerialization(message))
    return { path: error.path, locations: null, message: `Can't serialize value (${at}) : ${message}` };
  return undefined;
}

const serializations = [
  /^Unable to serialize /,
  /^Enum "\w+" cannot represent value/,
  /^(?:Int|Float|String|Boolean|ID) cannot represent /,
];

function isSerialization(message: string): boolean {
  return serializations.some((pattern) => pattern.test(message));
}

function typeOf(schema: GraphQLSchema, parent: string, field: string): string {
  const type = schema.getType(parent);
  const declared = isObjectType(type) ? type.getFields()[field]?.type : undefined;
  return declared === undefined ? field : getNamedType(declared).name;
}

/** `/exports/items[0]/id` */
function pathText(path: readonly (string | number)[]): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `/${step}`)).join('');
}

function locationsOf(nodes: readonly ASTNode[]): WireLocation[] {
  return nodes.flatMap(({ loc }) =>
    loc === undefined ? [] : [{ ...pick(getLocation(loc.source, loc.start)), sourceName: null }],
  );
}

function pick({ line, column }: { line: number; column: number }): { line: number; column: number } {
  return { line, column };
}
