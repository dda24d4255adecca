import type { SelectionNode } from 'graphql';
import { GraphQLIncludeDirective, GraphQLSkipDirective, getDirectiveValues } from 'graphql';
import type { JsonObject } from '../../json.ts';

/** What `@skip` and `@include` say of a selection. */
export function isIncluded(selection: SelectionNode, variables: JsonObject): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
}
