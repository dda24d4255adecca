import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnumTypeDefinitionNode, ObjectTypeDefinitionNode } from 'graphql';
import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { codeSpans, tableAfter } from './markdown.ts';

const root = join(import.meta.dirname, '..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const protocol = textOf('docs/export-protocol.md');
const definitions = parse(textOf('schema.graphql')).definitions;

describe('docs/export-protocol.md', () => {
  it.each(tableAfter(protocol, 'constant | value | what it limits | file'))(
    'has the right number for %s: %s',
    (constant, value = '', _, file) => {
      const [name = ''] = codeSpans(constant);
      const [path = ''] = codeSpans(file);
      const [, expression = ''] =
        new RegExp(String.raw`\b${name}\s*[=:]\s*([\d_]+(?:\s*[*+]\s*[\d_]+)*)`).exec(textOf(path)) ?? [];
      expect(Number((value.split(' ')[0] ?? '').replaceAll(',', ''))).toBe(valueOf(expression));
    },
  );

  it('names every refusal of the resolvers', () => {
    const paths = globSync('resolvers/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts'));
    const raised = paths.flatMap((path) =>
      [...textOf(path).matchAll(/,\s*'([A-Z][A-Za-z]+)',?\s*(?:\)|null)/g)].map(([, errorType]) => errorType),
    );
    expect(new Set(raised).size).toBeGreaterThan(10);
    expect(codeSpans(protocol)).toEqual(expect.arrayContaining(raised));
  });

  it('has a section for every mutation and subscription', () => {
    const types = definitions.filter(
      (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION,
    );
    const fields = types
      .filter(({ name }) => name.value === 'Mutation' || name.value === 'Subscription')
      .flatMap((type) => type.fields ?? []);
    expect(protocol.split('\n')).toEqual(expect.arrayContaining(fields.map(({ name }) => `### ${name.value}`)));
  });

  it('describes every status, and each transition between statuses that there are', () => {
    const status = definitions.find(
      (node): node is EnumTypeDefinitionNode =>
        node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'ExportStatus',
    );
    const values = status?.values?.map(({ name }) => name.value) ?? [];
    expect(tableAfter(protocol, 'state | meaning | ended').flatMap(([state]) => codeSpans(state))).toEqual(values);
    const used = tableAfter(protocol, 'from | message | condition | to | also').flatMap(([from, , , to]) => [
      ...codeSpans(from),
      ...codeSpans(to),
    ]);
    expect(new Set(used.filter((span) => /^[A-Z]+$/.test(span)))).toEqual(new Set(values));
  });
});

/** `6 * 3600 + 5 * 60` → 21900. */
function valueOf(expression: string): number {
  const products = expression
    .split('+')
    .map((product) => product.split('*').map((factor) => Number(factor.replaceAll('_', ''))));
  return products.reduce((sum, factors) => sum + factors.reduce((product, factor) => product * factor, 1), 0);
}
