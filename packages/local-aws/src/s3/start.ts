import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Gate } from '../auth/gate.ts';
import type { Clock } from '../clock.ts';
import type { Endpoint } from '../endpoint.ts';
import { DiskFault } from '../files/disk-fault.ts';
import { openEndpoint } from '../http/open-endpoint.ts';
import type { Bucket } from './bucket.ts';
import { corsHeadersFor, handleRequest, type S3Host } from './handle-request.ts';
import { xmlHeaders } from './operation.ts';
import { runLifecycle } from './run-lifecycle.ts';
import { S3Error } from './s3-error.ts';
import { newRequestId, readS3Request, type S3Request } from './s3-request.ts';
import { isHangUp, sendReply } from './send-reply.ts';
import type { BucketSettings } from './settings.ts';
import { openBucketStore } from './storage/bucket-store.ts';
import { xmlDocument } from './xml.ts';

/** The S3 endpoint, path style. */
export interface S3Endpoint extends Endpoint {
  /**
   * Expires objects and aborts uploads that are due by the host's clock; this also happens automatically every minute.
   */
  runLifecycle(): Promise<void>;
}

const lifecycleIntervalMs = 60_000;

/**
 * Serves `buckets` from `<dataDir>/s3/`. `port` 0 means any free port. Rejects when the port is in use (`EADDRINUSE`).
 */
export async function startS3(options: {
  readonly port: number;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly buckets: readonly BucketSettings[];
}): Promise<S3Endpoint> {
  const { clock, gate } = options;
  const buckets = new Map<string, Bucket>();
  for (const settings of options.buckets)
    buckets.set(settings.name, {
      settings,
      store: await openBucketStore(join(options.dataDir, 's3', settings.name), clock.nowMs()),
    });
  const host: S3Host = { clock, gate, buckets };
  const endpoint = await openEndpoint({
    port: options.port,
    name: 's3',
    clock,
    handle: (message, response) => respond(message, response, host),
  });
  // `100 Continue` is sent at the first read of the body, so that a refused upload is never sent.
  endpoint.server.on('checkContinue', (message, response) => endpoint.server.emit('request', message, response));
  const timer = setInterval(() => {
    runLifecycle(buckets.values(), clock).catch((error: unknown) => console.error('S3 lifecycle:', error));
  }, lifecycleIntervalMs);
  timer.unref();
  return {
    url: endpoint.url,
    runLifecycle: () => runLifecycle(buckets.values(), clock),
    close: async () => {
      clearInterval(timer);
      await endpoint.close();
    },
  };
}

async function respond(message: IncomingMessage, response: ServerResponse, host: S3Host): Promise<void> {
  const id = newRequestId();
  let request: S3Request | undefined;
  // A client that waits for `100 Continue` and is refused at once may send its body or not; only a new connection is
  // unambiguous.
  let isBodyOwed = message.headers.expect !== undefined;
  const common = () => ({
    'x-amz-request-id': id,
    server: 'AmazonS3',
    ...(isBodyOwed ? { connection: 'close' } : {}),
    ...(request === undefined ? {} : corsHeadersFor(request, host)),
  });
  try {
    request = readS3Request(message, id, () => {
      isBodyOwed = false;
      response.writeContinue();
    });
    await sendReply(response, await handleRequest(request, host), common());
  } catch (error) {
    if (isHangUp(error) || response.headersSent || (message.destroyed && !message.complete)) {
      if (!isHangUp(error)) console.error(`S3 ${id}:`, error);
      response.destroy();
      return;
    }
    const refusal = error instanceof S3Error ? error : failure(error);
    if (error instanceof DiskFault) console.error(`S3: ${error.message}`);
    else if (refusal !== error)
      console.error(`S3 ${id} ${message.method ?? ''} ${message.url?.split('?')[0] ?? ''}:`, error);
    // The client reads the response only after it has sent the rest of the body.
    message.resume();
    await sendReply(
      response,
      {
        status: refusal.status,
        headers: xmlHeaders,
        body: errorDocument(refusal, message.url?.split('?')[0] ?? '', id),
      },
      common(),
    );
  }
}

/**
 * Turns any error that is not a refusal into an internal error. A full disk keeps its reason. All others have S3's
 * sentence.
 */
function failure(cause: unknown): S3Error {
  return new S3Error(
    'InternalError',
    cause instanceof DiskFault ? cause.message : 'We encountered an internal error. Please try again.',
    {},
    { cause },
  );
}

/** The XML body of an error response. */
function errorDocument(error: S3Error, resource: string, requestId: string): string {
  return xmlDocument('Error', [
    ['Code', error.code],
    ['Message', error.message],
    ...Object.entries(error.details).map(([name, value]): [string, string] => [name, value]),
    ['Resource', resource],
    ['RequestId', requestId],
  ]);
}
