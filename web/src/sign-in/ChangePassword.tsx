import { AccountSettings, Alert } from '@aws-amplify/ui-react';
import { translate } from '@aws-amplify/ui';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useLanguage } from '../words/Language.tsx';

/** The change of the password, with Amplify's own form. */
export function ChangePassword() {
  const { words } = useLanguage();
  const [changed, setChanged] = useState(false);
  if (changed) return <p role="status">{words.settings.passwordChanged}</p>;
  return (
    <AccountSettings.ChangePassword
      onSuccess={() => setChanged(true)}
      components={{ ErrorMessage }}
      displayText={{
        currentPasswordFieldLabel: translate('Current Password'),
        newPasswordFieldLabel: translate('New Password'),
        confirmPasswordFieldLabel: translate('Confirm Password'),
        updatePasswordButtonText: words.settings.password,
      }}
    />
  );
}

/** Cognito's message in the page's language, where it is one of those we know. It has one message for every wrong password. */
function ErrorMessage({ children }: { readonly children?: ReactNode }) {
  const { words } = useLanguage();
  if (children === 'Incorrect username or password.') return <Alert variation="error">{words.settings.wrongPassword}</Alert>;
  return <Alert variation="error">{typeof children === 'string' ? translate(children) : children}</Alert>;
}
