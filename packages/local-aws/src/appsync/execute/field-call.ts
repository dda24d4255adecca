import type { FieldNode, FragmentDefinitionNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { Kind, print } from 'graphql';
import type { JsonObject } from '../../json.ts';
import { isIncluded } from './selection.ts';

/** One call of a field's resolver in one request. */
export interface FieldCall {
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly typeName: string;
  readonly fieldName: string;
  readonly args: JsonObject;
  /** The whole parent object, as its resolver returned it. Null for root fields. */
  readonly source: unknown;
  readonly fieldNodes: readonly FieldNode[];
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: JsonObject;
}

export function fieldCallOf(info: GraphQLResolveInfo, source: unknown, args: JsonObject): FieldCall {
  return {
    operation: info.operation.operation,
    typeName: info.parentType.name,
    fieldName: info.fieldName,
    args,
    source: source ?? null,
    fieldNodes: info.fieldNodes,
    fragments: info.fragments,
    variables: info.variableValues,
  };
}

/** `ctx.info` */
export function infoOf(call: FieldCall): JsonObject {
  return {
    fieldName: call.fieldName,
    parentTypeName: call.typeName,
    variables: call.variables,
    selectionSetList: [
      ...new Set(call.fieldNodes.flatMap(({ selectionSet }) => selectionPaths(selectionSet, '', call))),
    ],
    selectionSetGraphQL: call.fieldNodes
      .map(({ selectionSet }) => (selectionSet === undefined ? '' : print(selectionSet)))
      .join('\n'),
  };
}

/** Paths such as `order/lines/name`. An aliased field has only its alias in the path. */
function selectionPaths(set: SelectionSetNode | undefined, prefix: string, call: FieldCall): string[] {
  return (set?.selections ?? [])
    .filter((selection) => isIncluded(selection, call.variables))
    .flatMap((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return selectionPaths(selection.selectionSet, prefix, call);
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        return selectionPaths(call.fragments[selection.name.value]?.selectionSet, prefix, call);
      const path = `${prefix}${(selection.alias ?? selection.name).value}`;
      return [path, ...selectionPaths(selection.selectionSet, `${path}/`, call)];
    });
}
