import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Case } from './case.ts';
import { awsCliCases, clientCases, hasAwsCli } from './client-cases.ts';
import { cognitoCases } from './cognito-cases.ts';
import { dynamodbCases } from './dynamodb-cases.ts';
import { httpCases } from './http-cases.ts';
import { iamCases } from './iam-cases.ts';
import { openTarget } from './open-target.ts';
import { realtimeCases } from './realtime-cases.ts';
import { resolverCases } from './resolver-cases.ts';
import { s3Cases } from './s3-cases.ts';
import type { Target } from './target.ts';
import type { Visitor } from './visitor.ts';
import { visit } from './visitor.ts';

const tables: Readonly<Record<string, readonly Case[]>> = {
  'GraphQL over HTTP': httpCases,
  'GraphQL in real time': realtimeCases,
  'Resolvers and their data sources': resolverCases,
  DynamoDB: dynamodbCases,
  S3: s3Cases,
  Cognito: cognitoCases,
  IAM: iamCases,
  'Third-party clients': clientCases,
};

let target: Target;
let visitor: Visitor;

beforeAll(async () => {
  target = await openTarget();
  visitor = await visit(target);
});
afterAll(() => target.close());

describe.each(Object.entries(tables))('%s', (_, cases) => {
  it.each(cases.map((row) => [row.clause, row.source, row] as const))('%s (%s)', (_clause, _source, { holds }) =>
    holds(visitor),
  );
});

describe('The AWS CLI', async () => {
  const isHere = await hasAwsCli();
  it.skipIf(!isHere).each(awsCliCases.map((row) => [row.clause, row.source, row] as const))(
    '%s (%s)',
    (_clause, _source, { holds }) => holds(visitor),
  );
});
