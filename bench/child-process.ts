import type { ChildProcessByStdio } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { FunctionVariable, TableVariable } from '../functions/environment.ts';
import { tableVariable } from '../functions/environment.ts';
import { datasets } from '../ledger/datasets.ts';
import { byOwner } from '../ledger/layouts/by-owner.ts';
import type { Measured } from './pipelines/measured.ts';
import type { ServerUrls } from './server-urls.ts';

/** A server that ends with `close`. */
export interface RunningServer {
  readonly urls: ServerUrls;
  close(): Promise<void>;
}

/** The workers' variables, apart from the API's address. The tables are named like their datasets. */
const workerVariables: Readonly<
  Record<Exclude<FunctionVariable<'export-worker' | 'restore-worker'>, 'GRAPHQL_URL'>, string>
> = {
  ...(Object.fromEntries(datasets.map(({ name }) => [tableVariable(name), name])) as Record<TableVariable, string>),
  EXPORTS_TABLE: 'exports',
  ARCHIVE_BUCKET: 'archive',
  ARCHIVE_RETENTION_DAYS: '7',
  SAFETY_COPY_DAYS: '31',
  TIME_ZONE: 'Asia/Tokyo',
  OWNER_ROLE: 'arn:aws:iam::000000000000:role/owner',
  ALL_WRITERS_KEEP_FENCE: 'false',
  LEDGER_LAYOUT: byOwner.name,
  DEPLOYMENT: 'bench',
};

const bench = import.meta.dirname;

/**
 * Starts a server of the bench and waits until it has its rows. The server runs on the second core where a core can be
 * chosen.
 */
export async function startServer(script: string, rows: number, ...more: readonly string[]): Promise<RunningServer> {
  const server = start([process.execPath, join(bench, script), String(rows), ...more], 1, {});
  const [line] = (await Promise.race([
    once(createInterface({ input: server.stdout }), 'line'),
    once(server, 'exit').then(() => ['null']),
  ])) as [string];
  const urls = JSON.parse(line) as ServerUrls | null;
  if (!urls) throw new Error(`${script} ended before it listened.`);
  return {
    urls,
    close: async () => {
      const ended = once(server, 'exit');
      server.stdin.end();
      await ended;
    },
  };
}

/**
 * Runs one pipeline in its own process and returns the measurements. The process runs on one core where a core can be
 * chosen.
 */
export async function runPipeline(
  command: readonly string[],
  { keys, ...urls }: ServerUrls,
  environment: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const region = 'ap-northeast-1';
  const pipeline = start(command, 0, {
    ...{
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    },
    ...{
      AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
      AWS_ENDPOINT_URL_S3: urls.s3,
      AWS_ENDPOINT_URL_STS: urls.sts,
      GRAPHQL_URL: urls.graphql,
    },
    ...workerVariables,
    ...environment,
  });
  const [said, [code]] = (await Promise.all([text(pipeline.stdout), once(pipeline, 'exit')])) as [
    string,
    [number | null],
  ];
  const last = said.trimEnd().split('\n').at(-1) ?? '';
  if (code !== 0 || !last.startsWith('{"measured"'))
    throw new Error(`${command.join(' ')} failed (exit ${code ?? 'by a signal'}):\n${said}`);
  return (JSON.parse(last) as { measured: Measured }).measured;
}

/** True where a process can be pinned to one core. A Lambda of 1,769 MB has one. */
export const coresCanBeChosen = spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;

function start(
  command: readonly string[],
  core: number,
  environment: Readonly<Record<string, string>>,
): ChildProcessByStdio<Writable, Readable, null> {
  const [file = '', ...args] = coresCanBeChosen ? ['taskset', '-c', String(core), ...command] : command;
  return spawn(file, args, { env: { ...process.env, ...environment }, stdio: ['pipe', 'pipe', 'inherit'] });
}
