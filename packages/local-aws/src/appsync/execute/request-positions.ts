import type { ASTNode, DocumentNode, GraphQLSchema } from 'graphql';
import { getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** The position of a node in a request, as AppSync's messages name it. */
export interface RequestPosition {
  /** `exports/items/id`: the fields around the node, by response name. */
  readonly path: string;
  /** The type of the innermost field's parent. */
  readonly parentType: string;
  /** The named type of the innermost field. */
  readonly fieldType: string;
  /** The expected type of a value at this position, e.g. `AWSDate!`. */
  readonly inputType: string;
  /** The name of the argument that a value belongs to. */
  readonly argument: string;
}

export function positionsOf(schema: GraphQLSchema, document: DocumentNode): ReadonlyMap<ASTNode, RequestPosition> {
  const positions = new Map<ASTNode, RequestPosition>();
  const info = new TypeInfo(schema);
  const fields: string[] = [];
  visit(
    document,
    visitWithTypeInfo(info, {
      enter(node) {
        if (node.kind === Kind.FIELD) fields.push((node.alias ?? node.name).value);
        const type = info.getType();
        positions.set(node, {
          path: fields.join('/'),
          parentType: info.getParentType()?.name ?? '',
          fieldType: type ? getNamedType(type).name : '',
          inputType: String(info.getInputType() ?? ''),
          argument: info.getArgument()?.name ?? '',
        });
      },
      leave(node) {
        if (node.kind === Kind.FIELD) fields.pop();
      },
    }),
  );
  return positions;
}
