import type { Clock } from '../clock.ts';

/** Makes an SDK client sign by the host's clock, also while a test has moved it. */
export function onClock<Client extends { readonly config: { systemClockOffset: number } }>(
  client: Client,
  clock: Clock,
): Client {
  Object.defineProperty(client.config, 'systemClockOffset', {
    get: () => clock.nowMs() - Date.now(),
    // The SDK corrects the offset by the date of each answer, which is the system's.
    set: () => undefined,
  });
  return client;
}
