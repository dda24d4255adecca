import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Refused } from '../../cli/refused.ts';

/** The account and the region in which the SDK's credentials work. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
  /** Who asks. */
  readonly arn: string;
}

/**
 * Asks AWS whose credentials these are.
 *
 * @throws Refused with one line when there are no credentials, no region, or AWS refuses them
 */
export async function whoAsks(): Promise<Account> {
  const sts = new STSClient({});
  const region = await sts.config.region().catch((cause: unknown) => {
    throw new Refused('No region is chosen: set AWS_REGION, for example AWS_REGION=ap-northeast-1.', { cause });
  });
  try {
    const { Account: accountId = '', Arn: arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
    return { accountId, region, arn };
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    if (cause.name === 'CredentialsProviderError')
      throw new Refused(
        'No AWS credentials were found: sign in (aws sso login, or aws configure), or set AWS_PROFILE or AWS_ACCESS_KEY_ID.',
        { cause },
      );
    throw new Refused(`AWS does not accept these credentials (${cause.name}: ${cause.message}).`, { cause });
  }
}
