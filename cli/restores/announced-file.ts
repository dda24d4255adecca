import { basename } from 'node:path';
import { mostUploadBytes } from '../../ledger/upload-limit.ts';
import { existingFile } from '../existing-file.ts';
import { Refused } from '../refused.ts';

/** A file that can be announced to the API. */
export interface AnnouncedFile {
  readonly path: string;
  /** Its name without folders, 1 to 255 characters. */
  readonly name: string;
  readonly bytes: number;
}

/** Looks at a person's file before anything is read of it. Throws Refused when it cannot be uploaded. */
export async function announcedFile(file: string): Promise<AnnouncedFile> {
  const { path, bytes } = await existingFile(file);
  if (bytes > mostUploadBytes)
    throw new Refused(`${path} has ${bytes} bytes. A restore accepts at most ${mostUploadBytes} (1 GiB).`);
  return { path, name: basename(path).slice(-mostNameCharacters), bytes };
}

const mostNameCharacters = 255;
