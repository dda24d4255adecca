import type { Readable } from 'node:stream';
import type { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { PageRoom } from './page-room.ts';

/**
 * Sends a Query and resolves with the unchanged body of its answer. Signing, retries and errors stay the SDK's. Only
 * the body of a 200 is withheld from its deserializer, which would cost more than everything else done to a page.
 */
export async function sendForBody(
  dynamodb: DynamoDBClient,
  command: QueryCommand,
  { room, signal }: { room: PageRoom; signal: AbortSignal },
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
        body = await collect(response.body as Readable, Number(response.headers['content-length']), room);
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

async function collect(stream: Readable, length: number, room: PageRoom): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const body = Number.isSafeInteger(length) && length <= longestBodyBytes ? room.take(length) : undefined;
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
