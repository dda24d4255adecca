import { lazy, Suspense, use } from 'react';
import { Notice } from './shell/Notice.tsx';
import { Shell } from './shell/Shell.tsx';
import { start } from './start.ts';
import { useLanguage } from './words/Language.tsx';

const SignedIn = lazy(async () => ({ default: (await import('./sign-in/SignedIn.tsx')).SignedIn }));
const started = start();

export function App() {
  const { words } = useLanguage();
  return (
    <Suspense fallback={<Shell><p role="status">{words.start.loading}</p></Shell>}>
      <Started />
    </Suspense>
  );
}

function Started() {
  const { words } = useLanguage();
  const result = use(started);
  if (result.kind === 'ready') return <SignedIn />;
  return (
    <Shell>
      <Notice trouble={words.start[result.kind]} smallPrint={result.detail}>
        <button type="button" onClick={() => location.reload()}>{words.start.reload}</button>
      </Notice>
    </Shell>
  );
}
