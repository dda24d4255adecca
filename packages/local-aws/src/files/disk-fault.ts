import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** The disk refused a write. The message tells the user the folder, the reason, the free space and the remedy. */
export class DiskFault extends Error {
  override readonly name = 'DiskFault';
}

/**
 * Runs `act`, which writes below `folder`. Turns a refusal by the disk into a `DiskFault`, with the refusal as its
 * cause.
 */
export async function onDisk<Result>(folder: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw diskFault(error, folder) ?? error;
  }
}

/** The `DiskFault` for an error of Node or LevelDB, or for one of its causes. Undefined for any other error. */
export function diskFault(error: unknown, folder: string): DiskFault | undefined {
  if (error instanceof DiskFault) return error;
  const reason = reasonOf(error);
  if (reason === undefined) return undefined;
  const { path } = error as NodeJS.ErrnoException;
  const place = path === undefined ? folder : dirname(path);
  return new DiskFault(
    `The local host cannot write to ${place}: ${reason}. ${megabytes(freeBytes(place))} MB are free. ` +
      'All acknowledged writes are kept. Free some space on that disk, or choose another folder with --data, then try again.',
    { cause: error },
  );
}

/**
 * The free space on the disk of a folder, in bytes. For a folder that does not exist yet, its nearest existing parent
 * is used.
 */
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
  EROFS: 'the disk is read-only',
  EIO: 'the disk returns input/output errors',
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
