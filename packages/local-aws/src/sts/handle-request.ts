import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ServiceRefusal } from '../http/json-refusal.ts';
import { BodyCutShort, BodyTooLarge, readBody } from '../http/read-body.ts';
import { signedRequest } from '../http/signed-request.ts';
import { renderElement, type XmlElement } from '../http/xml-element.ts';
import { type SignatureRefusal, SignatureRefused } from '../sigv4/signature-refused.ts';
import { stsOperations } from './operations.ts';
import type { StsOptions } from './options.ts';
import { type Parameters, readParameters } from './parameters.ts';

const version = '2011-06-15';

/** Fifty tags of the greatest length, percent-encoded, and the rest. */
const mostRequestBytes = 256 * 1024;

/** Answers one request of the Query protocol. */
export async function handleRequest(
  options: StsOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(request, mostRequestBytes);
    const caller = await options.gate.authenticate(signedRequest(request, body), 'sts');
    checkForm(request);
    const parameters = readParameters(body);
    const action = actionOf(parameters);
    const result = stsOperations[action]?.(options, caller, parameters) ?? [];
    send(response, 200, `${action}Response`, [[`${action}Result`, result]]);
  } catch (error) {
    if (error instanceof BodyCutShort) {
      response.destroy();
      return;
    }
    const { type, message, status } = asRefusal(error);
    send(response, status, 'ErrorResponse', [
      [
        'Error',
        [
          ['Type', status < 500 ? 'Sender' : 'Receiver'],
          ['Code', type],
          ['Message', message],
        ],
      ],
    ]);
  }
}

function checkForm({ method, headers }: IncomingMessage): void {
  if (method !== 'POST' || !/^application\/x-www-form-urlencoded(;|$)/i.test(headers['content-type'] ?? ''))
    throw new ServiceRefusal(
      'MalformedQueryString',
      'The local host takes a POST with the content type application/x-www-form-urlencoded.',
      404,
    );
}

/** An operation that the endpoint accepts. Unproven: the code for a version that is missing. */
function actionOf(parameters: Parameters): string {
  const action = parameters.get('Action');
  if (action === undefined) throw new ServiceRefusal('MissingAction', 'The request has no Action.');
  const asked = parameters.get('Version') ?? '';
  if (asked !== version)
    throw new ServiceRefusal(
      'NoSuchVersion',
      `The requested version (${asked}) of service AWSSecurityTokenService does not exist`,
    );
  if (!Object.hasOwn(stsOperations, action))
    throw new ServiceRefusal(
      'InvalidAction',
      `Could not find operation ${action} for version ${version}: the local host knows ${Object.keys(stsOperations).join(', ')}.`,
    );
  return action;
}

function asRefusal(error: unknown): Pick<ServiceRefusal, 'type' | 'message' | 'status'> {
  if (error instanceof ServiceRefusal) return error;
  if (error instanceof SignatureRefused) return ofSignature[error.code](error.message);
  if (error instanceof BodyTooLarge) return new ServiceRefusal('RequestEntityTooLarge', error.message, 413);
  throw error;
}

const refused = (type: string, status: number) => (message: string) => new ServiceRefusal(type, message, status);
/** STS has one message for an unknown key and for a token that does not fit. */
const unknownToken = () =>
  new ServiceRefusal('InvalidClientTokenId', 'The security token included in the request is invalid.', 403);

/** The error with which STS refuses a signature. */
const ofSignature: Readonly<Record<SignatureRefusal, (message: string) => ServiceRefusal>> = {
  MissingAuthenticationToken: refused('MissingAuthenticationToken', 403),
  IncompleteSignature: refused('IncompleteSignature', 400),
  InvalidAccessKeyId: unknownToken,
  InvalidToken: unknownToken,
  SignatureDoesNotMatch: refused('SignatureDoesNotMatch', 403),
  RequestTimeTooSkewed: refused('SignatureDoesNotMatch', 403),
  ExpiredToken: refused('ExpiredToken', 403),
  RequestExpired: refused('RequestExpired', 400),
};

function send(response: ServerResponse, status: number, root: string, children: readonly XmlElement[]): void {
  const requestId = randomUUID();
  const meta: XmlElement =
    root === 'ErrorResponse' ? ['RequestId', requestId] : ['ResponseMetadata', [['RequestId', requestId]]];
  const inside = [...children, meta].map(renderElement).join('');
  const body = `<${root} xmlns="https://sts.amazonaws.com/doc/${version}/">${inside}</${root}>`;
  response
    .writeHead(status, {
      'content-type': 'text/xml',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'x-amzn-requestid': requestId,
    })
    .end(body);
}
