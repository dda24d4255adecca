import { Sha256 } from '@aws-crypto/sha256-js';

/** A multiple of a disk's blocks, and little memory. */
const pieceBytes = 4 * 1024 * 1024;

/**
 * The SHA-256 of a file of any size, in lower-case hex. It is read in pieces, because `crypto.subtle` would need all of
 * it in memory. 100 MB take about a second, so pages call it in a worker.
 *
 * @param onDone called after each piece, with the number of bytes that are read
 * @throws DOMException when the file cannot be read, for example because it was changed or removed
 */
export async function sha256OfFile(file: Blob, onDone: (bytes: number) => void): Promise<string> {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += pieceBytes) {
    hash.update(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()));
    onDone(Math.min(file.size, at + pieceBytes));
  }
  return Array.from(hash.digestSync(), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
