import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { readInput, text } from '../../request-shape.ts';
import type { AuthFlow, UserPoolClientSettings } from '../client-settings.ts';
import { clientId, parameters } from '../members.ts';
import type { PasswordVerifier } from '../password-verifier.ts';
import { decoyVerifier, passwordMatches } from '../password-verifier.ts';
import { refreshSession } from '../refresh-session.ts';
import { createSrpChallenge, isUsableClientPublic } from '../srp-challenge.ts';
import { signInWithPasswordProved, wrongPassword } from '../start-session.ts';
import type { UserPool, UserPoolsContext } from '../user-pool.ts';
import { clientOf } from '../user-pool.ts';

/** InitiateAuth supports USER_SRP_AUTH, USER_PASSWORD_AUTH and REFRESH_TOKEN_AUTH, each if the client allows it. */
export async function initiateAuth(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, {
    ClientId: clientId,
    AuthFlow: text({ maxLength: 64 }),
    AuthParameters: parameters,
  });
  const { pool, client } = clientOf(context, input.ClientId);
  switch (input.AuthFlow) {
    case 'USER_SRP_AUTH':
      demandFlow(client, 'ALLOW_USER_SRP_AUTH', input.AuthFlow);
      return challenge(pool, client, input.AuthParameters('USERNAME'), input.AuthParameters('SRP_A'));
    case 'USER_PASSWORD_AUTH':
      demandFlow(client, 'ALLOW_USER_PASSWORD_AUTH', input.AuthFlow);
      return withPassword(context, pool, client, input.AuthParameters('USERNAME'), input.AuthParameters('PASSWORD'));
    case 'REFRESH_TOKEN_AUTH':
    case 'REFRESH_TOKEN': {
      // A client with rotation cannot have this flow: `userPoolClientFromTemplate` refuses it.
      demandFlow(client, 'ALLOW_REFRESH_TOKEN_AUTH', input.AuthFlow);
      const tokens = await refreshSession(context, pool, client, input.AuthParameters('REFRESH_TOKEN'));
      return { ChallengeParameters: {}, AuthenticationResult: tokens };
    }
    default:
      throw new CognitoError(
        'InvalidParameterException',
        `AuthFlow ${input.AuthFlow} is not emulated by the local host. Emulated: USER_SRP_AUTH, USER_PASSWORD_AUTH, REFRESH_TOKEN_AUTH.`,
      );
  }
}

function demandFlow({ authFlows }: UserPoolClientSettings, flow: AuthFlow, name: string): void {
  if (!authFlows.has(flow))
    throw new CognitoError('InvalidParameterException', `${name} flow not enabled for this client`);
}

function challenge(
  pool: UserPool,
  client: UserPoolClientSettings,
  signInName: string,
  clientPublicHex: string,
): JsonObject {
  // No client sends a number of twice the group's length.
  if (!/^[0-9a-f]{1,1536}$/i.test(clientPublicHex))
    throw new CognitoError('InvalidParameterException', 'Expected SRP_A to be a hexadecimal number.');
  const clientPublic = BigInt(`0x${clientPublicHex}`);
  if (!isUsableClientPublic(clientPublic))
    throw new CognitoError(
      'InvalidParameterException',
      'SRP_A is 0 modulo the prime of the group: start again with another random number.',
    );
  const known = findVerifier(pool, client, signInName);
  const srp = createSrpChallenge(known, clientPublic);
  const secretBlock = pool.challenges.add(
    { srp, clientId: client.clientId, username: known.username, signInName },
    client.challengeTtlSeconds,
  );
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      USERNAME: known.username,
      USER_ID_FOR_SRP: known.username,
      SALT: known.salt,
      SRP_B: srp.serverPublic.toString(16),
      SECRET_BLOCK: secretBlock,
    },
  };
}

async function withPassword(
  context: UserPoolsContext,
  pool: UserPool,
  client: UserPoolClientSettings,
  signInName: string,
  password: string,
): Promise<JsonObject> {
  const known = findVerifier(pool, client, signInName);
  pool.attempts.check(known.username);
  if (!passwordMatches({ poolId: pool.settings.poolId, username: known.username }, password, known)) {
    pool.attempts.failed(known.username);
    throw wrongPassword();
  }
  pool.attempts.succeeded(known.username);
  return signInWithPasswordProved(context, pool, client, known.username);
}

/** The user's verifier, or a decoy for an unknown user. */
function findVerifier(
  pool: UserPool,
  client: UserPoolClientSettings,
  signInName: string,
): PasswordVerifier & { readonly username: string } {
  const user = pool.users.bySignInName(signInName);
  if (user) return { username: user.username, ...user.password };
  if (!client.hidesWhoExists) throw new CognitoError('UserNotFoundException', 'User does not exist.');
  return decoyVerifier(pool.secrets.decoySecret, pool.settings.caseSensitive ? signInName : signInName.toLowerCase());
}
