import { afterEach, describe, expect, it } from 'vitest';
import { call } from '../testing/signed-call.ts';
import { connect, connected } from '../testing/realtime-client.ts';
import { settingsOf, unit } from '../testing/settings.ts';
import type { TestApi, TestApiOptions } from '../testing/test-api.ts';
import { identityIdOf, openTestApi } from '../testing/test-api.ts';

const schema = `
  type Query { ok: Boolean }
  type Mutation { set(id: ID!, owner: ID, note: String): Row  touch(id: ID!): Row  revoke(owner: ID!): Row }
  type Row { id: ID! owner: ID note: String version: Int! computed: String }
  type Subscription {
    onMine: Row @aws_subscribe(mutations: ["set"])
    onRow(id: ID, owner: ID): Row @aws_subscribe(mutations: ["set", "touch"])
  }
`;
const row = 'return { id: ctx.args.id, owner: ctx.args.owner, note: ctx.args.note, version: 1 };';
const mine = 'extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ owner: { eq: ctx.identity.cognitoIdentityId } })); return null;';
const settings = settingsOf({
  schema,
  resolvers: [
    unit('Mutation.set', { response: row }),
    unit('Mutation.touch', { response: row }),
    unit('Mutation.revoke', { response: 'extensions.invalidateSubscriptions({ subscriptionField: "onMine", payload: { owner: ctx.args.owner } }); return { id: "x", version: 1 };' }),
    unit('Subscription.onMine', { response: `extensions.setSubscriptionInvalidationFilter(util.transform.toSubscriptionFilter({ owner: { eq: ctx.identity.cognitoIdentityId } })); ${mine}` }),
  ],
});

let open: TestApi | undefined;
async function api(options: Partial<TestApiOptions> = {}): Promise<TestApi> {
  open = await openTestApi({ settings, ...options });
  return open;
}
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const set = 'mutation M($id: ID!, $owner: ID, $note: String) { set(id: $id, owner: $owner, note: $note) { id owner note version } }';
const onMine = 'subscription { onMine { id note version } }';

describe('a connection', () => {
  it('is acknowledged with the timeout AppSync gives, on the subprotocol graphql-ws', async () => {
    const { endpoint, person } = await api();
    const client = await connect(endpoint, person('ada'));
    client.send({ type: 'connection_init' });
    expect(await client.next()).toEqual({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
    expect(client.protocol).toBe('graphql-ws');
  });

  it('is refused with connection_error when its signature does not hold', async () => {
    const { endpoint, person } = await api();
    const client = await connect(endpoint, { ...person('ada'), secretAccessKey: 'wrong' });
    expect(await client.next()).toMatchObject({ type: 'connection_error', payload: { errors: [{ errorType: 'BadRequestException', errorCode: 400 }] } });
    expect(await client.closed).toBe(1000);
  });

  it('is refused without signed headers', async () => {
    const { endpoint, person } = await api();
    const client = await connect(endpoint, person('ada'), ['graphql-ws']);
    expect(await client.next()).toMatchObject({ type: 'connection_error', payload: { errors: [{ errorType: 'UnauthorizedException', errorCode: 401 }] } });
  });

  it('is refused by name on another subprotocol', async () => {
    const { endpoint, person } = await api();
    const client = await connect(endpoint, person('ada'), []);
    expect(await client.next()).toMatchObject({ type: 'connection_error', payload: { errors: [{ errorType: 'SubProtocolNotSupportedError' }] } });
  });

  it('hears a keep-alive', async () => {
    const { endpoint, person } = await api({ options: { keepAliveMs: 20 } });
    const client = await connected(endpoint, person('ada'));
    expect(await client.next()).toEqual({ type: 'ka' });
  });

  it('is closed after 24 hours', async () => {
    const { endpoint, person, clock } = await api({ options: { keepAliveMs: 20 } });
    const client = await connected(endpoint, person('ada'));
    clock.offsetMs = 24 * 3600_000;
    expect(await client.closed).toBe(1001);
  });

  it.each([['not JSON', '{'], ['of an unknown type', { type: 'shout', id: '1' }], ['a list', []]])('answers a message that is %s with an error and stays open', async (_name, message) => {
    const { endpoint, person } = await api();
    const client = await connected(endpoint, person('ada'));
    client.send(message);
    expect(await client.next()).toMatchObject({ type: 'error', payload: { errors: [{ errorType: 'UnsupportedOperation' }] } });
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
    expect(await client.next()).toMatchObject({ id: '1', type: 'error', payload: { errors: [{ errorType: 'UnauthorizedException' }] } });
    await client.start('2', { ...person('ada'), secretAccessKey: 'wrong' }, onMine);
    expect(await client.next()).toMatchObject({ id: '2', type: 'error', payload: { errors: [{ errorType: 'BadRequestException' }] } });
  });

  it('is refused when IAM does not allow the field', async () => {
    const { endpoint, person } = await api({ personMay: ['Mutation.set'] });
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    expect(await client.next()).toEqual({ id: '1', type: 'error', payload: { errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access onMine on type Subscription' }] } });
  });

  it('is refused for what is not valid, and for what is no subscription', async () => {
    const { endpoint, person } = await api();
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), 'subscription { onMine { nothing } }');
    expect((await client.next()).payload?.errors?.[0]?.message).toBe("Validation error of type FieldUndefined: Field 'nothing' in type 'Row' is undefined @ 'onMine/nothing'");
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
    expect(await client.next()).toMatchObject({ type: 'error', payload: { errors: [{ errorType: 'DuplicatedOperationError' }] } });
    await client.start('100', ada, onMine);
    expect(await client.next()).toMatchObject({ type: 'error', payload: { errors: [{ errorType: 'MaxSubscriptionsReachedError' }] } });
  });
});

describe('an event', () => {
  it('reaches the owner the filter names, and nobody else', async () => {
    const { endpoint, person, worker } = await api();
    const [ada, eve] = [await connected(endpoint, person('ada')), await connected(endpoint, person('eve'))];
    await ada.start('a', person('ada'), onMine);
    await eve.start('e', person('eve'), onMine);
    await Promise.all([ada.next(), eve.next()]);
    await call(endpoint, worker(), set, { id: '1', owner: identityIdOf('ada'), note: 'for ada' });
    await call(endpoint, worker(), set, { id: '2', owner: identityIdOf('eve'), note: 'for eve' });
    expect(await ada.next()).toEqual({ id: 'a', type: 'data', payload: { data: { onMine: { id: '1', note: 'for ada', version: 1 } } } });
    expect(await eve.next()).toEqual({ id: 'e', type: 'data', payload: { data: { onMine: { id: '2', note: 'for eve', version: 1 } } } });
  });

  it('carries what the mutation selected: the rest is null, and where none may be, an error', async () => {
    const { endpoint, person, worker } = await api();
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), 'subscription { onRow { id note computed } }');
    await client.start('2', person('ada'), 'subscription { onRow { id version } }');
    await client.next();
    await client.next();
    await call(endpoint, worker(), 'mutation { set(id: "7", note: "n") { key: id } }');
    const frames = [await client.next(), await client.next()].sort((a, b) => String(a.id).localeCompare(String(b.id)));
    expect(frames).toEqual([
      { id: '1', type: 'data', payload: { data: { onRow: { id: '7', note: null, computed: null } } } },
      { id: '2', type: 'data', payload: { data: { onRow: null }, errors: [{ path: ['onRow', 'version'], locations: null, message: "Cannot return null for non-nullable type: 'Int' within parent 'Row' (/onRow/version)" }] } },
    ]);
  });

  it('that does not select what the filter looks at reaches nobody', async () => {
    const { endpoint, person, worker } = await api();
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    await client.next();
    await call(endpoint, worker(), 'mutation M($o: ID) { set(id: "1", owner: $o) { id version } }', { o: identityIdOf('ada') });
    await call(endpoint, worker(), set, { id: '2', owner: identityIdOf('ada') });
    expect((await client.next()).payload?.data).toMatchObject({ onMine: { id: '2' } });
  });

  it('is matched with the arguments where no filter is set: given ones must be equal, null means null, omitted ones anything', async () => {
    const { endpoint, person, worker } = await api();
    const client = await connected(endpoint, person('ada'));
    const starts = { byId: 'subscription { onRow(id: "1") { id } }', ownerless: 'subscription { onRow(owner: null) { id } }', all: 'subscription { onRow { id } }' };
    for (const [id, query] of Object.entries(starts)) {
      await client.start(id, person('ada'), query);
      await client.next();
    }
    const heard = async (count: number) => (await Promise.all(Array.from({ length: count }, () => client.next()))).map(({ id }) => id).sort();
    await call(endpoint, worker(), set, { id: '1', owner: 'o' });
    expect(await heard(2)).toEqual(['all', 'byId']);
    await call(endpoint, worker(), set, { id: '2' });
    expect(await heard(2)).toEqual(['all', 'ownerless']);
  });

  it('comes only of a mutation that succeeded and is named in the schema', async () => {
    const failing = settingsOf({ ...settings, resolvers: [unit('Mutation.set', { request: 'util.error("no")' }), unit('Mutation.touch', { response: row })] });
    const { endpoint, person, worker } = await api({ settings: failing });
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), 'subscription { onRow { id } }');
    await client.next();
    await call(endpoint, worker(), set, { id: '1' });
    await call(endpoint, worker(), 'mutation { touch(id: "2") { id } }');
    expect((await client.next()).payload?.data).toEqual({ onRow: { id: '2' } });
  });

  it('over 240 KB is dropped without a word to the client', async () => {
    const { endpoint, person, worker, logged } = await api();
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    await client.next();
    await call(endpoint, worker(), set, { id: 'big', owner: identityIdOf('ada'), note: 'x'.repeat(240 * 1024) });
    await call(endpoint, worker(), set, { id: 'small', owner: identityIdOf('ada') });
    expect((await client.next()).payload?.data).toMatchObject({ onMine: { id: 'small' } });
    expect(logged.join()).toContain('was dropped');
  });

  it('no longer comes after stop, which is answered with complete', async () => {
    const { endpoint, person, worker } = await api();
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    await client.next();
    client.send({ id: '1', type: 'stop' });
    expect(await client.next()).toEqual({ id: '1', type: 'complete' });
    await call(endpoint, worker(), set, { id: '1', owner: identityIdOf('ada') });
    await client.start('2', person('ada'), onMine);
    expect((await client.next()).type).toBe('start_ack');
  });

  it('ends the subscriptions that an invalidation names, and no others', async () => {
    const { endpoint, person, worker } = await api();
    const [ada, eve] = [await connected(endpoint, person('ada')), await connected(endpoint, person('eve'))];
    await ada.start('a', person('ada'), onMine);
    await eve.start('e', person('eve'), onMine);
    await Promise.all([ada.next(), eve.next()]);
    await call(endpoint, worker(), 'mutation R($o: ID!) { revoke(owner: $o) { id } }', { o: identityIdOf('ada') });
    expect(await ada.next()).toEqual({ id: 'a', type: 'complete' });
    await call(endpoint, worker(), set, { id: '1', owner: identityIdOf('eve') });
    expect((await eve.next()).type).toBe('data');
  });

  it('is lost right after start_ack when that trouble is switched on', async () => {
    const { endpoint, person, worker, clock } = await api({ options: { trouble: { loseEventsForMsAfterStartAck: 60_000 } } });
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    await client.next();
    await call(endpoint, worker(), set, { id: 'lost', owner: identityIdOf('ada') });
    clock.offsetMs = 61_000;
    await call(endpoint, worker(), set, { id: 'heard', owner: identityIdOf('ada') });
    expect((await client.next()).payload?.data).toMatchObject({ onMine: { id: 'heard' } });
  });
});
