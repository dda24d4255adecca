import { CopyRefused } from '../../archive/copy/copy-refused.ts';
import type { InspectedCopy } from '../../archive/copy/inspect-copy.ts';
import { inspectCopy } from '../../archive/copy/inspect-copy.ts';
import { existingFile } from '../existing-file.ts';
import { openFileSource } from '../file-source.ts';
import type { Verdict } from './verdict.ts';
import { verdictOn } from './verdict.ts';
import type { WholeCopy } from './whole-copy.ts';

interface VerifiedFile {
  /** For a person. */
  readonly lines: readonly string[];
  /** For `--json`. */
  readonly facts: Readonly<{ verdict: Verdict['verdict'] }> & Partial<InspectedCopy>;
  /** Present when it is whole. */
  readonly copy?: WholeCopy;
}

/** The verdict on a file. Throws Refused and CopyRefused. */
export async function verifyFile(file: string): Promise<VerifiedFile> {
  const { path } = await existingFile(file);
  const source = await openFileSource(path);
  try {
    const copy = await inspectCopy(source);
    const { verdict, lines } = verdictOn(file, copy);
    if (copy.kind === 'legacy') return { lines, facts: { verdict } };
    const isWhole = verdict === 'WHOLE';
    return { lines, facts: { verdict, ...copy }, ...(isWhole ? { copy: { path, id: copy.about.exportId } } : {}) };
  } finally {
    await source.close();
  }
}

/** True when the file may once have been a copy. */
export function isDamage(error: unknown): boolean {
  return error instanceof CopyRefused && !noCopies.has(error.code);
}

const noCopies = new Set(['EMPTY_FILE', 'NOT_A_ZIP', 'NOT_A_COPY', 'NEWER_VERSION']);
