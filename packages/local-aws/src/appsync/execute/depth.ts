import type { FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';

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
