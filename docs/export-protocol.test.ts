import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnumTypeDefinitionNode, ObjectTypeDefinitionNode } from 'graphql';
import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { codeSpans, tableAfter } from './markdown.ts';
import { productOf } from './number-in-source.ts';

const root = join(import.meta.dirname, '..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const protocol = textOf('docs/export-protocol.md');
const bothProtocols = `${protocol}\n${textOf('docs/restore-protocol.md')}`;
const definitions = parse(textOf('schema.graphql')).definitions;

describe('docs/export-protocol.md', () => {
  it.each(tableAfter(protocol, 'constant | value | what it limits | file'))(
    'has the right number for %s: %s',
    (constant, value = '', _, file) => {
      const [name = ''] = codeSpans(constant);
      const [path = ''] = codeSpans(file);
      expect(Number((value.split(' ')[0] ?? '').replaceAll(',', ''))).toBe(productOf(textOf(path), name));
    },
  );

  it('names every refusal of the resolvers, together with the protocol of restores', () => {
    const paths = globSync('resolvers/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts'));
    const raised = paths.flatMap((path) =>
      [...textOf(path).matchAll(/,\s*'([A-Z][A-Za-z]+)',?\s*(?:\)|null)/g)].map(([, errorType]) => errorType),
    );
    expect(new Set(raised).size).toBeGreaterThan(10);
    expect(codeSpans(bothProtocols)).toEqual(expect.arrayContaining(raised));
  });

  it('has a section for every mutation and subscription, together with the protocol of restores', () => {
    const types = definitions.filter(
      (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION,
    );
    const fields = types
      .filter(({ name }) => name.value === 'Mutation' || name.value === 'Subscription')
      .flatMap((type) => type.fields ?? []);
    expect(bothProtocols.split('\n')).toEqual(expect.arrayContaining(fields.map(({ name }) => `### ${name.value}`)));
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
