import type { Readable } from 'node:stream';
import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { requireEnvironment } from '../environment.ts';

/** A GraphQL document with the types of its result and variables; the documents of `__generated__` are such. */
export interface TypedDocument<Result, Variables> {
  __apiType?: ((variables: Variables) => Result) | undefined;
  toString(): string;
}

/** Calls the API as this function's role. */
export interface GraphqlApi {
  /**
   * Resolves with `data`. Trouble on the way (network, time-out, 5xx, throttling) is tried again, so a call whose answer was lost may be
   * carried out twice: what is called must bear that.
   *
   * @throws GraphqlRefused when the API says no, ApiUnreachable when it says nothing to the end.
   */
  call<Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables): Promise<Result>;
}

/** The API's own answer; `errorType` is one of those that schema.graphql lists. */
export class GraphqlRefused extends Error {
  override readonly name = 'GraphqlRefused';
  readonly errorType: string;
  /** What the resolver gave along as `errorInfo`. */
  readonly info: unknown;

  constructor(errorType: string, message: string, info: unknown) {
    super(`${errorType}: ${message}`);
    this.errorType = errorType;
    this.info = info;
  }
}

/** No answer after all tries: whether the last call was carried out is not known. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
}

export interface GraphqlApiOptions {
  readonly url: string;
  readonly region: string;
  /** @default 5 */
  readonly tries?: number;
  /** The first wait between two tries; doubles with each, with jitter. @default 200 */
  readonly firstWaitMs?: number;
}

export function createGraphqlApi({ url, region, tries = 5, firstWaitMs = 200 }: GraphqlApiOptions): GraphqlApi {
  const { protocol, host, hostname, port, pathname } = new URL(url);
  const signer = new SignatureV4({ service: 'appsync', region, credentials: roleCredentials, sha256: Sha256 });
  return {
    async call(document, variables) {
      const body = JSON.stringify({ query: document.toString(), variables });
      let trouble: unknown;
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
          const { status, answer } = await send(new HttpRequest(signed));
          return dataOf(status, answer) as never;
        } catch (error) {
          if (!(error instanceof PassingTrouble)) throw error;
          trouble = error;
        }
      }
      throw new ApiUnreachable(`The API gave no answer in ${tries} tries.`, { cause: trouble });
    },
  };
}

/** An answer that says nothing about the request itself: worth another try. */
class PassingTrouble extends Error {
  override readonly name = 'PassingTrouble';
}

/** The types of answers that a moment later may be others: our data source's own trouble, and AppSync's throttling. */
const passingTypes = new Set([
  'Internal',
  'Busy',
  'InternalFailure',
  'ThrottlingException',
  'TooManyRequestsException',
]);

function dataOf(status: number, text: string): unknown {
  if (status >= 500 || status === 429) throw new PassingTrouble(`HTTP ${status}`);
  let answer: {
    data?: Readonly<Record<string, unknown>> | null;
    errors?: readonly { errorType?: string | null; message?: string; errorInfo?: unknown }[];
  } | null;
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch (cause) {
    throw new PassingTrouble(`HTTP ${status} without JSON`, { cause });
  }
  // With a root field answered, what failed is a field below it (the link, say): the change itself is made.
  if (answer?.data && Object.values(answer.data).some((field) => field !== null)) return answer.data;
  const error = answer?.errors?.[0];
  if (!error) throw new PassingTrouble(`HTTP ${status} without data or errors`);
  const errorType = error.errorType ?? 'Unknown';
  if (passingTypes.has(errorType)) throw new PassingTrouble(errorType);
  throw new GraphqlRefused(errorType, error.message ?? '', error.errorInfo);
}

/** The SDK's own way to send, and not `fetch`: the bundle has it anyway, and Node's fetch took a third of the time to load. */
const handler = new NodeHttpHandler();

/** Throws PassingTrouble when the request, or its answer, did not come through whole and in time. */
async function send(request: HttpRequest): Promise<{ status: number; answer: string }> {
  const abortSignal = AbortSignal.timeout(answerWithinMs);
  try {
    const { response } = await handler.handle(request, { abortSignal });
    return { status: response.statusCode, answer: await text(addAbortSignal(abortSignal, response.body as Readable)) };
  } catch (cause) {
    throw new PassingTrouble('The request was not answered.', { cause });
  }
}

/** Read at each call: Lambda keeps its role's credentials in these variables. */
function roleCredentials() {
  return Promise.resolve({
    accessKeyId: requireEnvironment('AWS_ACCESS_KEY_ID'),
    secretAccessKey: requireEnvironment('AWS_SECRET_ACCESS_KEY'),
    sessionToken: process.env['AWS_SESSION_TOKEN'] ?? '',
  });
}

/** AppSync itself gives up a request after 30 s (its quotas). A lease is longer, so a slow answer is not yet a lost export. */
const answerWithinMs = 15_000;
