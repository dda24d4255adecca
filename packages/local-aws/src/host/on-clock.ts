import type { Clock } from '../clock.ts';

/** Makes an SDK client sign by the host's clock, even when a test has moved that clock. */
export function onClock<Client extends { readonly config: { systemClockOffset: number } }>(
  client: Client,
  clock: Clock,
): Client {
  Object.defineProperty(client.config, 'systemClockOffset', {
    get: () => clock.nowMs() - Date.now(),
    // The SDK would set the offset from the date of each response, which is the system's.
    set: () => undefined,
  });
  return client;
}
