import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Assembly, TemplateResource } from 'local-aws/template/read-assembly.ts';
import type { FaultProxy } from '../fault-proxy.ts';
import { startFaultProxy } from '../fault-proxy.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { ArchiveBucket } from './bucket.ts';
import { openBucket } from './bucket.ts';

/**
 * A host whose worker reaches DynamoDB, S3 and the API through proxies that can inject faults. All other clients
 * connect directly.
 */
export interface FaultyHost extends HostUnderTest {
  readonly proxies: Readonly<Record<'dynamodb' | 's3' | 'graphql', FaultProxy>>;
  /** The worker's name in Lambda. */
  readonly worker: string;
  readonly bucket: ArchiveBucket;
  /** Removes all faults. */
  calm(): void;
}

/** `timeoutSeconds` is the worker's timeout. By default it is the deployed one. */
export async function startFaultyHost({
  timeoutSeconds,
  worker: name = 'JobsExportWorker',
}: {
  readonly timeoutSeconds?: number;
  /** The beginning of the worker's name in `infra/`. */
  readonly worker?: string;
} = {}): Promise<FaultyHost> {
  const folder = mkdtempSync(join(tmpdir(), 'myhome-account-worker-'));
  const booted: { host?: HostUnderTest } = {};
  const urlOf = (service: 'dynamodb' | 's3' | 'graphql') => () => booted.host?.host.urls[service] ?? '';
  const proxies = {
    dynamodb: await startFaultProxy(urlOf('dynamodb')),
    s3: await startFaultProxy(urlOf('s3')),
    graphql: await startFaultProxy(urlOf('graphql')),
  };
  const calm = () => {
    for (const proxy of Object.values(proxies)) proxy.onRequest = () => undefined;
  };
  const started = await startHostUnderTest({
    adapt: (assembly) => adapted(assembly, { folder, proxies, timeoutSeconds, name }),
  });
  booted.host = started;
  const worker =
    started.host.resources.find(({ type, logicalId }) => type === 'AWS::Lambda::Function' && isWorker(logicalId, name))
      ?.physicalId ?? '';
  const bucket = openBucket(started);
  return {
    ...started,
    ...{ proxies, worker, calm, bucket },
    close: async () => {
      bucket.close();
      await started.close();
      for (const proxy of Object.values(proxies)) await proxy.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isWorker = (logicalId: string, name: string): boolean =>
  logicalId.startsWith(name) && !logicalId.includes('Role');

/** The worker's bundle is the deployed one. A module in front of it sets the services' addresses. */
function adapted(
  assembly: Assembly,
  {
    folder,
    proxies,
    timeoutSeconds,
    name,
  }: {
    readonly folder: string;
    readonly proxies: FaultyHost['proxies'];
    readonly timeoutSeconds: number | undefined;
    readonly name: string;
  },
): Assembly {
  let codeKey = '';
  const change = (logicalId: string, resource: TemplateResource): TemplateResource => {
    if (resource.Type !== 'AWS::Lambda::Function' || !isWorker(logicalId, name)) return resource;
    codeKey = (resource.Properties?.['Code'] as { S3Key: string }).S3Key;
    return timeoutSeconds === undefined
      ? resource
      : { ...resource, Properties: { ...resource.Properties, Timeout: timeoutSeconds } };
  };
  const stacks = assembly.stacks.map((stack) => ({
    ...stack,
    resources: Object.fromEntries(
      Object.entries(stack.resources).map(([logicalId, resource]) => [logicalId, change(logicalId, resource)]),
    ),
  }));
  const bundle = pathToFileURL(join(assembly.assetDir(codeKey), 'index.mjs')).href;
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: proxies.dynamodb.url,
    AWS_ENDPOINT_URL_S3: proxies.s3.url,
    GRAPHQL_URL: `${proxies.graphql.url}/graphql`,
  };
  writeFileSync(
    join(folder, 'index.mjs'),
    `Object.assign(process.env, ${JSON.stringify(environment)});\nexport const { handler } = await import(${JSON.stringify(bundle)});\n`,
  );
  return { stacks, assetDir: (key) => (key === codeKey ? folder : assembly.assetDir(key)) };
}
