import { accountId } from 'local-aws/host/account.ts';
import type { GraphqlApi } from '../functions/jobs/call-api.ts';
import { GraphqlRefused } from '../functions/jobs/call-api.ts';
import type { Jobs } from '../functions/jobs/jobs.ts';
import { createJobs } from '../functions/jobs/jobs.ts';
import type { RestoreJobs } from '../functions/jobs/restore-jobs.ts';
import { createRestoreJobs } from '../functions/jobs/restore-jobs.ts';
import type { HostUnderTest } from './host-under-test.ts';
import type { Credentials } from './person.ts';
import { askAs } from './person.ts';

/**
 * Credentials of a function's role, by the beginning of its name in `infra/`. They are requested again each time,
 * because the clock moves.
 */
export function roleCredentials(host: HostUnderTest, role: string): Credentials & { readonly expiration: Date } {
  const found = host.host.resources.find(
    ({ type, logicalId }) => type === 'AWS::IAM::Role' && logicalId.startsWith(role),
  );
  if (!found) throw new Error(`No role is named like ${role}.`);
  const credentials = host.host.credentialsFor(
    'lambda.amazonaws.com',
    `arn:aws:iam::${accountId}:role/${found.physicalId}`,
    'model',
  );
  // Requested again for each call.
  return { ...credentials, expiration: new Date(0) };
}

/** The state of exports, through the real API as this role, by the host's clock. */
export function jobsAs(host: HostUnderTest, role: string): Jobs {
  return createJobs(apiAs(host, role));
}

/** The state of restores, in the same way. */
export function restoreJobsAs(host: HostUnderTest, role: string): RestoreJobs {
  return createRestoreJobs(apiAs(host, role));
}

function apiAs(host: HostUnderTest, role: string): GraphqlApi {
  return {
    async call(document, variables) {
      const { data, errors } = await askAs(
        host,
        roleCredentials(host, role),
        document.toString(),
        variables as Record<string, unknown>,
      );
      if (data && Object.values(data).some((field) => field !== null)) return data as never;
      const error = errors?.[0] as { errorType?: string; message: string; errorInfo?: unknown } | undefined;
      throw new GraphqlRefused(error?.errorType ?? 'Unknown', error?.message ?? '', error?.errorInfo);
    },
  };
}
