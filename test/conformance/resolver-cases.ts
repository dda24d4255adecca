import { expect } from 'vitest';
import type { Case } from './case.ts';
import { endedExport } from './short-export.ts';
import type { Visitor } from './visitor.ts';
import { ask } from './visitor.ts';

/** The data of a response without errors. */
async function data(
  visitor: Visitor,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const { body } = await ask(visitor, query, variables);
  expect(body.errors).toBeUndefined();
  return body.data ?? {};
}

/** The behaviour of APPSYNC_JS and its data sources, as far as the responses of this API's fields show it. */
export const resolverCases: readonly Case[] = [
  {
    clause: 'a conditional PutItem detects a repeated request, which returns the same export',
    source: 'documented',
    async holds(visitor) {
      const id = await endedExport(visitor);
      const again = await data(
        visitor,
        'mutation R($id: ID) { requestExport(from: "2025-01-06", to: "2025-01-06", requestId: $id) { id status } }',
        { id },
      );
      expect(again['requestExport']).toEqual({ id, status: 'READY' });
    },
  },
  {
    clause: 'a failed condition passes the stored item to the response handler',
    source: 'documented',
    async holds(visitor) {
      const id = await endedExport(visitor);
      const { cancelExport } = await data(
        visitor,
        'mutation C($id: ID!) { cancelExport(id: $id) { id status archive { fileName } } }',
        { id },
      );
      expect(cancelExport).toEqual({
        id,
        status: 'READY',
        archive: { fileName: expect.stringMatching(/^myhome-account_2025-01-06_2025-01-06_/) as string },
      });
    },
  },
  {
    clause: 'GetItem of a missing item is null, without an error',
    source: 'documented',
    holds: async (visitor) =>
      expect(await data(visitor, '{ export(id: "01JADZQ0000000000000000009") { id } }')).toEqual({ export: null }),
  },
  {
    clause: 'util.time.nowISO8601 has milliseconds and ends in Z',
    source: 'documented',
    async holds(visitor) {
      const { export: seen } = await data(visitor, 'query E($id: ID!) { export(id: $id) { requestedAt } }', {
        id: await endedExport(visitor),
      });
      expect((seen as { requestedAt: string }).requestedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    },
  },
  {
    clause: 'a nested field is resolved separately with its parent as the source, and the link works',
    source: 'documented',
    async holds(visitor) {
      const { export: seen } = await data(
        visitor,
        'query E($id: ID!) { export(id: $id) { downloadUrl archive { bytes } } }',
        { id: await endedExport(visitor) },
      );
      const { downloadUrl, archive } = seen as { downloadUrl: string; archive: { bytes: number } };
      const response = await fetch(downloadUrl);
      expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, archive.bytes]);
    },
  },
  {
    clause: 'nextToken continues after a page, until there is none',
    source: 'documented',
    async holds(visitor) {
      const query =
        'query S($t: String, $n: Int) { slips(from: "2025-01-01", to: "2025-01-05", limit: $n, nextToken: $t) { items { date value memo } nextToken } }';
      interface Page {
        readonly items: readonly unknown[];
        readonly nextToken: string | null;
      }
      const page = async (variables: object) => (await data(visitor, query, { ...variables }))['slips'] as Page;
      const whole = await page({ n: 500 });
      const found: unknown[] = [];
      let token: string | null = null;
      do {
        const { items, nextToken }: Page = await page({ n: 2, t: token });
        expect(items.length).toBeLessThanOrEqual(2);
        found.push(...items);
        token = nextToken;
      } while (token !== null);
      expect(found).toEqual(whole.items);
    },
  },
  {
    clause: 'a nextToken with this API’s prefix and an invalid rest is refused',
    source: 'recorded',
    async holds(visitor) {
      const { body } = await ask(
        visitor,
        '{ slips(from: "2025-01-01", to: "2025-01-05", nextToken: "slips/2025-01-01/2025-01-05/eyJ2ZXJzaW9uIjozfQ==") { items { date } } }',
      );
      expect([body.data, body.errors]).toMatchObject([{ slips: null }, [{ errorType: 'InvalidArgument' }]]);
    },
  },
];
