/**
 * Amplify opens `wss:` even where the API is http (amplify-js#12894). An API on this machine has no certificate. For
 * such an API this puts in front of `globalThis.WebSocket` a class that opens `ws:` instead, for that one host and port
 * only.
 *
 * Load this file with `import()` after {@link isLoopbackHttp} returned true, so that a deployed page never fetches it.
 */
export function speakPlainTo(endpoint: string): void {
  const { host } = new URL(endpoint);
  const Original = globalThis.WebSocket;
  globalThis.WebSocket = class extends Original {
    // The browser's type and Node's type accept different further values.
    constructor(...[address, protocols]: ConstructorParameters<typeof WebSocket>) {
      const url = new URL(address);
      if (url.protocol === 'wss:' && url.host === host) url.protocol = 'ws:';
      super(url, protocols);
    }
  };
}
