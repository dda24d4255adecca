import type { Readable } from 'node:stream';
import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as timer } from 'node:timers/promises';
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { requireEnvironment } from '../environment.ts';

/** A GraphQL document with the types of its result and variables, like the documents of `__generated__`. */
export interface TypedDocument<Result, Variables> {
  __apiType?: ((variables: Variables) => Result) | undefined;
  toString(): string;
}

/** Calls the API with this function's role. */
export interface GraphqlApi {
  /**
   * Resolves with `data`. Network errors, time-outs, 5xx and throttling are retried. A call whose answer was lost may
   * therefore be carried out twice, so the called field must allow that.
   *
   * @throws GraphqlRefused when the API refuses the call, ApiUnreachable when no try gets an answer.
   */
  call<Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables): Promise<Result>;
}

/** The API refused the call. `errorType` is one of the types that schema.graphql lists. */
export class GraphqlRefused extends Error {
  override readonly name = 'GraphqlRefused';
  readonly errorType: string;
  /** The `errorInfo` of the resolver. */
  readonly info: unknown;

  constructor(errorType: string, message: string, info: unknown) {
    super(`${errorType}: ${message}`);
    this.errorType = errorType;
    this.info = info;
  }
}

/** No answer after all tries. It is not known whether the last call was carried out. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
}

export interface GraphqlApiOptions {
  readonly url: string;
  readonly region: string;
  /**
   * AppSync itself ends a request after 30 s (its quotas). A lease is longer, so a slow answer does not lose the job.
   * @default 15,000
   */
  readonly answerWithinMs?: number;
  /** For tests, which do not wait. @default a timer */
  readonly pause?: (ms: number) => Promise<unknown>;
}

export function createGraphqlApi(options: GraphqlApiOptions): GraphqlApi {
  const { url, region, answerWithinMs = 15_000, pause = timer } = options;
  const { protocol, host, hostname, port, pathname } = new URL(url);
  const signer = new SignatureV4({ service: 'appsync', region, credentials: roleCredentials, sha256: Sha256 });
  return {
    async call(document, variables) {
      const body = JSON.stringify({ query: document.toString(), variables });
      let lastFault: unknown;
      for (let attempt = 0; attempt < tries; attempt += 1) {
        if (attempt > 0) await pause(firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2));
        try {
          const request = {
            method: 'POST',
            protocol,
            hostname,
            path: pathname,
            headers: { host, 'content-type': 'application/json' },
            body,
          };
          const signed = await signer.sign(new HttpRequest(port === '' ? request : { ...request, port: Number(port) }));
          const { status, answer } = await send(new HttpRequest(signed), answerWithinMs);
          return dataOf(status, answer) as never;
        } catch (error) {
          if (!(error instanceof TransientFault)) throw error;
          lastFault = error;
        }
      }
      throw new ApiUnreachable(`The API gave no answer in ${tries} tries.`, { cause: lastFault });
    },
  };
}

/** An answer that does not depend on the request itself, so that another try is useful. */
class TransientFault extends Error {
  override readonly name = 'TransientFault';
}

/** The error types that may be gone a moment later: faults of the API’s data source, and AppSync's throttling. */
const transientTypes = new Set([
  'Internal',
  'Busy',
  'InternalFailure',
  'ThrottlingException',
  'TooManyRequestsException',
]);

function dataOf(status: number, text: string): unknown {
  if (status >= 500 || status === 429) throw new TransientFault(`HTTP ${status}`);
  let answer: {
    data?: Readonly<Record<string, unknown>> | null;
    errors?: readonly { errorType?: string | null; message?: string; errorInfo?: unknown }[];
  } | null;
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch (cause) {
    throw new TransientFault(`HTTP ${status} without JSON`, { cause });
  }
  // When a root field has a value, only a field below it failed (the link, for example), and the change itself is made.
  if (answer?.data && Object.values(answer.data).some((field) => field !== null)) return answer.data;
  const error = answer?.errors?.[0];
  if (!error) throw new TransientFault(`HTTP ${status} without data or errors`);
  const errorType = error.errorType ?? 'Unknown';
  if (transientTypes.has(errorType)) throw new TransientFault(errorType);
  throw new GraphqlRefused(errorType, error.message ?? '', error.errorInfo);
}

/**
 * The SDK's own HTTP handler instead of `fetch`. It is in the bundle anyway, and Node's fetch took a third of the load
 * time.
 */
const handler = new NodeHttpHandler();

/** Throws TransientFault when the request or its answer did not arrive completely and in time. */
async function send(request: HttpRequest, answerWithinMs: number): Promise<{ status: number; answer: string }> {
  const abortSignal = AbortSignal.timeout(answerWithinMs);
  try {
    const { response } = await handler.handle(request, { abortSignal });
    return { status: response.statusCode, answer: await text(addAbortSignal(abortSignal, response.body as Readable)) };
  } catch (cause) {
    throw new TransientFault('The request was not answered.', { cause });
  }
}

/** Read at each call, because Lambda keeps its role's credentials in these variables. */
function roleCredentials() {
  return Promise.resolve({
    accessKeyId: requireEnvironment('AWS_ACCESS_KEY_ID'),
    secretAccessKey: requireEnvironment('AWS_SECRET_ACCESS_KEY'),
    sessionToken: process.env['AWS_SESSION_TOKEN'] ?? '',
  });
}

const tries = 5;

/** The wait before the second try. It doubles with each try, with jitter. */
const firstWaitMs = 200;
