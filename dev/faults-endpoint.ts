import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultTargets } from 'local-aws/host/fault-switches.ts';
import { switchesNow, turnSwitches, WrongSwitch } from 'local-aws/host/fault-switches.ts';
import { BodyCutShort, BodyTooLarge, readBody } from 'local-aws/http/read-body.ts';

export const faultsPath = '/local-host/trouble';

/**
 * Without this header no switch changes. A website that a person has open cannot send this header here, because
 * preflights are never granted.
 */
export const faultsHeader = { name: 'x-local-host', value: 'trouble' } as const;

const mostBytes = 4096;

/**
 * `POST` sets switches and answers with their state. `GET` only answers. For programs on this machine, not for pages of
 * others.
 */
export async function answerFaults(
  request: IncomingMessage,
  response: ServerResponse,
  targets: FaultTargets,
): Promise<void> {
  try {
    checkCaller(request);
    if (request.method === 'POST') turnSwitches(await readSwitches(request), targets);
    else if (request.method !== 'GET') throw new Refused(405, `Expected GET or POST, got ${request.method ?? ''}.`);
    reply(response, 200, switchesNow(targets));
  } catch (error) {
    if (error instanceof BodyCutShort) response.destroy();
    else if (error instanceof Refused) reply(response, error.status, { error: error.message });
    else if (error instanceof WrongSwitch) reply(response, 400, { error: error.message });
    else if (error instanceof BodyTooLarge) reply(response, 413, { error: error.message });
    else throw error;
  }
}

class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Only under its own host name: with another name that resolves to this address, a foreign page would count as
 * same-origin (DNS rebinding).
 */
function checkCaller({ headers: { host = '', origin }, method, headers }: IncomingMessage): void {
  if (!/^(localhost|127\.0\.0\.1):\d+$/.test(host))
    throw new Refused(403, `Expected the host localhost or 127.0.0.1, got ${JSON.stringify(host)}.`);
  if (origin !== undefined && origin !== `http://${host}`)
    throw new Refused(403, `Requests from other origins are refused; this one came from ${JSON.stringify(origin)}.`);
  if (method === 'POST' && headers[faultsHeader.name] !== faultsHeader.value)
    throw new Refused(403, `Expected the header ${faultsHeader.name}: ${faultsHeader.value}.`);
}

async function readSwitches(request: IncomingMessage): Promise<unknown> {
  const text = (await readBody(request, mostBytes)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WrongSwitch(`Expected JSON, e.g. {"dropSockets": true}, got ${JSON.stringify(text.slice(0, 80))}.`, {
      cause,
    });
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${JSON.stringify(body)}\n`);
}
