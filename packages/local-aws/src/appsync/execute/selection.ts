import type { FieldNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';
import { GraphQLIncludeDirective, GraphQLSkipDirective, getDirectiveValues, Kind } from 'graphql';
import type { JsonObject } from '../../json.ts';
import { isJsonObject } from '../../json.ts';

export interface Selecting {
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: JsonObject;
}

/** The part of `value` that the fields select, by field name. `util.error` may show this part of its `data`. */
export function selectedPart(value: unknown, nodes: readonly FieldNode[], selecting: Selecting): unknown {
  return walk(
    value,
    nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    selecting,
    (field) => field.name.value,
  );
}

/** Renames the members of a field's result from aliases back to field names, for the subscribers of a mutation. */
export function withoutAliases(value: unknown, nodes: readonly FieldNode[], selecting: Selecting): unknown {
  return walk(
    value,
    nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    selecting,
    (field) => (field.alias ?? field.name).value,
  );
}

function walk(
  value: unknown,
  sets: readonly SelectionSetNode[],
  selecting: Selecting,
  keyIn: (field: FieldNode) => string,
): unknown {
  if (sets.length === 0 || value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((member) => walk(member, sets, selecting, keyIn));
  if (!isJsonObject(value)) return value;
  const result: Record<string, unknown> = {};
  for (const fields of groupedFields(sets, selecting).values()) {
    const [first] = fields;
    if (first === undefined || !Object.hasOwn(value, keyIn(first))) continue;
    result[first.name.value] = walk(
      value[keyIn(first)],
      fields.flatMap(({ selectionSet }) => selectionSet ?? []),
      selecting,
      keyIn,
    );
  }
  return result;
}

/** Fields by response key. One key can be selected several times. */
function groupedFields(
  sets: readonly SelectionSetNode[],
  selecting: Selecting,
  groups = new Map<string, FieldNode[]>(),
): Map<string, FieldNode[]> {
  for (const selection of sets.flatMap(({ selections }) => selections)) {
    if (!isIncluded(selection, selecting.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      groups.set(key, [...(groups.get(key) ?? []), selection]);
    } else {
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : selecting.fragments[selection.name.value]?.selectionSet;
      if (inner !== undefined) groupedFields([inner], selecting, groups);
    }
  }
  return groups;
}

/** False when `@skip` or `@include` leaves a selection out. */
export function isIncluded(selection: SelectionNode, variables: JsonObject): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
}

/** The depth of the deepest field. Documents with fragment cycles must have been refused before. */
export function depthOf(
  set: SelectionSetNode | undefined,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): number {
  let deepest = 0;
  for (const selection of set?.selections ?? []) {
    const depth =
      selection.kind === Kind.FIELD
        ? 1 + depthOf(selection.selectionSet, fragments)
        : depthOf(
            selection.kind === Kind.INLINE_FRAGMENT
              ? selection.selectionSet
              : fragments[selection.name.value]?.selectionSet,
            fragments,
          );
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
