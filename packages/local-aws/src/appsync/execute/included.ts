import type { SelectionNode } from 'graphql';
import { GraphQLIncludeDirective, GraphQLSkipDirective, getDirectiveValues } from 'graphql';
import type { JsonObject } from '../../json.ts';

/** False when `@skip` or `@include` leaves a selection out. */
export function isIncluded(selection: SelectionNode, variables: JsonObject): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
}
