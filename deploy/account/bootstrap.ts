import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { Refused } from '../../cli/refused.ts';
import type { Account } from './who-asks.ts';

/** The CDK's name for the version of the bootstrap stack, with its default qualifier. */
const parameter = '/cdk-bootstrap/hnb659fds/version';

/**
 * The version with which the region was bootstrapped.
 *
 * @throws Refused when it was not
 */
export async function bootstrapVersion(account: Account): Promise<number> {
  try {
    const { Parameter } = await new SSMClient({}).send(new GetParameterCommand({ Name: parameter }));
    return Number(Parameter?.Value);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    if (cause instanceof ParameterNotFound)
      throw new Refused(
        `The region ${account.region} of account ${account.accountId} is not bootstrapped for the CDK: run ${bootstrapCommand(account)} once.`,
        { cause },
      );
    throw new Refused(`The bootstrap version (${parameter}) cannot be read (${cause.name}: ${cause.message}).`, {
      cause,
    });
  }
}

/** @throws Refused when the version is lower than what the assembly needs */
export function checkBootstrapVersion(found: number, needed: number, account: Account): string {
  if (found >= needed) return `The region is bootstrapped (version ${found}).`;
  throw new Refused(
    `The region ${account.region} is bootstrapped with version ${found}, and this deployment needs ${needed}: run ${bootstrapCommand(account)} again.`,
  );
}

function bootstrapCommand({ accountId, region }: Account): string {
  return `npx cdk bootstrap aws://${accountId}/${region}`;
}
