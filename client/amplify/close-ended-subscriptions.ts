/**
 * AppSync itself ends a subscription with a message `complete`, when `endSubscriptions` invalidated the subscription.
 * Amplify ignores that message and would wait for events that never come. This puts in front of `globalThis.WebSocket`
 * a class that then closes the connection as if it was lost. So Amplify connects again, and the page checks whether its
 * session is still valid.
 *
 * @param endpoint the API's address. Sockets to other hosts are left alone.
 */
export function closeEndedSubscriptions(endpoint: string): void {
  const { host } = new URL(endpoint);
  const realtimeHosts = [host, host.replace('.appsync-api.', '.appsync-realtime-api.')];
  const Original = globalThis.WebSocket;
  globalThis.WebSocket = class extends Original {
    /** Ids of subscriptions that this side has stopped. For them `complete` is only a confirmation. */
    readonly #stopped = new Set<string>();

    constructor(...[address, protocols]: ConstructorParameters<typeof WebSocket>) {
      super(address, protocols);
      if (!realtimeHosts.includes(new URL(address).host)) return;
      this.addEventListener('message', ({ data }) => {
        const { type, id } = frameIn(data);
        if (type === 'complete' && !this.#stopped.delete(id ?? ''))
          this.close(endedCode, 'subscription ended by the server');
      });
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const { type, id } = frameIn(data);
      if (type === 'stop' && id !== undefined) this.#stopped.add(id);
      super.send(data);
    }
  };
}

/** From the range that RFC 6455 reserves for applications. */
const endedCode = 4000;

interface Frame {
  readonly type?: string;
  readonly id?: string;
}

/** Events can be large and frequent. Only a message that may be one of the two short ones is parsed. */
function frameIn(data: unknown): Frame {
  if (typeof data !== 'string' || data.length > 1000 || !/"(?:complete|stop)"/.test(data)) return {};
  try {
    const frame: unknown = JSON.parse(data);
    return typeof frame === 'object' && frame !== null ? frame : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
