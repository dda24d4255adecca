import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** A disk that refused to be written. Its message is a sentence for a person: which folder, why, how much is free, what to do. */
export class DiskFault extends Error {
  override readonly name = 'DiskFault';
}

/** Runs what writes below `folder`; a refusal of the disk becomes a `DiskFault`, with the refusal as its cause. */
export async function onDisk<Result>(folder: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw diskFault(error, folder) ?? error;
  }
}

/** The `DiskFault` that an error of Node's or of LevelDB's stands for, also as a cause; undefined where it is another error. */
export function diskFault(error: unknown, folder: string): DiskFault | undefined {
  if (error instanceof DiskFault) return error;
  const reason = reasonOf(error);
  if (reason === undefined) return undefined;
  const { path } = error as NodeJS.ErrnoException;
  const place = path === undefined ? folder : dirname(path);
  return new DiskFault(
    `The local host cannot write to ${place}: ${reason}. ${megabytes(freeBytes(place))} MB are free. ` +
      'What was acknowledged is kept. Make room on that disk, or choose another folder with --data, then try again.',
    { cause: error },
  );
}

/** What a process may still write to the disk of a folder, in bytes; of the nearest folder above where it is not there yet. */
export function freeBytes(folder: string): number {
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  return bavail * bsize;
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file has reached the size limit of this process',
  EROFS: 'the disk can only be read',
  EIO: 'the disk answers with input/output errors',
};

/** LevelDB passes on the C library's sentence. */
const sentences: Readonly<Record<string, string>> = {
  'No space left on device': 'ENOSPC',
  'Disk quota exceeded': 'EDQUOT',
  'File too large': 'EFBIG',
  'Read-only file system': 'EROFS',
  'Input/output error': 'EIO',
};

function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code in reasons) return reasons[code];
  const sentence =
    code === 'LEVEL_IO_ERROR' ? Object.keys(sentences).find((text) => error.message.endsWith(text)) : undefined;
  return sentence === undefined ? reasonOf(error.cause) : reasons[sentences[sentence] ?? ''];
}

function megabytes(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(1);
}
