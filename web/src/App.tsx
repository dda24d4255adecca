import { lazy, Suspense, use, useEffect, useSyncExternalStore } from 'react';
import type { WhoMaySignUp } from '../../client/amplify/outputs.ts';
import type { Session } from './session/session.ts';
import { tokenKeyPrefix } from './session/stored-person.ts';
import { Live } from './shell/Live.tsx';
import { Notice } from './shell/Notice.tsx';
import { Shell } from './shell/Shell.tsx';
import { SignInPage } from './sign-in/SignInPage.tsx';
import { start } from './start.ts';
import { useLanguage } from './words/Language.tsx';

const loadLedgerPage = () => import('./LedgerPage.tsx');
/** Fetched before it is needed. A failure is ignored here, and reported when the page is needed. */
const fetchLedgerPage = () => void loadLedgerPage().catch(() => undefined);
const LedgerPage = lazy(async () => ({ default: (await loadLedgerPage()).LedgerPage }));

const started = start();
// Somebody has probably signed in before, so the ledger's page is fetched together with the outputs and not after them.
if (hasTokens()) fetchLedgerPage();

export function App() {
  return (
    <Suspense fallback={<Waiting />}>
      <Started />
    </Suspense>
  );
}

function Started() {
  const { words } = useLanguage();
  const result = use(started);
  if (result.kind === 'ready') return <Gate session={result.session} whoMaySignUp={result.whoMaySignUp} />;
  return (
    <Shell>
      <Notice problem={words.start[result.kind]} smallPrint={result.detail}>
        <button type="button" onClick={() => location.reload()}>
          {words.start.reload}
        </button>
      </Notice>
    </Shell>
  );
}

/** Shows its children to a signed-in person, and the forms to everybody else. */
function Gate({ session, whoMaySignUp }: { readonly session: Session; readonly whoMaySignUp: WhoMaySignUp }) {
  const { words } = useLanguage();
  const state = useSyncExternalStore(session.listen, session.state);
  // While the person types, the next page is fetched.
  useEffect(() => {
    if (state.kind === 'signedOut') fetchLedgerPage();
  }, [state.kind]);
  switch (state.kind) {
    case 'signedOut':
      return <SignInPage why={state.why} whoMaySignUp={whoMaySignUp} onSignedIn={session.entered} />;
    case 'signedIn':
      return (
        <Suspense fallback={<Waiting />}>
          <LedgerPage key={state.person.userId} session={session} person={state.person} news={state.news} />
        </Suspense>
      );
    case 'leaving':
      return (
        <Shell>
          <Live>
            <p>{words.account.settings.signingOut}</p>
          </Live>
        </Shell>
      );
  }
}

function Waiting() {
  const { words } = useLanguage();
  return (
    <Shell>
      <Live>
        <p>{words.start.loading}</p>
      </Live>
    </Shell>
  );
}

function hasTokens(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(tokenKeyPrefix));
  } catch (error) {
    // The browser blocks site data, so no tokens are stored.
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}
