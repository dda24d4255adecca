import type { ReactNode } from 'react';
import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import { announce } from '../shell/announce.ts';
import { Live } from '../shell/Live.tsx';
import notice from '../shell/Notice.module.css';
import { useLanguage } from '../words/Language.tsx';
import type { Connection, Reach } from './reach.ts';

const ConnectionContext = createContext<Connection | undefined>(undefined);

/** Watches the connection to the server for its children. */
export function ConnectionProvider({
  connection,
  children,
}: {
  readonly connection: Connection;
  readonly children: ReactNode;
}) {
  useEffect(() => connection.start(), [connection]);
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

export function useReach(): Reach {
  const connection = use(ConnectionContext);
  if (!connection) throw new Error('useReach: expected a ConnectionProvider above, found none.');
  return useSyncExternalStore(connection.reach.listen, connection.reach.get);
}

/** Says, once for the whole page, that no request can be sent at the moment, and later that requests work again. */
export function ConnectionNotice() {
  const { words } = useLanguage();
  const reach = useReach();
  const isLost = reach !== 'reached';
  const { back } = words.connection;
  useEffect(() => (isLost ? () => announce(back) : undefined), [isLost, back]);
  return (
    <Live urgent>
      {isLost && (
        <div className={notice.notice}>
          <p className={notice.what}>{words.connection[reach].what}</p>
          <p>{words.connection[reach].next}</p>
        </div>
      )}
    </Live>
  );
}
