import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CognitoIdentityProviderClient, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, GetItemCommand, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { systemClock } from 'local-aws/clock.ts';
import type { FillableDisk } from 'local-aws/files/testing/fillable-disk.ts';
import { fillableDisks } from 'local-aws/files/testing/fillable-disk.ts';
import { region } from 'local-aws/host/account.ts';
import { describe, expect, it } from 'vitest';
import { exportAs } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { signInAs } from '../person.ts';
import { runProgram } from '../process.ts';

const root = join(import.meta.dirname, '..', '..');
/** Ports for this file only, below those that the system assigns. */
let nextPort = 8000 + (process.pid % 80) * 10;

/** `npm start` on a disk that can be filled, with clients that use its operator's keys. */
async function startOn(disk: FillableDisk, ...flags: readonly string[]) {
  const port = (nextPort += 10);
  const program = runProgram('dev/start.ts', ['--port', String(port), '--data', disk.dir, ...flags]);
  await program.untilOutput(/Ready in/);
  const operator = readFileSync(join(disk.dir, 'operator.env'), 'utf8');
  const variable = (name: string) => new RegExp(`^${name}='?([^'\\n]*)`, 'm').exec(operator)?.[1] ?? '';
  const common = {
    region,
    maxAttempts: 1,
    credentials: { accessKeyId: variable('AWS_ACCESS_KEY_ID'), secretAccessKey: variable('AWS_SECRET_ACCESS_KEY') },
  };
  const amplifyOutputs = readFileSync(join(disk.dir, 'amplify_outputs.json'), 'utf8');
  const outputs = JSON.parse(amplifyOutputs) as {
    auth: { user_pool_client_id: string };
    custom: { user_pool_endpoint: string };
  };
  return {
    pid: program.process.pid ?? 0,
    amplifyOutputs,
    host: { urls: { graphql: `http://127.0.0.1:${port + 1}` } },
    clock: systemClock,
    clientId: outputs.auth.user_pool_client_id,
    dynamodb: new DynamoDBClient({ ...common, endpoint: variable('AWS_ENDPOINT_URL_DYNAMODB') }),
    s3: new S3Client({ ...common, endpoint: variable('AWS_ENDPOINT_URL_S3'), forcePathStyle: true }),
    cognito: new CognitoIdentityProviderClient({ ...common, endpoint: outputs.custom.user_pool_endpoint }),
    async end(signal: NodeJS.Signals) {
      program.process.kill(signal);
      await program.ended;
    },
  };
}

type Started = Awaited<ReturnType<typeof startOn>>;

/** One write at each service that keeps data, by the answer that a full disk causes. */
async function writesOf({ dynamodb, s3, cognito, clientId }: Started) {
  const TableName = (await dynamodb.send(new ListTablesCommand())).TableNames?.[0] ?? '';
  const Bucket = (await s3.send(new ListBucketsCommand())).Buckets?.[0]?.Name ?? '';
  const KeySchema = { owner: { S: 'me' }, entry: { S: 'a' }, kind_cd: { S: 'a' }, method_cd: { S: 'a' } };
  return {
    InternalServerError: {
      write: () =>
        dynamodb.send(new PutItemCommand({ TableName, Item: { ...KeySchema, memo: { S: 'x'.repeat(6000) } } })),
      read: () =>
        dynamodb.send(new GetItemCommand({ TableName, Key: keyOf(TableName) })).then(({ Item }) => Item?.['owner']?.S),
    },
    InternalError: {
      write: () => s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'me' })),
      read: () => s3.send(new GetObjectCommand({ Bucket, Key: 'a' })).then(({ Body }) => Body?.transformToString()),
    },
    InternalErrorException: {
      write: () =>
        cognito.send(
          new SignUpCommand({
            ClientId: clientId,
            Username: 'taro@example.org',
            Password: 'Correct-horse-9',
            UserAttributes: [{ Name: 'email', Value: 'taro@example.org' }],
          }),
        ),
      read: () =>
        cognito
          .send(
            new SignUpCommand({
              ClientId: clientId,
              Username: 'taro@example.org',
              Password: 'Correct-horse-9',
              UserAttributes: [{ Name: 'email', Value: 'taro@example.org' }],
            }),
          )
          .then(
            () => 'nobody',
            (error: unknown) => ((error as Error).name === 'UsernameExistsException' ? 'me' : String(error)),
          ),
    },
  };
}

function keyOf(table: string) {
  const sort = /Kinds/.test(table) ? 'kind_cd' : /Methods/.test(table) ? 'method_cd' : 'entry';
  return { owner: { S: 'me' }, [sort]: { S: 'a' } };
}

describe.each(fillableDisks())('a host whose disk is full (%s)', (_, make) => {
  it('reports it at every service, works again with free space, and has all acknowledged writes after a kill -9', async () => {
    const disk = make();
    let host = await startOn(disk, '--no-seed');
    try {
      disk.fill(host.pid);
      const writes = Object.entries(await writesOf(host));
      for (const [name, { write }] of writes) {
        const error = await write().then(
          () => undefined,
          (thrown: unknown) => thrown as Error & { $metadata: { httpStatusCode: number } },
        );
        expect([error?.name, error?.$metadata.httpStatusCode]).toEqual([name, 500]);
        expect(error?.message).toMatch(
          /^The local host cannot write to \/.*: .*\. [\d.]+ MB are free\. All acknowledged writes are kept\. Free some space/,
        );
      }
      disk.makeRoom(host.pid);
      for (const [, { write }] of writes) await write();
      await host.end('SIGKILL');
      host = await startOn(disk, '--no-seed');
      for (const { read } of Object.values(await writesOf(host))) expect(await read()).toBe('me');
    } finally {
      await host.end('SIGKILL');
      disk.remove();
    }
  }, 120_000);

  it('ends an export that it cannot store as STORAGE_FAILED without leftovers', async () => {
    const disk = make();
    const host = await startOn(disk);
    try {
      const person = await signInAs(host as unknown as HostUnderTest);
      // Less than the archive, and enough for the tables to be opened again after a refused write.
      disk.fill(host.pid, 1_500_000);
      const { ended } = await exportAs(host as unknown as HostUnderTest, person, {
        from: '2016-01-01',
        to: '2025-12-31',
      });
      expect([ended.status, ended.failure?.code]).toEqual(['FAILED', 'STORAGE_FAILED']);
      const [bucket = ''] = readdirSync(join(disk.dir, 's3'));
      expect([
        readdirSync(join(disk.dir, 's3', bucket, 'blobs')),
        readdirSync(join(disk.dir, 's3', bucket, 'uploads')),
      ]).toEqual([[], []]);
    } finally {
      await host.end('SIGKILL');
      disk.remove();
    }
  }, 120_000);

  it.each([0, 300, 3000, 40_000])(
    'prints the folder and the free space in one line at its start: %i bytes left',
    async (bytes) => {
      const disk = make();
      try {
        const [command = '', ...before] = disk.startFull(bytes);
        const port = (nextPort += 10);
        const ended = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
          execFile(
            command,
            [...before, process.execPath, join(root, 'dev/start.ts'), '--port', String(port), '--data', disk.dir],
            (error, _stdout, stderr) => resolve({ code: error?.code, stderr }),
          );
        });
        expect(ended).toEqual({
          code: 1,
          stderr: expect.stringMatching(
            new RegExp(
              `^The local host cannot write to ${disk.dir}.*: .*[\\d.]+ MB are free\\. .*--data, then try again\\.\\n$`,
            ),
          ) as unknown,
        });
      } finally {
        disk.remove();
      }
    },
    60_000,
  );
});
