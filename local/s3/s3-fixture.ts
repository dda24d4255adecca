import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { checkPolicy } from '../iam/check-policy.ts';
import { createGate } from '../identity/create-gate.ts';
import type { TemporaryCredentials } from '../identity/credential-authority.ts';
import { createCredentialAuthority } from '../identity/signed-credentials.ts';
import type { BucketSettings } from './bucket-settings.ts';
import { startS3, type S3FrontDoor } from './start-s3.ts';

export const region = 'ap-northeast-1';
export const operatorKeys = { accessKeyId: 'AKIAOPERATOR00000000', secretAccessKey: 'the operator’s secret of a test' };

/** A clock that stands still until a test moves it. */
export class StoppedClock {
  #nowMs: number;

  constructor(nowMs: number = Date.now()) {
    this.#nowMs = nowMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  advance(ms: number): void {
    this.#nowMs += ms;
  }
}

/** An endpoint on a free port with one bucket `archive`, for tests, and SDK clients for it. */
export interface S3Fixture {
  readonly s3: S3FrontDoor;
  readonly dataDir: string;
  readonly clock: StoppedClock;
  readonly operator: S3Client;
  /** A client with temporary credentials of a role that has this policy. */
  readonly asRole: (statements: readonly object[]) => S3Client;
  readonly roleCredentials: (statements: readonly object[], ttlSeconds?: number) => TemporaryCredentials;
  readonly clientWith: (credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string }) => S3Client;
}

export async function startFixture(given: { readonly settings?: Partial<BucketSettings>; readonly dataDir?: string; readonly clock?: StoppedClock } = {}): Promise<S3Fixture> {
  const dataDir = given.dataDir ?? (await mkdtemp(join(tmpdir(), 's3-')));
  const clock = given.clock ?? new StoppedClock();
  const credentials = createCredentialAuthority({ dataDir, clock, operator: { ...operatorKeys, userArn: 'arn:aws:iam::123456789012:user/operator' } });
  const policies = new Map<string, ReturnType<typeof checkPolicy>>();
  const gate = createGate({ credentials, clock, region, policies: (roleArn) => [policies.get(roleArn) ?? { Statement: [] }] });
  const s3 = await startS3({ port: 0, dataDir, clock, gate, buckets: [{ name: 'archive', lifecycle: [], cors: [], ...given.settings }] });
  const clientWith: S3Fixture['clientWith'] = (keys) => new S3Client({ endpoint: s3.url, region, forcePathStyle: true, credentials: keys, maxAttempts: 1 });
  const roleCredentials: S3Fixture['roleCredentials'] = (statements, ttlSeconds = 3600) => {
    const roleName = `role-${policies.size}`;
    const roleArn = `arn:aws:iam::123456789012:role/${roleName}`;
    policies.set(roleArn, checkPolicy({ Version: '2012-10-17', Statement: statements }, 'identity'));
    return credentials.issue({ kind: 'role-session', roleArn, roleName, roleId: 'AROAEXAMPLEEXAMPLE000', sessionName: 'test' }, ttlSeconds);
  };
  return { s3, dataDir, clock, operator: clientWith(operatorKeys), roleCredentials, clientWith, asRole: (statements) => clientWith(roleCredentials(statements)) };
}

/** What an operation is refused with, as the SDK sees it. */
export async function refusalOf(call: Promise<unknown>): Promise<{ readonly name: string; readonly status: number | undefined; readonly message: string }> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = error as { readonly name: string; readonly message: string; readonly $metadata?: { readonly httpStatusCode?: number } };
    return { name, message, status: $metadata?.httpStatusCode };
  }
  throw new Error('Expected a refusal; the call succeeded.');
}
