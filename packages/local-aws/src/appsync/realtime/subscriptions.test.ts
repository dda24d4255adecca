import { describe, expect, it } from 'vitest';
import { apiOfOneTest } from '../testing/api-of-one-test.ts';
import { connected } from '../testing/realtime-client.ts';
import { onMine, realtimeSettings, row, set } from '../testing/realtime-settings.ts';
import { settingsOf, unit } from '../testing/settings.ts';
import { call } from '../testing/signed-call.ts';
import type { TestApiOptions } from '../testing/test-api.ts';
import { identityIdOf } from '../testing/test-api.ts';

const api = (options: Partial<TestApiOptions> = {}) => apiOfOneTest({ settings: realtimeSettings, ...options });

describe('an event', () => {
  it('reaches only the owner that the filter names', async () => {
    const { endpoint, person, worker } = await api();
    const [ada, eve] = [await connected(endpoint, person('ada')), await connected(endpoint, person('eve'))];
    await ada.start('a', person('ada'), onMine);
    await eve.start('e', person('eve'), onMine);
    await Promise.all([ada.next(), eve.next()]);
    await call(endpoint, worker(), set, { id: '1', owner: identityIdOf('ada'), note: 'for ada' });
    await call(endpoint, worker(), set, { id: '2', owner: identityIdOf('eve'), note: 'for eve' });
    expect(await ada.next()).toEqual({
      id: 'a',
      type: 'data',
      payload: { data: { onMine: { id: '1', note: 'for ada', version: 1 } } },
    });
    expect(await eve.next()).toEqual({
      id: 'e',
      type: 'data',
      payload: { data: { onMine: { id: '2', note: 'for eve', version: 1 } } },
    });
  });

  it('carries the fields that the mutation selected, with null or an error for the others', async () => {
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
      {
        id: '2',
        type: 'data',
        payload: {
          data: { onRow: null },
          errors: [
            {
              path: ['onRow', 'version'],
              locations: null,
              message: "Cannot return null for non-nullable type: 'Int' within parent 'Row' (/onRow/version)",
            },
          ],
        },
      },
    ]);
  });

  it('reaches no subscriber when the mutation did not select the field of the filter', async () => {
    const { endpoint, person, worker } = await api();
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    await client.next();
    await call(endpoint, worker(), 'mutation M($o: ID) { set(id: "1", owner: $o) { id version } }', {
      o: identityIdOf('ada'),
    });
    await call(endpoint, worker(), set, { id: '2', owner: identityIdOf('ada') });
    expect((await client.next()).payload?.data).toMatchObject({ onMine: { id: '2' } });
  });

  it('is matched with the arguments when no filter is set', async () => {
    const { endpoint, person, worker } = await api();
    const client = await connected(endpoint, person('ada'));
    const starts = {
      byId: 'subscription { onRow(id: "1") { id } }',
      ownerless: 'subscription { onRow(owner: null) { id } }',
      all: 'subscription { onRow { id } }',
    };
    for (const [id, query] of Object.entries(starts)) {
      await client.start(id, person('ada'), query);
      await client.next();
    }
    const heard = async (count: number) =>
      (await Promise.all(Array.from({ length: count }, () => client.next()))).map(({ id }) => id).sort();
    await call(endpoint, worker(), set, { id: '1', owner: 'o' });
    expect(await heard(2)).toEqual(['all', 'byId']);
    await call(endpoint, worker(), set, { id: '2' });
    expect(await heard(2)).toEqual(['all', 'ownerless']);
  });

  it('is caused only by a mutation that succeeded and is named in the schema', async () => {
    const failing = settingsOf({
      ...realtimeSettings,
      resolvers: [unit('Mutation.set', { request: 'util.error("no")' }), unit('Mutation.touch', { response: row })],
    });
    const { endpoint, person, worker } = await api({ settings: failing });
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), 'subscription { onRow { id } }');
    await client.next();
    await call(endpoint, worker(), set, { id: '1' });
    await call(endpoint, worker(), 'mutation { touch(id: "2") { id } }');
    expect((await client.next()).payload?.data).toEqual({ onRow: { id: '2' } });
  });

  it('is dropped without an error when it is over 240 KB', async () => {
    const { endpoint, person, worker, logged } = await api();
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    await client.next();
    await call(endpoint, worker(), set, { id: 'big', owner: identityIdOf('ada'), note: 'x'.repeat(240 * 1024) });
    await call(endpoint, worker(), set, { id: 'small', owner: identityIdOf('ada') });
    expect((await client.next()).payload?.data).toMatchObject({ onMine: { id: 'small' } });
    expect(logged.join()).toContain('was dropped');
  });

  it('does not arrive after stop, which is confirmed with complete', async () => {
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

  it('ends only the subscriptions that an invalidation names', async () => {
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

  it('is lost right after start_ack when that fault is switched on', async () => {
    const { endpoint, person, worker, clock } = await api({
      options: { faults: { loseEventsForMsAfterStartAck: 60_000 } },
    });
    const client = await connected(endpoint, person('ada'));
    await client.start('1', person('ada'), onMine);
    await client.next();
    await call(endpoint, worker(), set, { id: 'lost', owner: identityIdOf('ada') });
    clock.aheadMs = 61_000;
    await call(endpoint, worker(), set, { id: 'heard', owner: identityIdOf('ada') });
    expect((await client.next()).payload?.data).toMatchObject({ onMine: { id: 'heard' } });
  });
});
