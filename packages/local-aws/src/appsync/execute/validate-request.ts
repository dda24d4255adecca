import type { ASTNode, DocumentNode, GraphQLError, GraphQLSchema, ValidationRule } from 'graphql';
import {
  FieldsOnCorrectTypeRule,
  KnownArgumentNamesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  NoSchemaIntrospectionCustomRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  OverlappingFieldsCanBeMergedRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  specifiedRules,
  ValuesOfCorrectTypeRule,
  VariablesInAllowedPositionRule,
  validate,
} from 'graphql';
import type { RequestPosition } from './request-positions.ts';
import { positionsOf } from './request-positions.ts';
import { sentences } from './validation-sentences.ts';
import type { WireError } from './wire-error.ts';
import { requestWireError } from './wire-error.ts';

/** The names of the rules in graphql-java, on which AppSync runs. All other rules appear as InvalidSyntax. */
const kinds: ReadonlyMap<ValidationRule, string> = new Map<ValidationRule, string>([
  [FieldsOnCorrectTypeRule, 'FieldUndefined'],
  [NoSchemaIntrospectionCustomRule, 'FieldUndefined'],
  [KnownArgumentNamesRule, 'UnknownArgument'],
  [ProvidedRequiredArgumentsRule, 'MissingFieldArgument'],
  [KnownTypeNamesRule, 'UnknownType'],
  [KnownFragmentNamesRule, 'UndefinedFragment'],
  [NoUnusedFragmentsRule, 'UnusedFragment'],
  [NoUndefinedVariablesRule, 'UndefinedVariable'],
  [NoUnusedVariablesRule, 'UnusedVariable'],
  [VariablesInAllowedPositionRule, 'VariableTypeMismatch'],
  [ValuesOfCorrectTypeRule, 'WrongType'],
  [OverlappingFieldsCanBeMergedRule, 'FieldsConflict'],
]);

/** Validates a document. The errors have AppSync's sentences where those are known. */
export function validateRequest(
  schema: GraphQLSchema,
  document: DocumentNode,
  options: { readonly introspection: boolean },
): WireError[] {
  const rules = options.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  if (validate(schema, document, rules).length === 0) return [];
  const positions = positionsOf(schema, document);
  // Validated again, rule by rule, because a graphql-js error does not name its rule.
  return rules.flatMap((rule) =>
    validate(schema, document, [rule]).map((error) => wireErrorOf(error, rule, positions)),
  );
}

function wireErrorOf(
  error: GraphQLError,
  rule: ValidationRule,
  positions: ReadonlyMap<ASTNode, RequestPosition>,
): WireError {
  // For a variable of the wrong type, graphql-js lists its definition and then its use. AppSync points at the use.
  const node = rule === VariablesInAllowedPositionRule ? error.nodes?.at(-1) : error.nodes?.[0];
  const kind = rule === ScalarLeafsRule ? leafKind(error) : (kinds.get(rule) ?? 'InvalidSyntax');
  const position = node === undefined ? undefined : positions.get(node);
  const sentence = node === undefined ? undefined : sentences[kind]?.(node, position, error);
  const at = position === undefined || position.path === '' || withoutPosition.has(kind) ? '' : ` @ '${position.path}'`;
  return requestWireError(
    `Validation error of type ${kind}: ${sentence ?? error.message}${at}`,
    node === undefined ? [] : [node],
  );
}

const withoutPosition = new Set(['UnknownType', 'UnusedFragment', 'UnusedVariable']);

function leafKind(error: GraphQLError): string {
  return error.message.includes('must not have a selection') ? 'SubSelectionNotAllowed' : 'SubSelectionRequired';
}
