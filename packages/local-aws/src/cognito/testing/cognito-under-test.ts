import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createGate } from '../../auth/create-gate.ts';
import { createCredentialAuthority } from '../../auth/signed-credentials.ts';
import type { PolicyDocument } from '../../iam/policy-document.ts';
import { trustDecision } from '../../iam/trust-policy.ts';
import type { CredentialAuthority } from '../../sigv4/credential-authority.ts';
import type { IdentityPoolSettings } from '../identity-pools/settings.ts';
import type { IdentityPools } from '../identity-pools/start.ts';
import { startIdentityPools } from '../identity-pools/start.ts';
import type { UserPoolClientSettings } from '../user-pools/client-settings.ts';
import type { DeliveredCode } from '../user-pools/code-delivery.ts';
import type { InvokeFunction } from '../user-pools/invoke-function.ts';
import type { UserPoolSettings } from '../user-pools/settings.ts';
import type { UserPools } from '../user-pools/start.ts';
import { startUserPools } from '../user-pools/start.ts';

/** For pools without triggers. */
export const noFunction: InvokeFunction = (arn) => {
  throw new Error(`No function ${arn} was expected to be invoked.`);
};
/** The keys of the administrator. */
export const operatorKeys = { accessKeyId: 'AKIAOPERATOR', secretAccessKey: 'secret' };
export const region = 'ap-northeast-1';
export const poolId = `${region}_TestPool1`;
export const clientId = '1example23456789';
export const identityPoolId = `${region}:00000000-0000-4000-8000-00000000000a`;
export const providerName = `cognito-idp.${region}.amazonaws.com/${poolId}`;
export const roleArn = 'arn:aws:iam::123456789012:role/SignedIn';
export const goodPassword = 'Hanako-no-aikotoba-1';

/**
 * User pools and identity pools in a temporary folder, with the real credential authority, a movable clock and a list
 * of the delivered codes.
 */
export interface CognitoUnderTest {
  readonly userPools: UserPools;
  readonly identityPools: IdentityPools;
  readonly credentials: CredentialAuthority;
  readonly dataDir: string;
  /** Newest last. */
  readonly codes: DeliveredCode[];
  /** The host's clock. */
  readonly nowMs: () => number;
  /** Moves the host's clock, in ms. */
  passMs(durationMs: number): void;
  /** Restarts the host with the same folder and clock. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The complete `AuthenticationResult` after a sign-in. */
export interface SignInTokens {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken: string;
  readonly ExpiresIn: number;
  readonly TokenType: string;
}

export interface EndpointSettings {
  readonly pool?: Partial<UserPoolSettings>;
  readonly client?: Partial<UserPoolClientSettings>;
  /** A second client beside the first. */
  readonly otherClient?: Partial<UserPoolClientSettings>;
  readonly asksUserPool?: boolean;
  /** @default the user pool */
  readonly identityProvider?: string;
  readonly trust?: PolicyDocument;
  readonly invoke?: InvokeFunction;
}

export async function openCognito(settings: EndpointSettings = {}): Promise<CognitoUnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cognito-'));
  let skewMs = 0;
  const clock = { nowMs: () => Date.now() + skewMs };
  const codes: DeliveredCode[] = [];
  const deliver = async (code: DeliveredCode): Promise<void> => {
    codes.push(code);
    await Promise.resolve();
  };
  const pool: UserPoolSettings = { ...aPool, ...settings.pool };
  const clients = [
    { ...aClient, ...settings.client },
    ...(settings.otherClient ? [{ ...aClient, clientId: '2other', ...settings.otherClient }] : []),
  ];
  const identityPool: IdentityPoolSettings = {
    identityPoolId,
    providers: [
      {
        clientId,
        providerName: settings.identityProvider ?? providerName,
        asksUserPool: settings.asksUserPool ?? true,
      },
    ],
    authenticatedRoleArn: roleArn,
  };
  const operator = {
    ...operatorKeys,
    userArn: 'arn:aws:iam::123456789012:user/operator',
  };
  const start = async () => {
    const credentials = createCredentialAuthority({ dataDir, clock, operator });
    const gate = createGate({ credentials, clock, region, policies: () => [] });
    const userPools = await startUserPools({
      port: 0,
      gate,
      invoke: settings.invoke ?? noFunction,
      accountId: '123456789012',
      dataDir,
      clock,
      region,
      pools: [pool],
      clients,
      codes: { deliver },
    });
    const identityPools = await startIdentityPools({
      port: 0,
      gate,
      dataDir,
      clock,
      region,
      pools: [identityPool],
      userPools,
      credentials,
      roles: {
        mayAssume: (arn, caller) => trustDecision(arn, settings.trust ?? aTrustPolicy, caller),
        roleIdOf: () => 'AROAEXAMPLEEXAMPLE123',
      },
    });
    return { credentials, userPools, identityPools };
  };
  const secrets = join(dataDir, 'cognito', 'user-pools', poolId, 'secrets.json');
  if (secretsOfFirst !== undefined) {
    await mkdir(dirname(secrets), { recursive: true, mode: 0o700 });
    await writeFile(secrets, secretsOfFirst, { mode: 0o600 });
  }
  let running = await start();
  secretsOfFirst ??= await readFile(secrets, 'utf8');
  const stop = async () => {
    await running.identityPools.close();
    await running.userPools.close();
  };
  return {
    get userPools() {
      return running.userPools;
    },
    get identityPools() {
      return running.identityPools;
    },
    get credentials() {
      return running.credentials;
    },
    dataDir,
    codes,
    nowMs: clock.nowMs,
    passMs: (durationMs) => {
      skewMs += durationMs;
    },
    restart: async () => {
      await stop();
      running = await start();
    },
    close: async () => {
      await stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** The key of the first pool of a test file, which the others take over: to make one takes longer than most tests. */
let secretsOfFirst: string | undefined;

export const aPool: UserPoolSettings = {
  poolId,
  passwordPolicy: {
    minLength: 12,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: true,
    requireSymbols: true,
  },
  selfSignUp: true,
  caseSensitive: false,
  requiredAttributes: [],
  customAttributes: [],
  immutableAttributes: [],
  mfa: 'OPTIONAL',
  keepsOriginalEmail: true,
};

export const aClient: UserPoolClientSettings = {
  clientId,
  poolId,
  authFlows: new Set(['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']),
  accessTokenTtlSeconds: 3600,
  idTokenTtlSeconds: 3600,
  refreshTokenTtlSeconds: 30 * 86_400,
  challengeTtlSeconds: 180,
  hidesWhoExists: true,
  rotationGraceSeconds: undefined,
  readable: undefined,
  writable: undefined,
};

export const aTrustPolicy: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': identityPoolId },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      },
    },
  ],
};
