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
import type { Place } from './places.ts';
import { placesOf } from './places.ts';
import { sentences } from './validation-sentences.ts';
import type { WireError } from './wire-error.ts';
import { requestWireError } from './wire-error.ts';

/** What graphql-java, which AppSync runs on, calls each rule. The rest shows as InvalidSyntax. */
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

/** Validates a document; the errors are in AppSync's words where those are known. */
export function validateRequest(
  schema: GraphQLSchema,
  document: DocumentNode,
  options: { readonly introspection: boolean },
): WireError[] {
  const rules = options.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  if (validate(schema, document, rules).length === 0) return [];
  const places = placesOf(schema, document);
  // Again, rule by rule: graphql-js does not say which rule an error is of.
  return rules.flatMap((rule) => validate(schema, document, [rule]).map((error) => wireErrorOf(error, rule, places)));
}

function wireErrorOf(error: GraphQLError, rule: ValidationRule, places: ReadonlyMap<ASTNode, Place>): WireError {
  // Where a variable does not fit, graphql-js points at its definition first and then at its use; AppSync points at the use.
  const node = rule === VariablesInAllowedPositionRule ? error.nodes?.at(-1) : error.nodes?.[0];
  const kind = rule === ScalarLeafsRule ? leafKind(error) : (kinds.get(rule) ?? 'InvalidSyntax');
  const place = node === undefined ? undefined : places.get(node);
  const sentence = node === undefined ? undefined : sentences[kind]?.(node, place, error);
  const at = place === undefined || place.path === '' || withoutPlace.has(kind) ? '' : ` @ '${place.path}'`;
  return requestWireError(
    `Validation error of type ${kind}: ${sentence ?? error.message}${at}`,
    node === undefined ? [] : [node],
  );
}

const withoutPlace = new Set(['UnknownType', 'UnusedFragment', 'UnusedVariable']);

function leafKind(error: GraphQLError): string {
  return error.message.includes('must not have a selection') ? 'SubSelectionNotAllowed' : 'SubSelectionRequired';
}
