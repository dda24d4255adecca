import { ApolloProvider } from '@apollo/client/react';
import { useState } from 'react';
import { createApolloClient } from './apollo/client.ts';
import { ExportsProvider } from './exports/Exports.tsx';
import { History } from './exports/History.tsx';
import { NewExport } from './exports/NewExport.tsx';
import { Settings } from './shell/Settings.tsx';
import { Shell } from './shell/Shell.tsx';

interface Props {
  /** How the signed-in person calls themselves. */
  readonly email: string;
  readonly signOut: () => void;
}

/** What a signed-in person sees: a new copy to make, and those made before. Mount it anew for another person. */
export function LedgerPage({ email, signOut }: Props) {
  const [client] = useState(createApolloClient);
  return (
    <ApolloProvider client={client}>
      <ExportsProvider>
        <Shell corner={<Settings email={email} signOut={signOut} />}>
          <NewExport />
          <History />
        </Shell>
      </ExportsProvider>
    </ApolloProvider>
  );
}
