import { CopyProblem } from './copy-problem.ts';

/**
 * Inflates one deflate stream. A piece is fed only when the inflater has room, so that little is held at a time. Throws
 * TypeError, as the browser's inflater does, when the bytes are no deflate stream, or end before it or behind it.
 */
export async function* inflated(
  packed: AsyncIterable<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const inflater = rawInflater();
  const reader = inflater.readable.getReader();
  const writer = inflater.writable.getWriter();
  const fed = feed(writer, packed);
  // It is awaited below. Without this, a failure in the meantime would count as unhandled.
  fed.catch(() => undefined);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    await fed;
  } finally {
    // A consumer that stops early leaves an inflater that waits for room.
    await Promise.allSettled([reader.cancel(), writer.abort()]);
  }
}

/** What is needed of the writing side. Its full type is not the same in browsers and in Node. */
interface Fed {
  readonly write: (piece: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly abort: (reason?: unknown) => Promise<void>;
}

async function feed(writer: Fed, packed: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<void> {
  try {
    for await (const piece of packed) await writer.write(piece);
    await writer.close();
  } catch (error) {
    // The disk may give no more: without this, the inflater would wait for the rest of the stream for ever.
    await writer.abort(error);
    throw error;
  }
}

/** Safari before 16.4 and Firefox before 113 have no such inflater. */
function rawInflater(): DecompressionStream {
  try {
    return new DecompressionStream('deflate-raw');
  } catch (cause) {
    throw new CopyProblem('NO_INFLATER', {}, { cause });
  }
}
