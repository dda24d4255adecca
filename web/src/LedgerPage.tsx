import { ApolloProvider } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { createApolloClient } from '../../client/apollo/client.ts';
import { ConnectionNotice, ConnectionProvider } from './connection/Connection.tsx';
import { createConnection } from './connection/reach.ts';
import { createReachLink } from './connection/reach-link.ts';
import { ExportsProvider } from './exports/Exports.tsx';
import { History } from './exports/History.tsx';
import { NewExport } from './exports/NewExport.tsx';
import { keepFocus } from './focus/keep-focus.ts';
import { SessionNews } from './session/SessionNews.tsx';
import type { ArrivalNews, Session } from './session/session.ts';
import type { Person } from './session/stored-person.ts';
import { watchSessionEnd } from './session/watch-session-end.ts';
import { Settings } from './settings/Settings.tsx';
import { Shell } from './shell/Shell.tsx';

interface Props {
  readonly session: Session;
  readonly person: Person;
  readonly news: ArrivalNews | undefined;
}

/**
 * The page of a signed-in person: a new copy to make, and the copies made before. Mount a new one for another person.
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
            <Shell corner={<Settings session={session} person={person} />}>
              <ConnectionNotice />
              <SessionNews news={news} email={person.email} onDismiss={session.dismissNews} />
              <NewExport />
              <History />
            </Shell>
          </div>
        </ExportsProvider>
      </ConnectionProvider>
    </ApolloProvider>
  );
}
