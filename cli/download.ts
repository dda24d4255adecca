import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Cut } from './cut.ts';
import type { Arrived } from './fetch-onward.ts';
import { fetchOnward } from './fetch-onward.ts';
import { asRefusal, privateMode } from './out-folder.ts';
import { Refused } from './refused.ts';

interface Download {
  /** Signs a link anew; a link is good for 15 minutes. */
  readonly freshLink: () => Promise<string>;
  readonly promisedBytes: number;
  /** Where it goes: a file that is not there yet. What has arrived stays there when it fails. */
  readonly part: string;
  readonly signal: AbortSignal;
  /** Called with the bytes that have arrived so far. */
  readonly onBytes?: (bytes: number) => void;
  /** Before the second try; twice as long before each further one that brings nothing. */
  readonly firstPauseMs?: number;
  readonly quietMs?: number;
}

/** Tries in a row that bring no byte; and tries in all, for a server that brings a few each time. */
const triesInVain = 6;
const triesInAll = 100;
const longestPauseMs = 8_000;

/**
 * Fetches a file. A connection that is cut goes on where it ended, with a range of the same object (`If-Match`); a link that is refused is
 * replaced by a fresh one.
 *
 * @throws Refused that names what happened and how far it came; and what `freshLink` throws.
 */
export async function download({
  freshLink,
  promisedBytes,
  part,
  signal,
  onBytes = () => undefined,
  firstPauseMs = 500,
  quietMs = 60_000,
}: Download): Promise<void> {
  const file = await open(part, 'wx', privateMode);
  const arrived: Arrived = { bytes: 0, etag: undefined };
  try {
    let link = await freshLink();
    for (let tries = 1, inVain = 0; arrived.bytes < promisedBytes; tries += 1) {
      const before = arrived.bytes;
      try {
        await fetchOnward({ link, file, arrived, promisedBytes, signal, quietMs, onBytes });
      } catch (error) {
        if (!(error instanceof Cut)) throw error;
        inVain = arrived.bytes > before ? 0 : inVain + 1;
        if (inVain === triesInVain || tries === triesInAll)
          throw new Refused(
            `The download ended at ${arrived.bytes} of ${promisedBytes} bytes after ${tries} tries: ${error.message}.`,
            { cause: error },
          );
        if (error.startOver) {
          await file.truncate(0);
          Object.assign(arrived, { bytes: 0, etag: undefined });
        }
        await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, inVain - 1)), signal);
        if (error.needsFreshLink) link = await freshLink();
      }
    }
    await file.sync();
  } catch (error) {
    throw asRefusal(error, dirname(part));
  } finally {
    await file.close();
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (error) {
    throw signal.aborted ? (signal.reason as Error) : error;
  }
}
