import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Principal } from '../../iam/principal.ts';
import { apiOfOneTest } from '../testing/api-of-one-test.ts';
import { connected } from '../testing/realtime-client.ts';
import { onMine, realtimeSettings, set } from '../testing/realtime-settings.ts';
import { unit } from '../testing/settings.ts';
import { call, signedHeaders } from '../testing/signed-call.ts';
import type { TestApiOptions } from '../testing/test-api.ts';
import { identityIdOf } from '../testing/test-api.ts';
import { asHeaders } from './connection-header.ts';

const api = (options: Partial<TestApiOptions> = {}) => apiOfOneTest({ settings: realtimeSettings, ...options });

describe('a start', () => {
  it('is refused when its data is not the signed data, even with a matching hash in another place', async () => {
    const { endpoint, person } = await api();
    const client = await connected(endpoint, person('ada'));
    for (const more of [{}, { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }]) {
      const authorization = await signedHeaders(
        endpoint,
        JSON.stringify({ query: onMine, variables: {} }),
        person('ada'),
        more,
      );
      client.send({
        id: '1',
        type: 'start',
        payload: {
          data: JSON.stringify({ query: 'subscription { onRow { id } }', variables: {} }),
          extensions: { authorization },
        },
      });
      expect(await client.next()).toMatchObject({
        id: '1',
        type: 'error',
        payload: { errors: [{ errorType: 'BadRequestException' }] },
      });
    }
  });

  it('is refused with the operation named when it is a query or mutation', async () => {
    const { endpoint, person } = await api();
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), '{ ok }');
    expect((await client.next()).payload?.errors?.[0]?.message).toBe(
      'query not supported through the realtime channel',
    );
    await client.start('2', person('ada'), set, { id: '1' });
    expect((await client.next()).payload?.errors?.[0]?.message).toBe(
      'mutation not supported through the realtime channel',
    );
  });

  it('is refused when its resolver appends an error', async () => {
    const settings = {
      ...realtimeSettings,
      resolvers: [unit('Subscription.onMine', { response: 'util.appendError("not now", "Closed"); return null;' })],
    };
    const { endpoint, person } = await api({ settings });
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    expect(await client.next()).toMatchObject({
      id: '1',
      type: 'error',
      payload: { errors: [{ errorType: 'Closed', message: 'not now' }] },
    });
  });

  it('is never acknowledged when it is stopped before', async () => {
    const { endpoint, person, worker } = await api();
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    client.send({ id: '1', type: 'stop' });
    expect(await client.next()).toEqual({ id: '1', type: 'complete' });
    await client.start('2', person('ada'), onMine);
    expect(await client.next()).toEqual({ id: '2', type: 'start_ack' });
    await call(endpoint, worker(), set, { id: '7', owner: identityIdOf('ada') });
    expect(await client.next()).toMatchObject({ id: '2', type: 'data' });
  });

  it('hides the cause of a failure of this host, which is logged', async () => {
    const principal: Principal = { kind: 'operator', userArn: 'arn:aws:iam::123456789012:user/operator' };
    const gate = {
      authenticate: ({ target }: { readonly target: string }) =>
        target === '/graphql/connect' ? Promise.resolve(principal) : Promise.reject(new Error('the disk is full')),
      authenticateForm: () => Promise.reject(new Error('the disk is full')),
      authorize: () => ({ allowed: true }) as const,
    };
    const { endpoint, person, logged } = await api({ options: { gate } });
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    expect(JSON.stringify(await client.next())).not.toContain('disk');
    expect(logged.join()).toContain('the disk is full');
  });
});

describe('a connection', () => {
  it('is refused at another path', async () => {
    const { endpoint } = await api();
    const socket = new WebSocket(`${endpoint.replace('http:', 'ws:')}/elsewhere`, ['graphql-ws']);
    const status = await new Promise((resolve) =>
      socket
        .on('unexpected-response', (_request, response) => {
          resolve(response.statusCode);
        })
        .on('error', () => undefined)
        .on('open', () => {
          resolve('open');
        }),
    );
    socket.terminate();
    expect(status).toBe(404);
  });

  it('is closed by a message that is longer than any request may be', async () => {
    const { endpoint, person } = await api();
    const client = await connected(endpoint, person('ada'));
    client.send('x'.repeat(2 * 1024 * 1024));
    expect(await client.closed).toBe(1009);
  });
});

describe('signed headers', () => {
  it.each([
    ['texts under names in any case', { Host: 'a', 'x-amz-date': 'b' }, { host: 'a', 'x-amz-date': 'b' }],
    [
      'a name twice, in different case, because signer and reader might use different ones',
      { Host: 'a', host: 'b' },
      undefined,
    ],
    ['a number', { host: 1 }, undefined],
    ['a list', ['host'], undefined],
    ['nothing', undefined, undefined],
  ])('from %s', (_, value, headers) => {
    expect(asHeaders(value)).toEqual(headers);
  });
});
