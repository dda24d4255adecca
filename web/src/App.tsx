import { lazy, Suspense, use, useEffect, useSyncExternalStore } from 'react';
import type { Session } from './session/session.ts';
import { tokenKeyPrefix } from './session/stored-person.ts';
import { Live } from './shell/Live.tsx';
import { Notice } from './shell/Notice.tsx';
import { Shell } from './shell/Shell.tsx';
import { SignInPage } from './sign-in/SignInPage.tsx';
import { start } from './start.ts';
import { useLanguage } from './words/Language.tsx';

const loadLedgerPage = () => import('./LedgerPage.tsx');
/** Ahead of its need; where it cannot be had, that is said when it is needed. */
const fetchLedgerPage = () => void loadLedgerPage().catch(() => undefined);
const LedgerPage = lazy(async () => ({ default: (await loadLedgerPage()).LedgerPage }));

const started = start();
// Somebody has probably signed in before: their page is fetched beside the outputs and not after them.
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
  if (result.kind === 'ready') return <Gate session={result.session} />;
  return (
    <Shell>
      <Notice trouble={words.start[result.kind]} smallPrint={result.detail}>
        <button type="button" onClick={() => location.reload()}>
          {words.start.reload}
        </button>
      </Notice>
    </Shell>
  );
}

/** Lets through a person who is signed in; offers the others the forms. */
function Gate({ session }: { readonly session: Session }) {
  const { words } = useLanguage();
  const state = useSyncExternalStore(session.listen, session.state);
  // While the person types, what they need next is fetched.
  useEffect(() => {
    if (state.kind === 'signedOut') fetchLedgerPage();
  }, [state.kind]);
  switch (state.kind) {
    case 'signedOut':
      return <SignInPage why={state.why} onSignedIn={session.entered} />;
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
    // The browser blocks site data: nobody's tokens are there.
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}
