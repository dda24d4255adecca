import type { SignInOutput } from 'aws-amplify/auth';
import { confirmSignIn, signIn } from 'aws-amplify/auth';
import { Refused } from './refused.ts';

export interface Person {
  readonly email: string;
  readonly password: string;
}

interface Asking {
  /** Asks the person at the terminal. Resolves with undefined when there is no answer. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The number of wrong codes that are allowed. */
const codeTries = 3;

/** Signs in. Asks for the code of the authenticator app if the person has one. */
export async function signInAs({ email, password }: Person, { ask, environment }: Asking): Promise<void> {
  let { nextStep } = await signIn({ username: email, password });
  const given = environment['MYHOME_ACCOUNT_TOTP'];
  for (let tries = 1; nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_TOTP_CODE'; tries += 1) {
    const code = given ?? (await ask(`Code of the authenticator app for ${email}: `));
    if (code === undefined || code === '')
      throw new Refused(
        `The code of the authenticator app for ${email} is missing: set MYHOME_ACCOUNT_TOTP, or type it.`,
      );
    nextStep = await confirm(code, given === undefined && tries < codeTries ? nextStep : undefined);
  }
  if (nextStep.signInStep !== 'DONE')
    throw new Refused(`${email} cannot sign in here yet (${nextStep.signInStep}). Sign in on the page once.`);
}

/** `again` is the step to return to after a wrong code. Without `again`, a wrong code throws. */
async function confirm(code: string, again: SignInOutput['nextStep'] | undefined): Promise<SignInOutput['nextStep']> {
  try {
    return (await confirmSignIn({ challengeResponse: code.replaceAll(/\s/g, '') })).nextStep;
  } catch (error) {
    if (again !== undefined && error instanceof Error && error.name === 'CodeMismatchException') return again;
    throw error;
  }
}
