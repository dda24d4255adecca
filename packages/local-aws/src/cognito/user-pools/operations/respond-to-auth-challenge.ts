import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { optional, readInput, text } from '../../request-shape.ts';
import { respondToMfaSetup } from '../challenges/respond-to-mfa-setup.ts';
import { respondToNewPassword } from '../challenges/respond-to-new-password.ts';
import { respondToPasswordVerifier } from '../challenges/respond-to-password-verifier.ts';
import { respondToSoftwareToken } from '../challenges/respond-to-software-token.ts';
import { clientId, parameters, session } from '../members.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { clientOf } from '../user-pool.ts';

/** RespondToAuthChallenge supports PASSWORD_VERIFIER, NEW_PASSWORD_REQUIRED, SOFTWARE_TOKEN_MFA and MFA_SETUP. */
export async function respondToAuthChallenge(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, {
    ClientId: clientId,
    ChallengeName: text({ maxLength: 64 }),
    Session: optional(session),
    ChallengeResponses: parameters,
  });
  const { pool, client } = clientOf(context, input.ClientId);
  switch (input.ChallengeName) {
    case 'PASSWORD_VERIFIER':
      return respondToPasswordVerifier(context, pool, client, input.ChallengeResponses);
    case 'SOFTWARE_TOKEN_MFA':
      return respondToSoftwareToken(context, pool, client, session(input.Session, 'Session'), input.ChallengeResponses);
    case 'MFA_SETUP':
      return respondToMfaSetup(context, pool, client, session(input.Session, 'Session'), input.ChallengeResponses);
    case 'NEW_PASSWORD_REQUIRED':
      return respondToNewPassword(context, pool, client, session(input.Session, 'Session'), input.ChallengeResponses);
    default:
      throw new CognitoError(
        'InvalidParameterException',
        `ChallengeName ${input.ChallengeName} is not emulated by the local host. Emulated: PASSWORD_VERIFIER, NEW_PASSWORD_REQUIRED, SOFTWARE_TOKEN_MFA, MFA_SETUP.`,
      );
  }
}
