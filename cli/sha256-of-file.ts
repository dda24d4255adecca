import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Reads a file in pieces. Lower-case hex. `onBytes` is called with the number of bytes read so far. */
export async function sha256OfFile(path: string, onBytes: (bytes: number) => void = () => undefined): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    onBytes(bytes);
  }
  return hash.digest('hex');
}
