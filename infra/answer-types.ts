import type { GraphQLSchema } from 'graphql';
import { getNamedType, isObjectType } from 'graphql';

/** Root fields by type, e.g. `{ Query: ['export'] }`. */
export type RootFields = Partial<Record<'Query' | 'Mutation' | 'Subscription', readonly string[]>>;

/** The object types that root fields answer with, and those below them, by name. */
export function answerTypes(schema: GraphQLSchema, fields: RootFields): readonly string[] {
  const found = new Set<string>();
  const follow = (name: string, only?: readonly string[]): void => {
    const type = schema.getType(name);
    if (!isObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      const answer = getNamedType(field.type);
      if ((only && !only.includes(field.name)) || !isObjectType(answer) || found.has(answer.name)) continue;
      found.add(answer.name);
      follow(answer.name);
    }
  };
  for (const [type, names] of Object.entries(fields)) follow(type, names);
  return [...found].sort();
}
