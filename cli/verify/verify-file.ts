import { CopyRefused } from '../../archive/copy/copy-refused.ts';
import { inspectCopy } from '../../archive/copy/inspect-copy.ts';
import { existingFile } from '../existing-file.ts';
import { openFileSource } from '../file-source.ts';
import { verdictOn } from './verdict.ts';
import type { WholeCopy } from './whole-copy.ts';

/** The verdict on a file, and the copy when it is whole. Throws Refused and CopyRefused. */
export async function verifyFile(
  file: string,
): Promise<{ readonly lines: readonly string[]; readonly copy: WholeCopy | undefined }> {
  const { path } = await existingFile(file);
  const source = await openFileSource(path);
  try {
    const copy = await inspectCopy(source);
    const { isWhole, lines } = verdictOn(file, copy);
    return { lines, copy: isWhole && copy.kind === 'archive' ? { path, id: copy.about.exportId } : undefined };
  } finally {
    await source.close();
  }
}

/** True when the file may once have been a copy. */
export function isDamage(error: unknown): boolean {
  return error instanceof CopyRefused && !noCopies.has(error.code);
}

const noCopies = new Set(['EMPTY_FILE', 'NOT_A_ZIP', 'NOT_A_COPY', 'NEWER_VERSION']);
