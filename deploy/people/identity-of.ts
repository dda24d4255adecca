import { fetchAuthSession } from 'aws-amplify/auth';
import { connect } from '../../cli/connect.ts';
import { Refused } from '../../cli/refused.ts';
import { signInAs } from '../../cli/sign-in.ts';
import type { PersonAccount } from './account.ts';

/**
 * The identity id of a person, under which all their data is kept. Only the person's own token leads from an account to
 * its identity: Cognito has no operation for an administrator. So the account is taken over, and signs in once.
 */
export async function identityOf(account: PersonAccount, outputsFile: string): Promise<string> {
  const password = await account.takeOver();
  await connect(outputsFile);
  await signInAs({ email: account.email, password }, { ask: () => Promise.resolve(undefined), environment: {} });
  const { identityId } = await fetchAuthSession();
  if (identityId === undefined) throw new Refused(`Cognito has no identity for ${account.email}. Nothing was removed.`);
  return identityId;
}
