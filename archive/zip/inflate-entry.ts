import { createInflateRaw } from 'node:zlib';
import { ArchiveDamaged } from './archive-errors.ts';
import type { ByteQueue } from './byte-queue.ts';

/**
 * Inflates one deflate stream from the queue and stops exactly at its end. The rest of its last chunk is put back into
 * the queue. The end is that of the deflate stream itself, because a size in a header could be wrong. Returns the
 * number of bytes taken. Throws ArchiveDamaged.
 */
export async function* inflateEntry(queue: ByteQueue, name: string): AsyncGenerator<Buffer, number, undefined> {
  const inflate = createInflateRaw({ chunkSize: 128 * 1024 });
  const fed = feed(inflate, queue, name);
  fed.catch((error: unknown) => inflate.destroy(error as Error));
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
    await fed;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')) {
      throw new ArchiveDamaged(`${name} cannot be inflated`, { cause });
    }
    throw cause;
  }
  return inflate.bytesWritten;
}

async function feed(inflate: ReturnType<typeof createInflateRaw>, queue: ByteQueue, name: string): Promise<void> {
  let given = 0;
  for (;;) {
    const chunk = await queue.take();
    if (!chunk) throw new ArchiveDamaged(`it ends inside ${name}`);
    given += chunk.length;
    await new Promise<void>((resolve, reject) => {
      inflate.write(chunk, (error) => (error ? reject(error) : resolve()));
    });
    // `bytesWritten` counts the bytes that zlib has consumed. zlib leaves bytes only when its stream has ended. When
    // the stream ends exactly with a chunk, this shows at the next chunk, of which nothing is consumed.
    const left = given - inflate.bytesWritten;
    if (left > 0) {
      queue.giveBack(chunk.subarray(chunk.length - left));
      return;
    }
  }
}
