import type { Endpoint } from 'local-aws/endpoint.ts';
import type { FaultTargets } from 'local-aws/host/fault-switches.ts';
import { noFaults } from 'local-aws/host/faults.ts';
import { createMovableClock } from 'local-aws/host/movable-clock.ts';
import type { ResolvedResource } from 'local-aws/template/resolved-resource.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageHeaders } from '../delivery/page-headers.ts';
import { answerFaults } from './faults-endpoint.ts';
import { openPageEndpoint } from './page-endpoint.ts';

const resource = (type: string, logicalId: string): ResolvedResource => ({
  stack: 'Data',
  logicalId,
  type,
  physicalId: `Data-${logicalId}`,
  properties: {},
});

let endpoint: Endpoint;
let done: string[];
let targets: FaultTargets;

beforeEach(async () => {
  done = [];
  targets = {
    faults: noFaults(),
    clock: createMovableClock(),
    resources: [
      resource('AWS::DynamoDB::Table', 'LedgerSlipsBE2C5078'),
      resource('AWS::Lambda::Function', 'JobsSweeperF806B727'),
    ],
    dropSockets: () => void done.push('dropped'),
    expireCredentials: () => void done.push('expired'),
  };
  endpoint = await openPageEndpoint({
    port: 0,
    headers: pageHeaders({ graphql: '', realtime: '', userPools: '', identityPools: '', archives: '' }),
    documents: {},
    answers: { '/local-host/trouble': (request, response) => answerFaults(request, response, targets) },
  });
});
afterEach(() => endpoint.close());

async function send(
  body: unknown,
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${endpoint.url}/local-host/trouble`, {
    method,
    headers: { 'x-local-host': 'trouble', ...headers },
    ...(method === 'POST' ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the endpoint of faults', () => {
  it('injects no fault until one is asked for', async () => {
    expect(await send(undefined, {}, 'GET')).toEqual({
      status: 200,
      body: {
        loseEventsForMsAfterStartAck: 0,
        duplicateEvents: false,
        throttleTables: [],
        stopFunctions: [],
        clockAheadMs: 0,
      },
    });
  });

  it('turns every switch, and back', async () => {
    const names = { throttleTables: ['LedgerSlips'], stopFunctions: ['Data-JobsSweeperF806B727'] };
    const on = await send({
      ...names,
      loseEventsForMsAfterStartAck: 500,
      duplicateEvents: true,
      dropSockets: true,
      expireCredentials: true,
      moveClockMs: 60_000,
    });
    expect(on.body).toMatchObject({
      loseEventsForMsAfterStartAck: 500,
      duplicateEvents: true,
      throttleTables: ['Data-LedgerSlipsBE2C5078'],
      stopFunctions: ['Data-JobsSweeperF806B727'],
      clockAheadMs: 60_000,
    });
    expect(done).toEqual(['dropped', 'expired']);
    const off = await send({
      throttleTables: [],
      stopFunctions: [],
      loseEventsForMsAfterStartAck: 0,
      duplicateEvents: false,
    });
    expect(off.body).toMatchObject({
      loseEventsForMsAfterStartAck: 0,
      duplicateEvents: false,
      throttleTables: [],
      stopFunctions: [],
    });
  });

  it.each([
    ['an unknown switch', { explode: true }, /no switch "explode".*dropSockets/],
    ['a name that every object has', { constructor: true }, /no switch "constructor"/],
    ['a clock put back', { moveClockMs: -1 }, /moveClockMs: expected milliseconds/],
    ['a fraction', { loseEventsForMsAfterStartAck: 0.5 }, /loseEventsForMsAfterStartAck: expected/],
    [
      'a table that there is not',
      { throttleTables: ['Slips'] },
      /throttleTables: expected a list of tables.*There are LedgerSlips/,
    ],
    ['a list', [], /Expected an object/],
    ['no JSON', '{', /Expected JSON/],
  ])('refuses %s, by name', async (_, body, message) => {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    expect(answer.body['error']).toMatch(message);
  });

  it('turns none of the switches when one of them is wrong', async () => {
    expect((await send({ dropSockets: true, duplicateEvents: true, moveClockMs: 'x' })).status).toBe(400);
    expect([done, targets.faults.duplicateEvents]).toEqual([[], false]);
  });
});

describe('a website that a person has open', () => {
  it.each([
    ['cannot send what a form can send', { 'x-local-host': '', 'content-type': 'text/plain' }, /header x-local-host/],
    ['cannot send from its own origin', { origin: 'https://example.com' }, /other origins/],
    ['cannot send from another port of this machine', { origin: 'http://localhost:1' }, /other origins/],
  ])('%s', async (_, headers, message) => {
    const answer = await send({ dropSockets: true }, headers);
    expect(answer.status).toBe(403);
    expect(answer.body['error']).toMatch(message);
    expect(done).toEqual([]);
  });

  it('gets no preflight granted', async () => {
    const response = await fetch(`${endpoint.url}/local-host/trouble`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://example.com',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-local-host',
      },
    });
    expect(response.ok).toBe(false);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  // fetch sets the host header itself.
  it('gains nothing by a name that leads to this machine', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(endpoint.url);
      const sent = request(
        {
          hostname,
          port,
          path: '/local-host/trouble',
          method: 'POST',
          headers: { host: `evil.example:${port}`, origin: `http://evil.example:${port}`, 'x-local-host': 'trouble' },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      sent.on('error', reject);
      sent.end('{"dropSockets":true}');
    });
    expect([status, done]).toEqual([403, []]);
  });
});

it('gives a page endpoint that no path breaks', async () => {
  for (const path of ['//', '/%', '/%00', '/..%2f..%2fetc/passwd', '/constructor', '/?#']) {
    expect((await fetch(`${endpoint.url}${path}`)).status).toBe(404);
  }
});
