import { ApolloProvider } from '@apollo/client/react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { createApolloClient } from '../../client/apollo/client.ts';
import { ConnectionNotice, ConnectionProvider } from './connection/Connection.tsx';
import { createConnection } from './connection/reach.ts';
import { createReachLink } from './connection/reach-link.ts';
import { ExportsProvider } from './exports/Exports.tsx';
import { NewExport } from './exports/NewExport.tsx';
import { Shelf } from './exports/Shelf.tsx';
import { keepFocus } from './focus/keep-focus.ts';
import styles from './LedgerPage.module.css';
import { PlaceSwitch } from './places/PlaceSwitch.tsx';
import type { Place } from './places/place.ts';
import { usePlace } from './places/use-place.ts';
import { ConfirmedAge } from './saved/ConfirmedAge.tsx';
import { SessionNews } from './session/SessionNews.tsx';
import type { ArrivalNews, Session } from './session/session.ts';
import type { Person } from './session/stored-person.ts';
import { watchSessionEnd } from './session/watch-session-end.ts';
import { Settings } from './settings/Settings.tsx';
import { Live } from './shell/Live.tsx';
import { Shell } from './shell/Shell.tsx';
import { useLanguage } from './words/Language.tsx';

const SavedPlace = lazy(async () => ({ default: (await import('./saved/SavedPlace.tsx')).SavedPlace }));
const RestorePlace = lazy(async () => ({ default: (await import('./restore/RestorePlace.tsx')).RestorePlace }));

interface Props {
  readonly session: Session;
  readonly person: Person;
  readonly news: ArrivalNews | undefined;
}

/**
 * The page of a signed-in person: a new copy to make, the copies made before, and the place where a copy is put back.
 * Mount a new one for another person.
 */
export function LedgerPage({ session, person, news }: Props) {
  const [connection] = useState(() => createConnection());
  const [client] = useState(() => createApolloClient(session, createReachLink(connection)));
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => (page.current ? keepFocus(page.current) : undefined), []);
  useEffect(() => watchSessionEnd(session), [session]);
  return (
    <ApolloProvider client={client}>
      <ConnectionProvider connection={connection}>
        <ExportsProvider>
          <div ref={page}>
            <Shell nav={<PlaceLinks />} corner={<Settings session={session} person={person} />}>
              <ConnectionNotice />
              <SessionNews news={news} email={person.email} onDismiss={session.dismissNews} />
              <Places />
            </Shell>
          </div>
        </ExportsProvider>
      </ConnectionProvider>
    </ApolloProvider>
  );
}

/**
 * A place stays once it was shown, so that typed days and an upload go on while the person looks at another one. The
 * others than the first are fetched when they are first opened.
 */
function Places() {
  const at = usePlace();
  const [opened, setOpened] = useState<ReadonlySet<Place>>(new Set([at]));
  if (!opened.has(at)) setOpened(new Set([...opened, at]));
  return (
    <>
      <div className={`${styles.place} ${styles.copies}`} hidden={at !== 'copies'}>
        <ConfirmedAge />
        <NewExport />
        <Shelf />
      </div>
      {opened.has('saved') && (
        <div className={`${styles.place} ${styles.narrow}`} hidden={at !== 'saved'}>
          <Suspense fallback={<PlaceLoading />}>
            <SavedPlace />
          </Suspense>
        </div>
      )}
      {opened.has('restore') && (
        <div className={`${styles.place} ${styles.narrow}`} hidden={at !== 'restore'}>
          <Suspense fallback={<PlaceLoading />}>
            <RestorePlace />
          </Suspense>
        </div>
      )}
    </>
  );
}

function PlaceLinks() {
  return <PlaceSwitch at={usePlace()} />;
}

function PlaceLoading() {
  const { words } = useLanguage();
  return (
    <Live>
      <p>{words.places.loading}</p>
    </Live>
  );
}
