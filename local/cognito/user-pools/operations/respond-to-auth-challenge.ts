import { CognitoError } from '../../cognito-error.ts';
import type { JsonObject } from '../../../json.ts';
import { readInput, text } from '../../request-shape.ts';
import { clientId, parameters } from '../members.ts';
import { poolName } from '../password-verifier.ts';
import { provesPassword } from '../srp-challenge.ts';
import { startSession, wrongPassword } from '../start-session.ts';
import { clientOf } from '../user-pool.ts';
import type { UserPoolsContext } from '../user-pool.ts';

/** RespondToAuthChallenge: the proof of a password for PASSWORD_VERIFIER. */
export async function respondToAuthChallenge(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { ClientId: clientId, ChallengeName: text({ maxLength: 64 }), ChallengeResponses: parameters });
  const { pool, client } = clientOf(context, input.ClientId);
  if (input.ChallengeName !== 'PASSWORD_VERIFIER') {
    throw new CognitoError('InvalidParameterException', `ChallengeName ${input.ChallengeName} is not emulated by the local host. Emulated: PASSWORD_VERIFIER.`);
  }
  const username = input.ChallengeResponses('USERNAME');
  const secretBlock = input.ChallengeResponses('PASSWORD_CLAIM_SECRET_BLOCK');
  const timestamp = input.ChallengeResponses('TIMESTAMP');
  const signature = input.ChallengeResponses('PASSWORD_CLAIM_SIGNATURE');
  // "Tue Mar 4 09:05:06 UTC 2025": the day of the month without a leading zero.
  if (!/^[A-Z][a-z]{2} [A-Z][a-z]{2} [1-9]\d? \d\d:\d\d:\d\d UTC \d{4}$/.test(timestamp)) {
    throw new CognitoError('InvalidParameterException', 'TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english');
  }
  const pending = pool.challenges.take(secretBlock);
  const isTheirs = pending?.clientId === client.clientId && [pending.username, pending.signInName].includes(username);
  if (!pending || !isTheirs) throw new CognitoError('NotAuthorizedException', 'Invalid session for the user.');
  pool.attempts.check(pending.username);
  const signed = [poolName(pool.settings.poolId), pending.username, Buffer.from(secretBlock, 'base64'), timestamp];
  if (!provesPassword(pending.srp, { signed, signature })) {
    pool.attempts.failed(pending.username);
    throw wrongPassword();
  }
  pool.attempts.succeeded(pending.username);
  return startSession(context, pool, client, pending.username);
}
