import { describe, expect, it } from 'vitest';
import { apiOfOneTest } from '../testing/api-of-one-test.ts';
import { connect, connected } from '../testing/realtime-client.ts';
import { onMine, realtimeSettings } from '../testing/realtime-settings.ts';
import type { TestApiOptions } from '../testing/test-api.ts';

const api = (options: Partial<TestApiOptions> = {}) => apiOfOneTest({ settings: realtimeSettings, ...options });

describe('a connection', () => {
  it("is acknowledged with AppSync's timeout, on the subprotocol graphql-ws", async () => {
    const { endpoint, person } = await api();
    const client = await connect(endpoint, person('ada'));
    client.send({ type: 'connection_init' });
    expect(await client.next()).toEqual({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
    expect(client.protocol).toBe('graphql-ws');
  });

  it('is refused with connection_error when its signature is invalid', async () => {
    const { endpoint, person } = await api();
    const client = await connect(endpoint, { ...person('ada'), secretAccessKey: 'wrong' });
    expect(await client.next()).toMatchObject({
      type: 'connection_error',
      payload: { errors: [{ errorType: 'BadRequestException', errorCode: 400 }] },
    });
    expect(await client.closed).toBe(1000);
  });

  it('is refused without signed headers', async () => {
    const { endpoint, person } = await api();
    const client = await connect(endpoint, person('ada'), ['graphql-ws']);
    expect(await client.next()).toMatchObject({
      type: 'connection_error',
      payload: { errors: [{ errorType: 'UnauthorizedException', errorCode: 401 }] },
    });
  });

  it('is refused on another subprotocol', async () => {
    const { endpoint, person } = await api();
    const client = await connect(endpoint, person('ada'), []);
    expect(await client.next()).toMatchObject({
      type: 'connection_error',
      payload: { errors: [{ errorType: 'SubProtocolNotSupportedError' }] },
    });
  });

  it('receives a keep-alive', async () => {
    const { endpoint, person } = await api({ options: { keepAliveMs: 20 } });
    const client = await connected(endpoint, person('ada'));
    expect(await client.next()).toEqual({ type: 'ka' });
  });

  it('is closed after 24 hours', async () => {
    const { endpoint, person, clock } = await api({ options: { keepAliveMs: 20 } });
    const client = await connected(endpoint, person('ada'));
    clock.aheadMs = 24 * 3600_000;
    expect(await client.closed).toBe(1001);
  });

  it.each([
    ['not JSON', '{'],
    ['of an unknown type', { type: 'shout', id: '1' }],
    ['a list', []],
  ])('responds to a message that is %s with an error and stays open', async (_name, message) => {
    const { endpoint, person } = await api();
    const client = await connected(endpoint, person('ada'));
    client.send(message);
    expect(await client.next()).toMatchObject({
      type: 'error',
      payload: { errors: [{ errorType: 'UnsupportedOperation' }] },
    });
    await client.start('1', person('ada'), onMine);
    expect(await client.next()).toEqual({ id: '1', type: 'start_ack' });
  });

  it('can be dropped', async () => {
    const { endpoint, person, dropSockets } = await api();
    const client = await connected(endpoint, person('ada'));
    dropSockets();
    expect(await client.closed).toBe(1006);
  });
});

describe('a start', () => {
  it('is verified by its own signature, over its own data', async () => {
    const { endpoint, person } = await api();
    const client = await connected(endpoint, person('ada'));
    client.send({ id: '1', type: 'start', payload: { data: JSON.stringify({ query: onMine }), extensions: {} } });
    expect(await client.next()).toMatchObject({
      id: '1',
      type: 'error',
      payload: { errors: [{ errorType: 'UnauthorizedException' }] },
    });
    await client.start('2', { ...person('ada'), secretAccessKey: 'wrong' }, onMine);
    expect(await client.next()).toMatchObject({
      id: '2',
      type: 'error',
      payload: { errors: [{ errorType: 'BadRequestException' }] },
    });
  });

  it('is refused when IAM does not allow the field', async () => {
    const { endpoint, person } = await api({ personMay: ['Mutation.set'] });
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    expect(await client.next()).toEqual({
      id: '1',
      type: 'error',
      payload: {
        errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access onMine on type Subscription' }],
      },
    });
  });

  it('is refused when it is invalid or not a subscription', async () => {
    const { endpoint, person } = await api();
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), 'subscription { onMine { nothing } }');
    expect((await client.next()).payload?.errors?.[0]?.message).toBe(
      "Validation error of type FieldUndefined: Field 'nothing' in type 'Row' is undefined @ 'onMine/nothing'",
    );
    await client.start('2', person('ada'), '{ ok }');
    expect((await client.next()).payload?.errors?.[0]).toMatchObject({ errorType: 'UnsupportedOperation' });
  });

  it('is refused for an id in use and beyond 100 subscriptions', async () => {
    const { endpoint, person } = await api();
    const client = await connected(endpoint, person('ada'));
    const ada = person('ada');
    for (let n = 0; n < 100; n += 1) {
      await client.start(`${n}`, ada, onMine);
      expect((await client.next()).type).toBe('start_ack');
    }
    await client.start('1', ada, onMine);
    expect(await client.next()).toMatchObject({
      type: 'error',
      payload: { errors: [{ errorType: 'DuplicatedOperationError' }] },
    });
    await client.start('100', ada, onMine);
    expect(await client.next()).toMatchObject({
      type: 'error',
      payload: { errors: [{ errorType: 'MaxSubscriptionsReachedError' }] },
    });
  });
});

it('a subscription that selects deeper than the API allows is refused, and the connection stays', async () => {
  const { endpoint, person } = await api({ settings: { ...realtimeSettings, queryDepthLimit: 1 } });
  const client = await connected(endpoint, person('ada'));
  await client.start('1', person('ada'), onMine);
  expect(await client.next()).toEqual({
    id: '1',
    type: 'error',
    payload: { errors: [{ errorType: 'QueryDepthLimitReached', message: 'Query depth limit reached.' }] },
  });
  client.send({ type: 'connection_init' });
  expect((await client.next()).type).toBe('connection_ack');
});
