import { setTimeout } from 'node:timers/promises';
import type { UploadForm } from '../../client/restores/restore-api.ts';
import { Cut } from '../cut.ts';
import { Refused } from '../refused.ts';
import type { AnnouncedFile } from './announced-file.ts';
import { postForm } from './post-form.ts';

interface Options {
  readonly file: AnnouncedFile;
  /** Signs a fresh form; null when the restore no longer waits for a file. */
  readonly freshForm: () => Promise<UploadForm | null>;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
  /** Called with the reason before another try. */
  readonly onAgain: (reason: string) => void;
  /** The pause before the second try. It doubles before each further try. @default 500 ms */
  readonly firstPauseMs?: number;
  readonly quietMs?: number;
}

const mostTries = 6;
const longestPauseMs = 8_000;

/** Uploads a file. A failed try is followed by another one with a fresh form. Throws Refused with the last reason. */
export async function uploadFile(options: Options): Promise<void> {
  const { file, freshForm, signal, onBytes, onAgain, firstPauseMs = 500, quietMs = 60_000 } = options;
  for (let tries = 1; ; tries += 1) {
    const form = await freshForm();
    if (form === null) throw new Refused('The restore no longer waits for a file. Start again.');
    try {
      await postForm({ form, file, signal, quietMs, onBytes });
      return;
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
      if (tries === mostTries)
        throw new Refused(`The upload failed ${tries} times. The last time, ${error.message}.`, { cause: error });
      onAgain(error.message);
      await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1)), signal);
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
