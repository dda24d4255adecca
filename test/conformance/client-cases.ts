import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { signIn, signOut } from 'aws-amplify/auth';
import { expect } from 'vitest';
import { isLoopbackHttp } from '../../client/amplify/loopback-endpoint.ts';
import { speakPlainTo } from '../../client/amplify/loopback-socket.ts';
import type { Case } from './case.ts';
import { cancelled } from './short-export.ts';
import type { Target } from './target.ts';

/** Third-party clients. */
export const clientCases: readonly Case[] = [
  {
    clause: 'aws-amplify queries, is refused by name, and subscribes',
    source: 'client',
    async holds(visitor) {
      const { amplify, user, graphqlUrl } = visitor.target;
      if (isLoopbackHttp(graphqlUrl)) speakPlainTo(graphqlUrl);
      Amplify.configure(amplify);
      await signOut();
      await signIn({ username: user.email, password: user.password });
      const client = generateClient({ authMode: 'iam' });
      expect(await client.graphql({ query: '{ __typename }' })).toEqual({ data: { __typename: 'Query' } });
      await expect(
        Promise.resolve(
          client.graphql({ query: 'mutation { claimExport(owner: "x", id: "y", claimant: "z") { id } }' }),
        ),
      ).rejects.toMatchObject({ errors: [{ errorType: 'Unauthorized' }] });

      const events = client.graphql({ query: 'subscription { onExport { id } }' }) as unknown as Observable;
      const heard = new Promise<unknown>((resolve, reject) => {
        const subscription = events.subscribe({
          next: (event) => {
            subscription.unsubscribe();
            resolve(event);
          },
          error: reject,
        });
      });
      // The client does not report when it is subscribed, so the test makes changes until one arrives.
      const changing = setInterval(() => void cancelled(visitor), 500);
      const event = await heard.finally(() => clearInterval(changing));
      expect(event).toMatchObject({ data: { onExport: { id: (await cancelled(visitor)).id } } });
      await signOut();
    },
  },
];

interface Observable {
  subscribe(observer: { next: (event: unknown) => void; error: (error: unknown) => void }): { unsubscribe(): void };
}

/**
 * The AWS CLI: another signer and another parser, in another language. Skipped by name on a machine without the CLI.
 */
export const awsCliCases: readonly Case[] = [
  {
    clause: 'the AWS CLI reads the table and the bucket',
    source: 'client',
    async holds({ target }) {
      const table = JSON.parse(
        await aws(target, 'dynamodb', ['describe-table', '--table-name', target.slipsTable]),
      ) as { Table: { TableStatus: string } };
      expect(table.Table.TableStatus).toBe('ACTIVE');
      const scan = JSON.parse(
        await aws(target, 'dynamodb', [
          'scan',
          '--table-name',
          target.slipsTable,
          '--max-items',
          '3',
          '--page-size',
          '3',
        ]),
      ) as { Items: unknown[] };
      expect(scan.Items).toHaveLength(3);
      await aws(target, 's3api', ['head-bucket', '--bucket', target.bucket]);
      await aws(target, 's3api', ['list-objects-v2', '--bucket', target.bucket, '--max-items', '1']);
    },
  },
];

export async function hasAwsCli(): Promise<boolean> {
  return run('aws', ['--version']).then(
    () => true,
    () => false,
  );
}

const run = promisify(execFile);

async function aws(
  { clientOf, operator }: Target,
  service: 'dynamodb' | 's3api',
  args: readonly string[],
): Promise<string> {
  const { region, endpoint } = clientOf(service === 's3api' ? 's3' : 'dynamodb');
  const keys =
    operator === undefined
      ? {}
      : { AWS_ACCESS_KEY_ID: operator.accessKeyId, AWS_SECRET_ACCESS_KEY: operator.secretAccessKey };
  const { stdout } = await run(
    'aws',
    [
      service,
      ...args,
      '--region',
      region,
      '--output',
      'json',
      ...(endpoint === undefined ? [] : ['--endpoint-url', endpoint]),
    ],
    { env: { ...process.env, ...keys, AWS_PAGER: '' } },
  );
  return stdout;
}
