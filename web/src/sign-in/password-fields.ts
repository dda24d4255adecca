import type { AuthenticatorProps } from '@aws-amplify/ui-react';
import type { Words } from '../words/words.ts';

/** What the eye of each password field says to a screen reader: these few of Amplify's texts do not go through its vocabularies. */
export function passwordFields({ signIn: { password } }: Words): NonNullable<AuthenticatorProps['formFields']> {
  // Amplify's type of a field's options leaves out what its password field takes.
  const labels: object = { showPasswordButtonLabel: password.show, passwordIsShownLabel: password.shown, passwordIsHiddenLabel: password.hidden };
  const fields = { password: labels, confirm_password: labels };
  return { signIn: { password: labels }, signUp: fields, forceNewPassword: fields, confirmResetPassword: fields };
}
