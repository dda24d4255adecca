/**
 * Amplify opens `wss:` even where the API is http (amplify-js#12894). For an API on this machine, which has no certificate, this puts in
 * front of `globalThis.WebSocket` a class that opens `ws:` instead: for that one host and port, and for nothing else.
 *
 * Load it with `import()` after {@link isLoopbackHttp} said yes, so that a deployed page never fetches it.
 */
export function speakPlainTo(endpoint: string): void {
  const { host } = new URL(endpoint);
  const Original = globalThis.WebSocket;
  globalThis.WebSocket = class extends Original {
    // The browser's type and Node's differ in what else they take.
    constructor(...[address, protocols]: ConstructorParameters<typeof WebSocket>) {
      const url = new URL(address);
      if (url.protocol === 'wss:' && url.host === host) url.protocol = 'ws:';
      super(url, protocols);
    }
  };
}
