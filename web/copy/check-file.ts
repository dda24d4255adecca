import type { CopyFile } from './copy-files.ts';
import type { Problem } from './copy-problem.ts';
import { CopyProblem } from './copy-problem.ts';
import type { Claim } from './manifest-claims.ts';
import { provenChunks } from './proven-chunks.ts';

/** What reading a file of the copy showed. */
export interface CheckedFile {
  readonly name: string;
  /** What the manifest says. */
  readonly rows: number | null;
  readonly bytes: number;
  readonly sha256: string;
  /** Null when the file is what it was. */
  readonly problem: Problem | null;
}

/**
 * Reads a file to its end and compares size and SHA-256 with the manifest. `onChunk` gets the bytes as they come, before
 * they are proven.
 */
export async function checkFile(
  file: CopyFile | undefined,
  claim: Claim,
  onChunk: (chunk: Uint8Array) => Promise<void> | void,
): Promise<CheckedFile> {
  try {
    for await (const chunk of provenChunks(file, claim)) await onChunk(chunk);
  } catch (error) {
    return { ...claim, problem: asProblem(error, claim.name) };
  }
  return { ...claim, problem: null };
}

/** An error of reading as a problem of the copy. Any other error is thrown. */
export function asProblem(error: unknown, entry: string): Problem {
  if (error instanceof CopyProblem) return { code: error.code, facts: error.facts };
  // The browser could not read the file: it was moved, changed or taken away since it was chosen.
  if (error instanceof DOMException) return { code: 'UNREADABLE', facts: { entry } };
  throw error;
}
