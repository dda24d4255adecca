import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { CheckedFields } from 'local-aws/appsync/execute/field-authorization.ts';
import { accountId, region } from 'local-aws/host/account.ts';
import type { FaultTargets } from 'local-aws/host/fault-switches.ts';
import type { Faults } from 'local-aws/host/faults.ts';
import type { MovableClock } from 'local-aws/host/movable-clock.ts';
import { takePorts } from 'local-aws/host/ports.ts';
import type { Host, HostUrls } from 'local-aws/host/start-host.ts';
import { startHost } from 'local-aws/host/start-host.ts';
import type { Assembly } from 'local-aws/template/read-assembly.ts';
import { readAssembly } from 'local-aws/template/read-assembly.ts';
import type { ResolvedResource } from 'local-aws/template/resolved-resource.ts';
import type { PageOrigins } from '../delivery/page-headers.ts';
import { pageHeaders } from '../delivery/page-headers.ts';
import { byDataset } from '../ledger/datasets.ts';
import type { CodeBox } from './codes.ts';
import type { DataFolder } from './data-folder.ts';
import { seedDemo } from './demo.ts';
import { answerFaults, faultsPath } from './faults-endpoint.ts';
import { keepLayout } from './keep-layout.ts';
import { noAuthorityFileName } from './no-authority.ts';
import { operatorCredentials, operatorEnvironment } from './operator.ts';
import { layoutOf, ownTablesOf, withOwnTables } from './own-tables.ts';
import { openPageEndpoint } from './page-endpoint.ts';
import { openReloadingPage } from './reloading-page.ts';
import type { LocalEnvironment } from './synthesise.ts';
import { buildPage, synthesise } from './synthesise.ts';

interface RunOptions {
  readonly folder: DataFolder;
  /** First of the ports. */
  readonly port: number;
  readonly seed: boolean;
  /** @default 'local' */
  readonly environment?: LocalEnvironment;
  /** Tables in place of those of the environment, for tests of layouts: `OwnTables` of infra/settings.ts as JSON. */
  readonly ownTables?: string | undefined;
  readonly dev: boolean;
  readonly clock: MovableClock;
  readonly codes: CodeBox;
  readonly faults: Faults;
  /** Which fields IAM decides on. The deployed stack must work with both readings (decision 0007). @default root */
  readonly checkedFields?: CheckedFields | undefined;
  readonly say: (line: string) => void;
  /**
   * Changes the assembly before the host boots it. For tests that need a function with a shorter timeout, or with a
   * proxy in front.
   */
  readonly adapt?: (assembly: Assembly) => Assembly;
}

/** A host with its page. */
export interface RunningHost {
  readonly host: Host;
  readonly pageUrl: string;
  /** The text of `amplify_outputs.json`, in the form that a deployment writes. */
  readonly amplifyOutputs: string;
  readonly operatorEnvironment: string;
  close(): Promise<void>;
}

/** Synthesises and builds the parts that have changed, then boots the template and serves the page. */
export async function runHost(options: RunOptions): Promise<RunningHost> {
  const { folder, clock, codes, faults, say } = options;
  const ports = await takePorts(options.port);
  const [assemblyDir, pageDir] = await Promise.all([
    synthesise(() => say('Synthesising the template …'), options.environment, options.ownTables),
    options.dev ? undefined : buildPage(() => say('Building the page …')),
  ]);
  const synthesised = readAssembly(assemblyDir);
  const own = ownTablesOf(synthesised);
  const assembly = own ? withOwnTables(synthesised, own) : synthesised;
  const layout = layoutOf(own);
  keepLayout(folder.dir, layout.name);
  const operator = operatorCredentials(folder.dir, accountId);
  const host = await startHost({
    assembly: options.adapt?.(assembly) ?? assembly,
    dataDir: folder.dir,
    salt: folder.salt,
    ports,
    clock,
    operator,
    codes,
    faults,
    checkedFields: options.checkedFields,
    ...(own?.onlyOwner !== undefined && { firstIdentityId: own.onlyOwner }),
    pageTokenKey: createHash('sha256').update(`page tokens ${operator.secretAccessKey}`).digest(),
    ...(options.seed
      ? {
          seed: ({ enginePath, resources, userPools, identityPools }) =>
            seedDemo({ dataDir: folder.dir, enginePath, userPools, identityPools, layout, ...demoPlaces(resources) }),
        }
      : {}),
  });
  const amplifyOutputs = localOutputs(host);
  const documents = {
    '/amplify_outputs.json': () => ({ type: 'application/json; charset=utf-8', body: amplifyOutputs }),
    '/local-host/codes': () => ({ type: 'text/html; charset=utf-8', body: codes.html() }),
  };
  const targets: FaultTargets = {
    faults,
    clock,
    resources: host.resources,
    dropSockets: host.graphql.dropSockets,
    expireCredentials: host.expireCredentials,
  };
  const served = {
    port: ports.page,
    headers: pageHeaders(originsOf(host.urls)),
    documents,
    answers: {
      [faultsPath]: (request: IncomingMessage, response: ServerResponse) => answerFaults(request, response, targets),
    },
  };
  const page = await (pageDir === undefined
    ? openReloadingPage(served)
    : openPageEndpoint({ ...served, dir: pageDir })
  ).catch(async (error: unknown) => {
    await host.close();
    throw error;
  });
  return {
    host,
    pageUrl: `http://localhost:${ports.page}`,
    amplifyOutputs,
    operatorEnvironment: operatorEnvironment(operator, {
      region,
      urls: host.urls,
      noAuthorityFile: join(folder.dir, noAuthorityFileName),
    }),
    async close() {
      await page.close();
      await host.close();
    },
  };
}

/** The addresses that the page's scripts connect to. The realtime endpoint is the API's own. */
function originsOf({
  graphql,
  s3,
  'cognito-idp': userPools,
  'cognito-identity': identityPools,
}: HostUrls): PageOrigins {
  return { graphql, realtime: graphql.replace(/^http/, 'ws'), userPools, identityPools, archives: s3 };
}

/**
 * The deployment's file, plus the local addresses of Cognito's two services. Amplify itself knows only their real
 * addresses.
 */
function localOutputs(host: Host): string {
  const outputs = JSON.parse(host.output('AmplifyOutputs')) as { readonly custom: object };
  const custom = {
    ...outputs.custom,
    user_pool_endpoint: host.urls['cognito-idp'],
    identity_pool_endpoint: host.urls['cognito-identity'],
  };
  return JSON.stringify({ ...outputs, custom }, undefined, 2);
}

/** Finds the places for the demo data by their type and properties, not by name. */
function demoPlaces(resources: readonly ResolvedResource[]) {
  const one = (type: string, logicalId: RegExp) => {
    const found = resources.filter((resource) => resource.type === type && logicalId.test(resource.logicalId));
    if (found.length !== 1 || found[0] === undefined)
      throw new Error(`Expected one ${type} named like ${String(logicalId)} to seed, found ${found.length}.`);
    return found[0].physicalId;
  };
  const userPoolId = one('AWS::Cognito::UserPool', /./);
  return {
    userPoolId,
    identityPoolId: one('AWS::Cognito::IdentityPool', /./),
    providerName: `cognito-idp.${region}.amazonaws.com/${userPoolId}`,
    tables: byDataset(({ name }) => one('AWS::DynamoDB::Table', new RegExp(`^Ledger${name}`, 'i'))),
  };
}
