import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGateFixture, region } from 'local-aws/auth/testing/gate-fixture.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClaimExportDocument } from '../__generated__/graphql.ts';
import type { GraphqlApi } from './call-api.ts';
import { ApiUnreachable, createGraphqlApi, GraphqlRefused } from './call-api.ts';
import { createJobs, JobRefused } from './jobs.ts';

type Answer = { readonly status?: number; readonly body: unknown } | 'cut' | 'half' | 'none';

let server: Server;
let api: GraphqlApi;
let answers: Answer[] = [];
let pausesMs: number[] = [];
let requests: { readonly headers: IncomingHttpHeaders; readonly body: Buffer; readonly target: string }[] = [];

/** An HTTP server in the place of the API. It gives the answers in turn and then repeats the last one. */
beforeEach(async () => {
  [answers, requests, pausesMs] = [[], [], []];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({ headers: request.headers, body: Buffer.concat(chunks), target: request.url ?? '' });
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? 'cut';
      if (answer === 'none') return;
      if (answer === 'cut') response.destroy();
      else if (answer === 'half')
        response.writeHead(200, { 'content-length': 100 }).write('{"data":', () => response.destroy());
      else
        response
          .writeHead(answer.status ?? 200)
          .end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = createGraphqlApi({
    url: urlOf(server),
    region,
    pause: (ms) => Promise.resolve(pausesMs.push(ms)),
  });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  vi.unstubAllEnvs();
});

const urlOf = (of: Server) => `http://127.0.0.1:${(of.address() as AddressInfo).port}/graphql`;
const claimed = { body: { data: { claimExport: { id: 'x' } } } };
const error = (errorType: string) => ({
  body: { data: { claimExport: null }, errors: [{ errorType, message: 'no' }] },
});
const call = () => api.call(ClaimExportDocument, { owner: 'somebody', id: 'x', claimant: 'y' });

function signAs(keys: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }): void {
  vi.stubEnv('AWS_ACCESS_KEY_ID', keys.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secretAccessKey);
  vi.stubEnv('AWS_SESSION_TOKEN', keys.sessionToken);
}

describe('a call to the API', () => {
  beforeEach(() => signAs({ accessKeyId: 'AKIAEXAMPLE000000000', secretAccessKey: 'secret' }));

  it('is signed by the role that the environment holds at that moment', async () => {
    const { gate, role, keysOf } = createGateFixture();
    answers = [claimed];
    for (const roleName of ['Worker', 'Sweeper']) {
      const session = role(roleName, []);
      signAs(keysOf(session));
      await call();
      const { headers, body, target } = requests.at(-1) ?? { headers: {}, body: Buffer.alloc(0), target: '' };
      const principal = await gate.authenticate(
        { method: 'POST', target, headers: headers as Record<string, string>, body },
        'appsync',
      );
      expect(principal).toMatchObject({ kind: 'role-session', roleArn: session.roleArn });
    }
    expect(JSON.parse(String(requests[0]?.body))).toMatchObject({
      query: expect.stringContaining('mutation ClaimExport') as string,
      variables: { owner: 'somebody', id: 'x' },
    });
  });

  it.each<[string, Answer]>([
    ['the connection is cut', 'cut'],
    ['the answer is cut off in its middle', 'half'],
    ['the API has a fault', { status: 500, body: error('ServiceUnavailable').body }],
    ['the API throttles', { status: 429, body: error('Throttled').body }],
    ['the answer is nothing', { body: 'null' }],
    ['the answer has neither data nor errors', { body: {} }],
    ['the answer has no data and says no error', { body: { data: null, errors: [] } }],
    ['a data source has a fault', error('Internal')],
    ['a data source is asked too much', error('Busy')],
    ['the answer is no JSON', { body: '<html>' }],
  ])('is made again when %s', async (_, fault) => {
    answers = [fault, fault, claimed];
    expect(await call()).toEqual({ claimExport: { id: 'x' } });
    expect(requests).toHaveLength(3);
  });

  it('is given up after five tries', async () => {
    answers = ['cut'];
    await expect(call()).rejects.toThrow(ApiUnreachable);
    expect(requests).toHaveLength(5);
  });

  it('is retried after waits that double, each with a random addition of up to half', async () => {
    await expect(call()).rejects.toMatchObject({
      cause: { name: 'TransientFault', cause: expect.any(Error) as unknown },
    });
    expect(pausesMs).toHaveLength(4);
    for (const [index, ms] of pausesMs.entries()) {
      expect(ms).toBeGreaterThanOrEqual(100 * 2 ** index);
      expect(ms).toBeLessThanOrEqual(200 * 2 ** index);
    }
    answers = [claimed];
    await call();
    expect(pausesMs).toHaveLength(4);
  });

  it('is made again when no answer comes in time', async () => {
    answers = ['none', claimed];
    api = createGraphqlApi({ url: urlOf(server), region, answerWithinMs: 100, pause: () => Promise.resolve() });
    expect(await call()).toEqual({ claimExport: { id: 'x' } });
  });

  it.each<[string, Answer, object]>([
    ['a cut connection', 'cut', { message: 'The request was not answered.', cause: expect.any(Error) as unknown }],
    ['no JSON', { body: '<' }, { message: 'HTTP 200 without JSON', cause: expect.any(SyntaxError) as unknown }],
    ['an answer of nothing', { body: {} }, { message: 'HTTP 200 without data or errors' }],
    ['a fault of the API', { status: 500, body: '<' }, { message: 'HTTP 500' }],
  ])('is given up because of %s, and says so', async (_, answer, cause) => {
    answers = [answer];
    await expect(call()).rejects.toMatchObject({ cause });
  });

  it('is not made again when the API says no', async () => {
    answers = [error('Unauthorized')];
    await expect(call()).rejects.toThrow(GraphqlRefused);
    await expect(call()).rejects.toThrow('Unauthorized: no');
    expect(requests).toHaveLength(2);
  });

  it('is refused also without a type, a message or more', async () => {
    answers = [{ body: { data: null, errors: [{}] } }];
    await expect(call()).rejects.toMatchObject({ errorType: 'Unknown', message: 'Unknown: ', info: undefined });
  });

  it('stands when one of its fields has a value', async () => {
    answers = [{ body: { data: { claimExport: { id: 'x' }, other: null } } }];
    expect(await call()).toEqual({ claimExport: { id: 'x' }, other: null });
  });

  it('stands when only a field below the change failed', async () => {
    answers = [
      {
        body: {
          data: { claimExport: { id: 'x' } },
          errors: [{ errorType: 'Lambda:Unhandled', path: ['claimExport', 'downloadUrl'] }],
        },
      },
    ];
    expect(await call()).toEqual({ claimExport: { id: 'x' } });
  });

  it.each(['ClaimRefused', 'ClaimHeld'])('says %s by its name', async (errorType) => {
    answers = [error(errorType)];
    const refusal = await createJobs(api)
      .claim({ owner: 'somebody', from: null, to: null, id: 'x' })
      .catch((caught: unknown) => caught);
    expect(refusal).toBeInstanceOf(JobRefused);
    expect(refusal).toMatchObject({ refusal: errorType });
  });
});
