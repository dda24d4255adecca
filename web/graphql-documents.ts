import type { Plugin } from 'vite';

/**
 * Replaces each `graphql(...)` by the document that was generated from it. Left alone, the function looks up its text in a
 * table of all texts and documents, and the browser would load the whole table, also what only another place needs.
 */
export const graphqlDocuments: Plugin = {
  name: 'graphql-documents',
  apply: 'build',
  enforce: 'pre',
  transform(code, path) {
    const lookUp = /import \{ graphql \} from '(.*__generated__)\/gql\.ts';/.exec(code);
    if (!lookUp) return null;
    const names: string[] = [];
    const replaced = code.replaceAll(call, (_, kind: string, name: string) => {
      const document = `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
      names.push(document);
      return document;
    });
    if (replaced.includes('graphql(`')) throw new Error(`${path}: expected a named document in each graphql(\`…\`).`);
    return replaced.replace(lookUp[0], `import { ${names.join(', ')} } from '${lookUp[1] ?? ''}/graphql.ts';`);
  },
};

const call = /\bgraphql\(`\s*(fragment|query|mutation|subscription)\s+(\w+)[^`]*`\)/g;
