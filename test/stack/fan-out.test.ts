import { readdirSync, readFileSync } from 'node:fs';
import type { DocumentNode } from 'graphql';
import { buildSchema, isObjectType, Kind, parse, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { depthOf } from 'local-aws/appsync/execute/selection.ts';
import type { ApiSettings } from 'local-aws/appsync/settings.ts';
import { apiFromTemplate } from 'local-aws/appsync/template/api-from-template.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as page from '../../client/__generated__/graphql.ts';
import * as jobs from '../../functions/__generated__/graphql.ts';
import { exportAs } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';

let host: HostUnderTest;
let hanako: Person;
let limits: ApiSettings;

beforeAll(async () => {
  host = await startHostUnderTest();
  hanako = await signInAs(host);
  limits = apiFromTemplate(host.host.resources);
});
afterAll(() => host.close());

const errorTypes = (errors: readonly { readonly errorType?: string }[] | undefined) => [
  ...new Set(errors?.map(({ errorType }) => errorType)),
];

describe('one request cannot start more than the page ever needs', () => {
  it('a list of a hundred exports signs no link', async () => {
    for (let count = 0; count < 3; count += 1) await exportAs(host, hanako, { from: '2025-01-01', to: '2025-01-31' });
    const { data } = await hanako.ask('{ exports(limit: 100) { items { status downloadUrl } } }');
    const { items } = data?.['exports'] as { items: object[] };
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(new Set(items.map((item) => JSON.stringify(item)))).toEqual(
      new Set(['{"status":"READY","downloadUrl":null}']),
    );
  });

  it('of a hundred and fifty aliases of slips all but ten are refused', async () => {
    const aliases = Array.from(
      { length: 150 },
      (_, index) => `a${index}: slips(from: "2025-01-01", to: "2025-01-31") { items { memo } }`,
    );
    const { data, errors } = await hanako.ask(`{ ${aliases.join(' ')} }`);
    expect(Object.values(data ?? {}).filter((field) => field !== null)).toHaveLength(limits.resolverCountLimit);
    expect(errorTypes(errors)).toEqual(['ResolverExecutionLimitReached']);
    expect(errors).toHaveLength(150 - limits.resolverCountLimit);
  });

  it('of a hundred and fifty links of one export all but nine are refused', async () => {
    const { ended } = await exportAs(host, hanako, { from: '2025-02-01', to: '2025-02-28' });
    const aliases = Array.from({ length: 150 }, (_, index) => `a${index}: downloadUrl`);
    const { data, errors } = await hanako.ask(`query E($id: ID!) { export(id: $id) { ${aliases.join(' ')} } }`, {
      id: ended.id,
    });
    expect(Object.values(data?.['export'] as object).filter((link) => link !== null)).toHaveLength(
      limits.resolverCountLimit - 1,
    );
    expect(errorTypes(errors)).toEqual(['ResolverExecutionLimitReached']);
  });

  it('of many mutations in one request all but ten are refused', async () => {
    const aliases = Array.from(
      { length: 30 },
      (_, index) => `a${index}: cancelExport(id: "01JADZQ0000000000000000009") { id }`,
    );
    const { errors } = await hanako.ask(`mutation { ${aliases.join(' ')} }`);
    expect(errors?.filter(({ errorType }) => errorType === 'ResolverExecutionLimitReached')).toHaveLength(
      30 - limits.resolverCountLimit,
    );
  });
});

describe('the limits leave room for', () => {
  const schema = buildSchema(
    readFileSync('resolvers/appsync.graphql', 'utf8') + readFileSync('schema.graphql', 'utf8'),
  );
  const resolved = new Set(readdirSync('resolvers').map((name) => name.replace(/\.ts$/, '')));
  const documents = [...Object.entries(page), ...Object.entries(jobs)]
    .filter(([name]) => name.endsWith('Document'))
    .map(([name, document]): [string, DocumentNode] => [
      name,
      typeof document === 'object' && 'kind' in document ? document : parse(String(document)),
    ]);

  it.each(documents)('%s', (_, document) => {
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    const fragments = Object.fromEntries(
      document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    );
    expect(depthOf(operation?.selectionSet, fragments)).toBeLessThanOrEqual(limits.queryDepthLimit);
    const types = new TypeInfo(schema);
    let resolvers = 0;
    visit(
      document,
      visitWithTypeInfo(types, {
        Field: (node) => {
          const parent = types.getParentType();
          if (isObjectType(parent) && resolved.has(`${parent.name}.${node.name.value}`)) resolvers += 1;
        },
      }),
    );
    expect(resolvers).toBeGreaterThan(0);
    // A link in a list would be counted once for each item of the list.
    expect(['exports(', 'downloadUrl'].every((text) => print(document).includes(text))).toBe(false);
    expect(resolvers).toBeLessThanOrEqual(limits.resolverCountLimit);
  });
});
