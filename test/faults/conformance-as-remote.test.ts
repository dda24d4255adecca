import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { operatorVariables, tableOf } from '../ledger-in-tables.ts';
import { runProgram } from '../process.ts';

// The rehearsal of `TARGET=aws npm run conformance`: a local host that the tables reach only by what an operator gives.

let host: HostUnderTest;
let dir: string;

beforeAll(async () => {
  host = await startHostUnderTest();
  dir = await mkdtemp(join(tmpdir(), 'conformance-'));
  await writeFile(join(dir, 'amplify_outputs.json'), host.amplifyOutputs);
});
afterAll(async () => {
  await host.close();
  await rm(dir, { recursive: true });
});

it('the tables hold against a deployment that they know from its outputs, and the report names what stays unproven', async () => {
  const { urls, resources } = host.host;
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = operatorVariables(host);
  const program = runProgram(
    'node_modules/vitest/vitest.mjs',
    ['run', '--project', 'stack', 'test/conformance', '--reporter=./test/conformance/report.ts'],
    {
      ...{ TARGET: 'aws', AMPLIFY_OUTPUTS: join(dir, 'amplify_outputs.json') },
      CONFORMANCE_BUCKET: resources.find(({ type }) => type === 'AWS::S3::Bucket')?.physicalId ?? '',
      CONFORMANCE_SLIPS_TABLE: tableOf(host, 'LedgerSlips'),
      ...{ CONFORMANCE_EMAIL: demoUsers[0].email, CONFORMANCE_PASSWORD: demoUsers[0].password },
      ...{ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY },
      ...{ AWS_ENDPOINT_URL_S3: urls.s3, AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb, AWS_ENDPOINT_URL_STS: urls.sts },
      ...{ AWS_ENDPOINT_URL_LAMBDA: urls.lambda, AWS_ENDPOINT_URL_COGNITO_IDENTITY: urls['cognito-identity'] },
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: urls['cognito-idp'],
    },
  );
  const { code } = await program.ended;
  expect([code, program.output()]).toEqual([
    0,
    expect.stringMatching(/Conformance of aws:\n {2}documented +(\d+) of \1 hold/) as string,
  ]);
}, 240_000);
