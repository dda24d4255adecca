import type { Readable } from 'node:stream';
import type { DynamoDBClient, ServiceInputTypes } from '@aws-sdk/client-dynamodb';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import type { HttpResponse } from '@smithy/types';
import { jsonLineWriter } from '../../archive/entries/jsonl.ts';
import type { Item } from '../../archive/items/attribute-value.ts';
import type { OwnerCredentials } from '../owner/owner-session.ts';
import { NodeSha256 } from './node-sha256.ts';

/**
 * Halves the CPU time of single-item writes (docs/decisions/0029). The SDK makes the first request of each operation.
 * The following ones are that request with another body and another signature, sent once by the client's own HTTP
 * handler. The SDK takes over a request that is not answered with 200: it sends the request again, with its own tries
 * and errors. So the table may get a request once more than without this, and each must be conditional. An abort signal
 * does not cut off a quick request that is in flight.
 */
export function addQuickWrites(client: DynamoDBClient, credentials: OwnerCredentials): void {
  const { region, requestHandler } = client.config;
  const signer = new SignatureV4({ service: 'dynamodb', region, credentials, sha256: NodeSha256 });
  const templates = new Map<string, Template>();
  const bodyOf = requestWriter();

  const send = async (template: Template, input: ServiceInputTypes): Promise<HttpResponse | undefined> => {
    try {
      const body = bodyOf(input);
      const headers = { ...template.headers, 'content-length': String(Buffer.byteLength(body)) };
      const signed = await signer.sign(new HttpRequest({ ...template, headers, body }));
      const { response } = (await requestHandler.handle(new HttpRequest(signed))) as { response: HttpResponse };
      await untilRead(response.body as Readable);
      return response.statusCode === 200 ? response : undefined;
    } catch {
      // The SDK sends the request again, and tells what is wrong.
      return undefined;
    }
  };

  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const template = templates.get(commandName);
        const response = template && (await send(template, args.input));
        return response ? { response, output: { $metadata: { httpStatusCode: 200 } } } : next(args);
      },
    { step: 'initialize', name: 'quickWrite', priority: 'high' },
  );
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const answered = await next(args);
        if (writes.has(commandName) && HttpRequest.isInstance(args.request))
          templates.set(commandName, templateOf(args.request));
        return answered;
      },
    { step: 'finalizeRequest', name: 'keepTemplate', priority: 'low' },
  );
}

/** Drops the body. The connection can be used again after its end. Rejects when the body is cut off. */
function untilRead(body: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    body.once('end', resolve).once('error', reject).once('close', reject).resume();
  });
}

/** The operations whose answers hold nothing that a caller needs. */
const writes: ReadonlySet<string> = new Set(['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand']);

type Template = Pick<HttpRequest, 'protocol' | 'method' | 'hostname' | 'port' | 'path' | 'headers'>;

/** Everything but the body and what depends on it, or on the time. */
function templateOf({ headers, protocol, method, hostname, port, path }: HttpRequest): Template {
  const kept = Object.entries(headers).filter(([name]) => templateHeaders.has(name.toLowerCase()));
  return {
    ...{ protocol, method, hostname, path, headers: Object.fromEntries(kept) },
    ...(port !== undefined && { port }),
  };
}

const templateHeaders: ReadonlySet<string> = new Set([
  'host',
  'content-type',
  'x-amz-target',
  'user-agent',
  'x-amz-user-agent',
]);

/** Writes a request as JSON: items as DynamoDB JSON, with binary in base64. */
function requestWriter(): (input: ServiceInputTypes) => string {
  const items = new Map(['Item', 'Key', 'ExpressionAttributeValues'].map((member) => [member, jsonLineWriter()]));
  return (input) => {
    const members = Object.entries(input).filter(([, value]) => value !== undefined);
    return `{${members.map(([name, value]) => `"${name}":${items.get(name)?.(value as Item) ?? JSON.stringify(value)}`).join(',')}}`;
  };
}
