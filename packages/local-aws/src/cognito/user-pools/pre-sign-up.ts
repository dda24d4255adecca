import { CognitoError } from '../cognito-error.ts';
import type { UserPool, UserPoolsContext } from './user-pool.ts';

interface NewPerson {
  readonly source: 'PreSignUp_SignUp' | 'PreSignUp_AdminCreateUser';
  readonly clientId: string;
  readonly username: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Asks the pool's function before a user is made. Throws `UserLambdaValidationException` with the function's own message
 * when it throws. Unproven: the exact sentence around the message. An answer that confirms or verifies is refused.
 */
export async function askPreSignUp(
  { invoke, region }: UserPoolsContext,
  { settings }: UserPool,
  { source, clientId, username, attributes }: NewPerson,
): Promise<void> {
  if (settings.preSignUpArn === undefined) return;
  const outcome = await invoke(
    settings.preSignUpArn,
    JSON.stringify({
      version: '1',
      region,
      userPoolId: settings.poolId,
      userName: username,
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
      triggerSource: source,
      request: { userAttributes: attributes, validationData: null },
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    }),
  );
  if (outcome.kind === 'failed')
    throw new CognitoError(
      'UserLambdaValidationException',
      `PreSignUp failed with error ${outcome.error.errorMessage}.`,
    );
  const answer: unknown = JSON.parse(outcome.payload);
  const { response } = (answer ?? {}) as { readonly response?: Readonly<Record<string, unknown>> };
  if (response === undefined || Object.values(response).some((value) => value !== false && value !== null))
    throw new CognitoError(
      'InvalidLambdaResponseException',
      'The local host expects the event back from PreSignUp, and does not emulate that it confirms or verifies.',
    );
}
