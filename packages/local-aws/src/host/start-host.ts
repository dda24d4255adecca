import type { CheckedFields } from '../appsync/execute/field-authorization.ts';
import type { GraphqlApi } from '../appsync/start.ts';
import { startGraphqlApi } from '../appsync/start.ts';
import { createGate } from '../auth/create-gate.ts';
import type { OperatorCredentials } from '../auth/signed-credentials.ts';
import { createCredentialAuthority } from '../auth/signed-credentials.ts';
import type { Clock } from '../clock.ts';
import type { IdentityPools } from '../cognito/identity-pools/start.ts';
import { startIdentityPools } from '../cognito/identity-pools/start.ts';
import type { CodeDelivery } from '../cognito/user-pools/code-delivery.ts';
import type { UserPools } from '../cognito/user-pools/start.ts';
import { startUserPools } from '../cognito/user-pools/start.ts';
import type { Dynamodb } from '../dynamodb/start.ts';
import { startDynamodb } from '../dynamodb/start.ts';
import type { Endpoint } from '../endpoint.ts';
import { loopbackAddress } from '../endpoint.ts';
import type { LambdaHost } from '../lambda/start.ts';
import { startLambda } from '../lambda/start.ts';
import type { S3Endpoint } from '../s3/start.ts';
import { startS3 } from '../s3/start.ts';
import type { TemporaryCredentials } from '../sigv4/credential-authority.ts';
import { startSts } from '../sts/start.ts';
import { outputNamed } from '../template/output-named.ts';
import type { Assembly } from '../template/read-assembly.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { accountId, region } from './account.ts';
import { createDataSourceClients } from './data-source-clients.ts';
import { expirable } from './expirable-credentials.ts';
import type { Faults } from './faults.ts';
import { readHostSettings } from './host-settings.ts';
import type { EndpointName, Ports } from './ports.ts';

/** The lifetime of the credentials of a service's role. The SDK renews them before they expire. */
const serviceTtlSeconds = 3600;

export type HostUrls = Readonly<Record<Exclude<EndpointName, 'page'>, string>>;

export interface HostOptions {
  readonly assembly: Assembly;
  readonly dataDir: string;
  readonly salt: string;
  readonly ports: Ports;
  readonly clock: Clock;
  readonly operator: OperatorCredentials;
  readonly codes: CodeDelivery;
  readonly faults: Faults;
  /** A 32-byte key of this data folder, with which `nextToken` is encrypted. */
  readonly pageTokenKey: Uint8Array;
  /**
   * The id of the first identity that is made, for a template that names the one person whom it serves. @default a
   * random one
   */
  readonly firstIdentityId?: string;
  /** Which fields of the API IAM decides on. @default root */
  readonly checkedFields?: CheckedFields | undefined;
  /** Fills the tables of a first start. */
  readonly seed?: (host: {
    enginePath: string;
    resources: readonly ResolvedResource[];
    userPools: UserPools;
    identityPools: IdentityPools;
  }) => Promise<void>;
}

/** The whole system, running: every service of the template on its own loopback port. */
export interface Host {
  readonly urls: HostUrls;
  readonly resources: readonly ResolvedResource[];
  /** A stack output by its name, from any stack. */
  readonly output: (name: string) => string;
  readonly dynamodb: Dynamodb;
  readonly s3: S3Endpoint;
  readonly lambda: LambdaHost;
  readonly userPools: UserPools;
  readonly identityPools: IdentityPools;
  readonly graphql: GraphqlApi;
  /**
   * The credentials of `service`, e.g. `lambda.amazonaws.com`, for a role. Tests use them to act as that role. They are
   * valid for an hour. No endpoint offers this. Throws if the role's trust policy does not name the service.
   */
  readonly credentialsFor: (service: string, roleArn: string, sessionName: string) => TemporaryCredentials;
  /** Makes the credentials of users expire. */
  readonly expireCredentials: () => void;
  close(): Promise<void>;
}

/**
 * Boots exactly the resources of the template. Refuses by name each one that it cannot emulate, before anything
 * listens.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { assembly, dataDir, ports, clock, faults } = options;
  const settings = readHostSettings(
    assembly,
    { region, accountId, salt: options.salt },
    { graphqlUrl: `http://${loopbackAddress}:${ports.graphql}/graphql` },
  );
  const { resources, roles } = settings;
  const credentials = expirable(createCredentialAuthority({ dataDir, clock, operator: options.operator }));
  const gate = createGate({ credentials, policies: roles.policies, roleTags: roles.tags, clock, region });
  const account = { dataDir, clock, gate, region, accountId };

  // Lambda starts last. A request that comes before waits for it.
  const lambdaStarted = Promise.withResolvers<LambdaHost>();
  const opened: Endpoint[] = [];
  const open = async <Opened extends Endpoint>(starting: Promise<Opened>): Promise<Opened> => {
    const endpoint = await starting;
    opened.push(endpoint);
    return endpoint;
  };
  const close = async () => {
    const failures: unknown[] = [];
    // Closes in reverse order, because later services call earlier ones. A service that fails to close does not keep
    // the others open.
    for (let endpoint = opened.pop(); endpoint !== undefined; endpoint = opened.pop()) {
      await endpoint.close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Some services of the host did not close.');
  };
  try {
    const s3 = await open(startS3({ ...account, port: ports.s3, buckets: settings.buckets }));
    const userPools = await open(
      startUserPools({
        ...account,
        port: ports['cognito-idp'],
        pools: settings.userPools,
        clients: settings.userPoolClients,
        codes: options.codes,
        invoke: (functionArn, payload) => lambdaStarted.promise.then((lambda) => lambda.invoke(functionArn, payload)),
      }),
    );
    const identityPools = await open(
      startIdentityPools({
        ...account,
        port: ports['cognito-identity'],
        pools: settings.identityPools,
        userPools,
        credentials,
        roles,
        ...(options.firstIdentityId !== undefined && { firstIdentityId: options.firstIdentityId }),
      }),
    );
    const { seed } = options;
    const dynamodb = await open(
      startDynamodb({
        ...account,
        port: ports.dynamodb,
        tables: settings.tables,
        faults,
        ...(seed === undefined
          ? {}
          : { beforeOpening: (enginePath) => seed({ enginePath, resources, userPools, identityPools }) }),
      }),
    );
    const graphql = await open(
      startGraphqlApi({
        ...account,
        port: ports.graphql,
        settings: settings.api,
        dataSourceClients: createDataSourceClients({
          region,
          clock,
          dynamodbUrl: dynamodb.url,
          lambdaUrl: `http://${loopbackAddress}:${ports.lambda}`,
          credentialsOf: (roleArn) =>
            credentials.issue(
              roles.sessionFor('appsync.amazonaws.com', roleArn, 'APPSYNC_ASSUME_ROLE'),
              serviceTtlSeconds,
            ),
        }),
        faults,
        checkedFields: options.checkedFields,
        pageTokenKey: options.pageTokenKey,
        log: (message, error) => console.error(`graphql: ${message}`, error ?? ''),
      }),
    );
    const sts = await open(startSts({ ...account, port: ports.sts, credentials, roleOf: roles.assumable }));
    // Lambda starts last. Events kept from before a restart run at once and call all the other services.
    const lambda = await open(
      startLambda({
        ...account,
        port: ports.lambda,
        credentials,
        functions: settings.functions,
        eventSettings: settings.eventSettings,
        schedules: settings.schedules,
        session: (roleArn, sessionName) => roles.sessionFor('lambda.amazonaws.com', roleArn, sessionName),
        endpoints: {
          AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
          AWS_ENDPOINT_URL_S3: s3.url,
          AWS_ENDPOINT_URL_STS: sts.url,
        },
        faults,
      }),
    );
    lambdaStarted.resolve(lambda);
    return {
      urls: {
        graphql: graphql.url,
        s3: s3.url,
        dynamodb: dynamodb.url,
        'cognito-idp': userPools.url,
        'cognito-identity': identityPools.url,
        lambda: lambda.url,
        sts: sts.url,
      },
      resources,
      output: (name) => outputNamed(settings.outputs, name),
      dynamodb,
      s3,
      lambda,
      userPools,
      identityPools,
      graphql,
      credentialsFor: (service, roleArn, sessionName) =>
        credentials.issue(roles.sessionFor(service, roleArn, sessionName), serviceTtlSeconds),
      expireCredentials: () => credentials.expireUserCredentials(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
