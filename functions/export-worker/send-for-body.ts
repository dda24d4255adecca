import type { Readable } from 'node:stream';
import type { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';

/**
 * Sends a Query and resolves with the unchanged body of its answer. Signing, retries and errors stay the SDK's. Only
 * the body of a 200 is withheld from its deserializer, which would cost more than everything else done to a page.
 */
export async function sendForBody(
  dynamodb: DynamoDBClient,
  command: QueryCommand,
  { buffer, signal }: { buffer: PageBuffer; signal: AbortSignal },
): Promise<Buffer> {
  let body: Buffer | undefined;
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as {
        statusCode: number;
        headers: Record<string, string>;
        body: Readable | Uint8Array;
      };
      if (response.statusCode === 200) {
        // This runs within the SDK's retries, so a connection that is cut here is retried.
        body = await collect(response.body as Readable, Number(response.headers['content-length']), buffer);
        response.body = emptyObject;
      }
      return result;
    },
    // Runs after the SDK's deserializer, which has the default priority.
    { name: 'takeBody', step: 'deserialize', priority: 'low' },
  );
  await dynamodb.send(command, { abortSignal: signal });
  if (!body)
    throw new Error(
      'The SDK answered a Query without the answer having passed here. Look at how its middleware stack has changed.',
    );
  return body;
}

/**
 * A buffer for the body of one page, reused for the next page. New buffers would leave 60 MB for the garbage collector.
 */
export class PageBuffer {
  #body = Buffer.alloc(0);
  map: Int32Array | undefined;

  /** A buffer of `length` bytes with undefined content. It overwrites the buffer that was taken before. */
  take(length: number): Buffer {
    // Pages differ a little in length. With some spare bytes, the next page mostly fits into the same buffer.
    if (length > this.#body.length) this.#body = Buffer.allocUnsafeSlow(Math.ceil(length * 1.25));
    return this.#body.subarray(0, length);
  }
}

async function collect(stream: Readable, length: number, buffer: PageBuffer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const body = Number.isSafeInteger(length) && length <= longestBodyBytes ? buffer.take(length) : undefined;
  let filled = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (body) chunk.copy(body, filled);
    else chunks.push(chunk);
    filled += chunk.length;
  }
  // A body shorter than announced does not reach this line, because Node aborts the connection.
  return body ?? Buffer.concat(chunks);
}

/**
 * For a page of 1 MB. Numbers and short names take several times their size in JSON. A far larger length cannot be
 * right.
 */
const longestBodyBytes = 64 * 1024 * 1024;

const emptyObject = Buffer.from('{}');
