import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { optional, readInput, text } from '../../request-shape.ts';
import { answerMfaSetup } from '../challenges/answer-mfa-setup.ts';
import { answerPasswordVerifier } from '../challenges/answer-password-verifier.ts';
import { answerSoftwareToken } from '../challenges/answer-software-token.ts';
import { clientId, parameters, session } from '../members.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { clientOf } from '../user-pool.ts';

/** RespondToAuthChallenge supports PASSWORD_VERIFIER, SOFTWARE_TOKEN_MFA and MFA_SETUP. */
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
      return answerPasswordVerifier(context, pool, client, input.ChallengeResponses);
    case 'SOFTWARE_TOKEN_MFA':
      return answerSoftwareToken(context, pool, client, session(input.Session, 'Session'), input.ChallengeResponses);
    case 'MFA_SETUP':
      return answerMfaSetup(context, pool, client, session(input.Session, 'Session'), input.ChallengeResponses);
    default:
      throw new CognitoError(
        'InvalidParameterException',
        `ChallengeName ${input.ChallengeName} is not emulated by the local host. Emulated: PASSWORD_VERIFIER, SOFTWARE_TOKEN_MFA, MFA_SETUP.`,
      );
  }
}
