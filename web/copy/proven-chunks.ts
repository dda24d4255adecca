import { sha256 } from '@noble/hashes/sha2.js';
import type { CopyFile } from './copy-files.ts';
import { CopyProblem } from './copy-problem.ts';
import type { Claim } from './manifest-claims.ts';

/**
 * The bytes of a file as they come. Only the end of the iteration proves them: size and SHA-256 are then those of the
 * manifest.
 *
 * @throws CopyProblem during or after the last bytes; DOMException when the browser cannot read the file.
 */
export async function* provenChunks(
  file: CopyFile | undefined,
  { name, bytes: claimed, sha256: claimedHash }: Claim,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (!file) throw new CopyProblem('ENTRY_MISSING', { entry: name });
  const hash = sha256.create();
  let found = 0;
  for await (const chunk of file.read()) {
    hash.update(chunk);
    found += chunk.length;
    yield chunk;
  }
  if (found !== claimed || hexOf(hash.digest()) !== claimedHash)
    throw new CopyProblem('ENTRY_CHANGED', { entry: name, found, claimed });
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
