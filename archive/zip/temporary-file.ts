import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The position of a piece in the file. */
export interface Extent {
  readonly position: number;
  readonly length: number;
}

/**
 * Bytes that are too many for memory, appended and read again piece by piece. The file's name is removed as soon as it
 * is open, so that nothing is left of the file, even after a crash.
 */
export class TemporaryFile {
  #file: Promise<FileHandle> | undefined;
  #length = 0;

  async append(bytes: Uint8Array): Promise<Extent> {
    const position = this.#length;
    this.#length += bytes.length;
    this.#file ??= openUnnamed();
    const file = await this.#file;
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
    return { position, length: bytes.length };
  }

  async read({ position, length }: Extent): Promise<Buffer> {
    if (!this.#file) throw new RangeError('Nothing has been written to the temporary file.');
    const file = await this.#file;
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await file.read(bytes, done, length - done, position + done);
      if (bytesRead === 0)
        throw new RangeError(`The temporary file ended at ${position + done}, before ${position + length}.`);
      done += bytesRead;
    }
    return bytes;
  }

  async close(): Promise<void> {
    const file = await this.#file;
    this.#file = undefined;
    await file?.close();
  }
}

async function openUnnamed(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'myhome-account-'));
  try {
    return await open(join(folder, 'entries'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
