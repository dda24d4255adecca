import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Cut } from './cut.ts';
import type { Arrived } from './fetch-onward.ts';
import { fetchOnward } from './fetch-onward.ts';
import type { FolderFlag } from './out-folder.ts';
import { asRefusal, privateMode } from './out-folder.ts';
import { Refused } from './refused.ts';

interface Download {
  /** Signs a fresh link. A link is valid for 15 minutes. */
  readonly freshLink: () => Promise<string>;
  readonly promisedBytes: number;
  /** The path of the new file, which must not exist yet. The received bytes stay in it when the download fails. */
  readonly part: string;
  readonly signal: AbortSignal;
  /** The flag that names the folder of `part`. @default --out */
  readonly folderFlag?: FolderFlag;
  /** Called with the number of bytes received so far. */
  readonly onBytes?: (bytes: number) => void;
  /** The pause before the second try. It doubles before each further try that receives no bytes. */
  readonly firstPauseMs?: number;
  readonly quietMs?: number;
}

/**
 * The most tries in a row without a byte, and the most tries in all. The second limit is for a server that sends a few
 * bytes each time.
 */
const triesInVain = 6;
const triesInAll = 100;
const longestPauseMs = 8_000;

/**
 * Fetches a file. After a lost connection the download resumes where it ended, with a range of the same object
 * (`If-Match`). A refused link is replaced by a fresh one.
 *
 * @throws Refused with the reason and the number of bytes received. Also throws the errors of `freshLink`.
 */
export async function download({
  freshLink,
  promisedBytes,
  part,
  signal,
  folderFlag = '--out',
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
    throw asRefusal(error, dirname(part), folderFlag);
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
