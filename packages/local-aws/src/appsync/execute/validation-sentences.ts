import type { ASTNode, GraphQLError, ValueNode } from 'graphql';
import { Kind } from 'graphql';
import type { RequestPosition } from './request-positions.ts';

/**
 * The sentence after `Validation error of type KIND:`. Undefined where AppSync's sentence for such a node is unknown.
 */
type Sentence = (node: ASTNode, position: RequestPosition | undefined, error: GraphQLError) => string | undefined;

/** Recorded from the service or from its version of graphql-java. `error` is used only to find the missing name. */
export const sentences: Readonly<Record<string, Sentence>> = {
  FieldUndefined: (node, position) =>
    node.kind === Kind.FIELD
      ? `Field '${node.name.value}' in type '${position?.parentType ?? ''}' is undefined`
      : undefined,
  UnknownArgument: (node) => (node.kind === Kind.ARGUMENT ? `Unknown field argument ${node.name.value}` : undefined),
  MissingFieldArgument: (node, _place, error) =>
    node.kind === Kind.FIELD ? `Missing field argument ${quoted(error, 1)}` : undefined,
  SubSelectionRequired: (node, position) =>
    node.kind === Kind.FIELD
      ? `Sub selection required for type ${position?.fieldType ?? ''} of field ${node.name.value}`
      : undefined,
  SubSelectionNotAllowed: (node, _place, error) => {
    // The node is the selection, so the names are read from the message: Field "x" must not have a selection since type
    // "T" …
    return node.kind === Kind.SELECTION_SET
      ? `Sub selection not allowed on leaf type ${quoted(error, 1)} of field ${quoted(error, 0)}`
      : undefined;
  },
  UnknownType: (node) => (node.kind === Kind.NAMED_TYPE ? `Unknown type ${node.name.value}` : undefined),
  UndefinedFragment: (node) => (node.kind === Kind.NAME ? `Undefined fragment ${node.value}` : undefined),
  UnusedFragment: (node) => (node.kind === Kind.FRAGMENT_DEFINITION ? `Unused fragment ${node.name.value}` : undefined),
  UndefinedVariable: (node) => (node.kind === Kind.VARIABLE ? `Undefined variable ${node.name.value}` : undefined),
  UnusedVariable: (node) =>
    node.kind === Kind.VARIABLE_DEFINITION ? `Unused variable ${node.variable.name.value}` : undefined,
  VariableTypeMismatch: (_node, _place, error) =>
    `Variable type '${quoted(error, 1)}' doesn't match expected type '${quoted(error, 2)}'`,
  WrongType: (node, position, error) =>
    isValue(node) && position !== undefined ? wrongValue(node, position, error) : undefined,
};

function wrongValue(node: ValueNode, position: RequestPosition, error: GraphQLError): string {
  const missing = /^Field "[^"]*\.([^".]+)" of required type/.exec(error.message)?.[1];
  if (missing !== undefined)
    return `argument '${position.argument}' with value '${javaText(node)}' is missing required fields '[${missing}]'`;
  return `argument '${position.argument}' with value '${javaText(node)}' is not a valid '${position.inputType.replace(/[![\]]/g, '')}'`;
}

/** A literal, printed like graphql-java's syntax tree. */
function javaText(node: ValueNode): string {
  switch (node.kind) {
    case Kind.OBJECT:
      return `ObjectValue{objectFields=[${node.fields.map(({ name, value }) => `ObjectField{name='${name.value}', value=${javaText(value)}}`).join(', ')}]}`;
    case Kind.LIST:
      return `ArrayValue{values=[${node.values.map(javaText).join(', ')}]}`;
    case Kind.VARIABLE:
      return `VariableReference{name='${node.name.value}'}`;
    case Kind.NULL:
      return 'NullValue{}';
    case Kind.ENUM:
      return `EnumValue{name='${node.value}'}`;
    case Kind.STRING:
      return `StringValue{value='${node.value}'}`;
    default:
      return `${node.kind}{value=${String(node.value)}}`;
  }
}

function isValue(node: ASTNode): node is ValueNode {
  return node.kind.endsWith('Value') || node.kind === Kind.VARIABLE;
}

/** The n-th quoted word of a graphql-js message. */
function quoted(error: GraphQLError, index: number): string {
  return [...error.message.matchAll(/"([^"]*)"/g)][index]?.[1] ?? '';
}
