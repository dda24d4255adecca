import './amplify-styles.css';
import './amplify-theme.css';
import { Authenticator, useAuthenticator } from '@aws-amplify/ui-react';
import { I18n } from 'aws-amplify/utils';
import { lazy, Suspense } from 'react';
import { Shell } from '../shell/Shell.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './SignedIn.module.css';
import { passwordFields } from './password-fields.ts';
import { vocabularies } from './vocabularies.ts';

I18n.putVocabularies(vocabularies);

// Asked for while the person types the password.
const ledgerPage = import('../LedgerPage.tsx');
const LedgerPage = lazy(async () => ({ default: (await ledgerPage).LedgerPage }));

/** Lets through whoever is signed in; offers the others sign-in, sign-up and a new password. */
export function SignedIn() {
  return (
    <Authenticator.Provider>
      <Gate />
    </Authenticator.Provider>
  );
}

function Gate() {
  const { language, words } = useLanguage();
  I18n.setLanguage(language);
  const { route, user, signOut } = useAuthenticator((context) => [context.route, context.user]);
  // The type says that there is a user; before sign-in there is none.
  if (route === 'authenticated' && (user as typeof user | undefined)) {
    return (
      <Suspense fallback={<Shell><p role="status">{words.start.loading}</p></Shell>}>
        <LedgerPage key={user.userId} email={user.signInDetails?.loginId ?? user.username} signOut={() => signOut()} />
      </Suspense>
    );
  }
  return (
    <Shell>
      <h2 className="visually-hidden">{words.signIn.heading}</h2>
      {route === 'signIn' && <p className={styles.note}>{words.signIn.note}</p>}
      {/* The key: Amplify translates some of its fields once, when a form begins. */}
      <Authenticator key={language} formFields={passwordFields(words)} />
    </Shell>
  );
}
