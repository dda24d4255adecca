import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '../deploy/assembly/read-assembly.ts';
import { synthesise } from '../deploy/assembly/synthesise.ts';
import type { AwsStandIn } from './aws-stand-in.ts';
import { startAwsStandIn } from './aws-stand-in.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { startHostUnderTest } from './host-under-test.ts';
import { operatorVariables } from './ledger-in-tables.ts';

const root = join(import.meta.dirname, '..');

export interface OperateOptions {
  /** Variables of undefined are taken away. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Called once, when the output has a match. */
  readonly when?: { readonly says: RegExp; readonly then: (process: ChildProcess) => void };
}

/** A local host that the operator's commands take for the deployed environment `prod`. */
export interface DeployedHost {
  readonly host: HostUnderTest;
  /** CloudFormation and SSM. Every other service is the local host's. */
  readonly aws: AwsStandIn;
  /** Fills the stand-in anew: the three stacks, as they would be deployed. */
  readonly deployAll: () => void;
  /** Runs a program of this project as the operator, to its end. */
  readonly operate: (
    script: string,
    args: readonly string[],
    options?: OperateOptions,
  ) => Promise<{ readonly code: number | null; readonly output: string }>;
  close(): Promise<void>;
}

export async function startDeployedHost(options: { readonly seed: boolean }): Promise<DeployedHost> {
  const folder = await mkdtemp(join(tmpdir(), 'myhome-account-deployed-'));
  const [host, aws, { stacks }] = await Promise.all([
    startHostUnderTest(options),
    startAwsStandIn(),
    templates(join(folder, 'assembly')),
  ]);
  const deployAll = () => {
    for (const { name, template } of stacks)
      aws.stacks.set(name, {
        status: 'UPDATE_COMPLETE',
        template: structuredClone(template),
        outputs: { AmplifyOutputs: host.amplifyOutputs, PageUrl: host.pageUrl },
        resources: host.host.resources.filter(({ stack }) => stack === name),
      });
  };
  deployAll();
  return {
    host,
    aws,
    deployAll,
    operate: (script, args, { variables = {}, when } = {}) =>
      runAsOperator(
        join(root, script),
        args,
        folder,
        {
          ...operatorVariables(host),
          AWS_ENDPOINT_URL_CLOUDFORMATION: aws.url,
          AWS_ENDPOINT_URL_SSM: aws.url,
          ...variables,
        },
        when,
      ),
    async close() {
      await aws.close();
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The templates of `prod`, without the code. */
function templates(outDir: string): Promise<Assembly> {
  return synthesise({ environment: 'prod', reservable: 900, outDir, bundles: false });
}

function runAsOperator(
  script: string,
  args: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string | undefined>>,
  when: OperateOptions['when'],
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      // No file of the person who runs the tests gives credentials, and no machine's own service does.
      HOME: cwd,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let waiting = when;
  const hear = (chunk: Buffer) => {
    output += chunk.toString('utf8');
    if (!waiting?.says.test(output)) return;
    const { then } = waiting;
    waiting = undefined;
    then(child);
  };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
