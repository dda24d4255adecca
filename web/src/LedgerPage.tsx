import { ApolloProvider } from '@apollo/client/react';
import { useState } from 'react';
import { createApolloClient } from './apollo/client.ts';
import { ExportsProvider } from './exports/Exports.tsx';
import { History } from './exports/History.tsx';
import { NewExport } from './exports/NewExport.tsx';
import type { ArrivalNews, Session } from './session/session.ts';
import type { Person } from './session/stored-person.ts';
import { SessionNews } from './session/SessionNews.tsx';
import { Settings } from './settings/Settings.tsx';
import { Shell } from './shell/Shell.tsx';

interface Props {
  readonly session: Session;
  readonly person: Person;
  readonly news: ArrivalNews | undefined;
}

/** What a signed-in person sees: a new copy to make, and those made before. Mount another one for another person. */
export function LedgerPage({ session, person, news }: Props) {
  const [client] = useState(() => createApolloClient(session));
  return (
    <ApolloProvider client={client}>
      <ExportsProvider>
        <Shell corner={<Settings session={session} person={person} />}>
          <SessionNews news={news} email={person.email} onDismiss={session.dismissNews} />
          <NewExport />
          <History />
        </Shell>
      </ExportsProvider>
    </ApolloProvider>
  );
}
