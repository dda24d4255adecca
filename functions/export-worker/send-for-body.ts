import type { Readable } from 'node:stream';
import type { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';

/**
 * Sends a Query and resolves with the body of its answer as it came. The SDK signs, tries again and throws as ever; only of an answer of
 * status 200 it gets to see an empty object, because the objects that it would make of a page cost more than all else that happens to it.
 */
export async function sendForBody(dynamodb: DynamoDBClient, command: QueryCommand, signal: AbortSignal): Promise<Buffer> {
  let body: Buffer | undefined;
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { statusCode: number; body: Readable | Uint8Array };
      if (response.statusCode === 200) {
        const chunks: Buffer[] = [];
        // Within the SDK's own tries: a connection that is cut here is one of them.
        for await (const chunk of response.body as Readable) chunks.push(chunk as Buffer);
        body = Buffer.concat(chunks);
        response.body = emptyObject;
      }
      return result;
    },
    // Behind the SDK's deserializer, which has the default priority.
    { name: 'takeBody', step: 'deserialize', priority: 'low' },
  );
  await dynamodb.send(command, { abortSignal: signal });
  if (!body) throw new Error('The SDK answered a Query without the answer having passed here. Look at how its middleware stack has changed.');
  return body;
}

const emptyObject = Buffer.from('{}');
