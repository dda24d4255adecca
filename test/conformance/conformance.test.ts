import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Case } from './case.ts';
import { httpCases } from './http-cases.ts';
import { realtimeCases } from './realtime-cases.ts';
import type { Target } from './target.ts';
import { openTarget } from './target.ts';
import type { Visitor } from './visitor.ts';
import { visit } from './visitor.ts';

const tables: Readonly<Record<string, readonly Case[]>> = {
  'GraphQL over HTTP': httpCases,
  'GraphQL in real time': realtimeCases,
};

let target: Target;
let visitor: Visitor;

beforeAll(async () => {
  target = await openTarget();
  visitor = await visit(target);
});
afterAll(() => target.close());

describe.each(Object.entries(tables))('%s', (_, cases) => {
  it.each(cases.map((row) => [row.clause, row.source, row] as const))('%s (%s)', (_clause, _source, { holds }) => holds(visitor));
});
