import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import type { UserPoolClientSettings } from '../client-settings.ts';
import type { ParameterReader } from '../members.ts';
import { poolName } from '../password-verifier.ts';
import { provesPassword } from '../srp-challenge.ts';
import { signInWithPasswordProved, wrongPassword } from '../start-session.ts';
import type { UserPool, UserPoolsContext } from '../user-pool.ts';

/**
 * PASSWORD_VERIFIER checks the client's proof that it knows the password. Each challenge accepts one response, right or
 * wrong.
 */
export async function respondToPasswordVerifier(
  context: UserPoolsContext,
  pool: UserPool,
  client: UserPoolClientSettings,
  responses: ParameterReader,
): Promise<JsonObject> {
  const username = responses('USERNAME');
  const secretBlock = responses('PASSWORD_CLAIM_SECRET_BLOCK');
  const timestamp = responses('TIMESTAMP');
  const signature = responses('PASSWORD_CLAIM_SIGNATURE');
  // "Tue Mar 4 09:05:06 UTC 2025": the day of the month without a leading zero.
  if (!/^[A-Z][a-z]{2} [A-Z][a-z]{2} [1-9]\d? \d\d:\d\d:\d\d UTC \d{4}$/.test(timestamp)) {
    throw new CognitoError(
      'InvalidParameterException',
      'TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english',
    );
  }
  const found = pool.challenges.look(secretBlock);
  pool.challenges.spend(secretBlock);
  const pending = found.kind === 'open' ? found.entry : undefined;
  const isTheirs = pending?.clientId === client.clientId && [pending.username, pending.signInName].includes(username);
  if (!pending || !isTheirs) throw new CognitoError('NotAuthorizedException', 'Invalid session for the user.');
  pool.attempts.check(pending.username);
  const signed = [poolName(pool.settings.poolId), pending.username, Buffer.from(secretBlock, 'base64'), timestamp];
  if (!provesPassword(pending.srp, { signed, signature })) {
    pool.attempts.failed(pending.username);
    throw wrongPassword();
  }
  pool.attempts.succeeded(pending.username);
  return signInWithPasswordProved(context, pool, client, pending.username);
}
