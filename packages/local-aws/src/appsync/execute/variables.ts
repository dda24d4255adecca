import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode, VariableDefinitionNode } from 'graphql';
import { isEnumType, isInputObjectType, isInputType, isListType, isNonNullType, typeFromAST } from 'graphql';
import type { JsonObject } from '../../json.ts';
import { isJsonObject } from '../../json.ts';
import type { WireError } from './wire-error.ts';
import { requestWireError } from './wire-error.ts';

/** AppSync's errors for the variables of a request. Empty when they fit. */
export function variableErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: JsonObject,
): WireError[] {
  return (operation.variableDefinitions ?? []).flatMap((definition) => {
    const message = problemOf(schema, definition, variables);
    return message === undefined ? [] : [requestWireError(message, [definition])];
  });
}

function problemOf(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  variables: JsonObject,
): string | undefined {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return undefined;
  const given = Object.hasOwn(variables, name);
  if (!given && definition.defaultValue !== undefined) return undefined;
  return problemWith(given ? variables[name] : undefined, type, name);
}

/** Recorded: the message names the variable, even when the fault is deep inside its value. */
function problemWith(value: unknown, type: GraphQLInputType, name: string): string | undefined {
  if (isNonNullType(type)) {
    if (value === null || value === undefined)
      return `Variable '${name}' has coerced Null value for NonNull type '${String(type)}'`;
    return problemWith(value, type.ofType, name);
  }
  if (value === null || value === undefined) return undefined;
  if (isListType(type)) {
    // GraphQL accepts a single value for a list of one.
    return firstProblem(Array.isArray(value) ? value : [value], (member) => problemWith(member, type.ofType, name));
  }
  if (isInputObjectType(type)) {
    if (!isJsonObject(value)) return `Variable '${name}' has an invalid value.`;
    const fields = type.getFields();
    const unknown = Object.keys(value).find((key) => fields[key] === undefined);
    if (unknown !== undefined)
      return `The variables input contains a field that is not defined for input object type '${type.name}' `;
    return firstProblem(Object.values(fields), (field) =>
      value[field.name] === undefined && field.defaultValue !== undefined
        ? undefined
        : problemWith(value[field.name], field.type, name),
    );
  }
  return fits(value, type) ? undefined : `Variable '${name}' has an invalid value.`;
}

function fits(value: unknown, type: GraphQLInputType): boolean {
  if (isListType(type) || isNonNullType(type) || isInputObjectType(type)) return true;
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  try {
    return type.parseValue(value) !== undefined;
  } catch {
    // Each scalar refuses a value with its own type of error.
    return false;
  }
}

function firstProblem<T>(members: readonly T[], problem: (member: T) => string | undefined): string | undefined {
  for (const member of members) {
    const found = problem(member);
    if (found !== undefined) return found;
  }
  return undefined;
}
