import { S3Client } from '@aws-sdk/client-s3';
import type { GateFixture } from '../../auth/testing/gate-fixture.ts';
import { createGateFixture, operatorKeys, region } from '../../auth/testing/gate-fixture.ts';
import type { TemporaryCredentials } from '../../sigv4/credential-authority.ts';
import type { BucketSettings } from '../settings.ts';
import { type S3Endpoint, startS3 } from '../start.ts';

/** A clock that only moves when a test moves it. */
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

/** An endpoint for tests, on a free port with one bucket `archive`, and SDK clients for it. */
export interface S3Fixture extends GateFixture<StoppedClock> {
  readonly s3: S3Endpoint;
  readonly operator: S3Client;
  /** A client with temporary credentials of a role that has this policy. */
  readonly asRole: (statements: readonly object[]) => S3Client;
  readonly roleCredentials: (statements: readonly object[], ttlSeconds?: number) => TemporaryCredentials;
  readonly clientWith: (credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  }) => S3Client;
}

export async function startFixture(
  given: { readonly settings?: Partial<BucketSettings>; readonly dataDir?: string; readonly clock?: StoppedClock } = {},
): Promise<S3Fixture> {
  const { settings, clock = new StoppedClock(), ...rest } = given;
  const fixture = createGateFixture({ ...rest, clock });
  const s3 = await startS3({
    ...fixture,
    port: 0,
    buckets: [{ name: 'archive', lifecycle: [], cors: [], ...settings }],
  });
  const clientWith: S3Fixture['clientWith'] = (keys) =>
    new S3Client({ endpoint: s3.url, region, forcePathStyle: true, credentials: keys, maxAttempts: 1 });
  let roles = 0;
  const roleCredentials: S3Fixture['roleCredentials'] = (statements, ttlSeconds = 3600) =>
    fixture.credentials.issue(fixture.role(`role-${roles++}`, statements), ttlSeconds);
  return {
    ...fixture,
    s3,
    operator: clientWith(operatorKeys),
    roleCredentials,
    clientWith,
    asRole: (statements) => clientWith(roleCredentials(statements)),
  };
}
