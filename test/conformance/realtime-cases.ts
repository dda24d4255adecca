import { expect } from 'vitest';
import type { Case } from './case.ts';
import type { RealtimeClient } from './realtime-client.ts';
import { connect, connected, connectHeader } from './realtime-client.ts';
import { cancelled } from './short-export.ts';
import type { Visitor } from './visitor.ts';
import { ask } from './visitor.ts';

const onExport = 'subscription { onExport { id status owner version } }';

/** Runs the function with a socket that is closed afterwards in every case. */
function on(
  open: (visitor: Visitor) => Promise<RealtimeClient>,
  holds: (client: RealtimeClient, visitor: Visitor) => Promise<void>,
): Case['holds'] {
  return async (visitor) => {
    const client = await open(visitor);
    await holds(client, visitor).finally(() => client.close());
  };
}

/** A connection that is refused: the offered subprotocols, and the expected error. */
function refusedConnect(
  clause: string,
  source: Case['source'],
  open: (visitor: Visitor) => Promise<RealtimeClient>,
  error: object,
): Case {
  return {
    clause,
    source,
    holds: on(open, async (client) =>
      expect(await client.next()).toMatchObject({ type: 'connection_error', payload: { errors: [error] } }),
    ),
  };
}

const forged = (visitor: Visitor): Visitor => ({
  ...visitor,
  credentials: { ...visitor.credentials, secretAccessKey: 'x' },
});

const connects: readonly Case[] = [
  refusedConnect(
    'a connection without a signed header: UnauthorizedException 401',
    'recorded',
    (visitor) => connect(visitor, ['graphql-ws']),
    { errorType: 'UnauthorizedException', errorCode: 401 },
  ),
  refusedConnect(
    'a connection with an invalid header: UnauthorizedException 401',
    'unproven',
    (visitor) => connect(visitor, ['graphql-ws', 'header-AAAA']),
    { errorType: 'UnauthorizedException', errorCode: 401 },
  ),
  refusedConnect(
    'a connection signed by another secret: BadRequestException 400',
    'recorded',
    async (visitor) => connect(visitor, ['graphql-ws', `header-${await connectHeader(visitor, forged(visitor))}`]),
    { errorType: 'BadRequestException', errorCode: 400 },
  ),
  {
    clause: 'the server agrees on the subprotocol graphql-ws, not on the one with the header',
    source: 'client',
    holds: on(
      (visitor) => connect(visitor),
      async (client) => {
        expect(client.protocol).toBe('graphql-ws');
        client.send({ type: 'connection_init' });
        expect((await client.next()).type).toBe('connection_ack');
      },
    ),
  },
  {
    clause: 'the header may be in the query instead, in base64',
    source: 'documented',
    holds: on(
      async (visitor) =>
        connect(
          visitor,
          ['graphql-ws'],
          `?header=${encodeURIComponent(Buffer.from(await connectHeader(visitor), 'base64url').toString('base64'))}&payload=e30=`,
        ),
      async (client) => {
        client.send({ type: 'connection_init' });
        expect((await client.next()).type).toBe('connection_ack');
      },
    ),
  },
  {
    clause: 'connection_init is acknowledged, with a timeout of five minutes',
    source: 'recorded',
    holds: on(
      (visitor) => connect(visitor),
      async (client) => {
        client.send({ type: 'connection_init' });
        expect(await client.next()).toEqual({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
      },
    ),
  },
];

/** A frame that is refused on an open connection. */
function refusedFrame(
  clause: string,
  source: Case['source'],
  speak: (client: RealtimeClient, visitor: Visitor) => Promise<unknown>,
  error: object,
): Case {
  return {
    clause,
    source,
    holds: on(connected, async (client, visitor) =>
      expect(await speak(client, visitor)).toMatchObject({ type: 'error', payload: { errors: [error] } }),
    ),
  };
}

const starts: readonly Case[] = [
  {
    clause: 'start is acknowledged, data arrives under its id, stop completes it',
    source: 'documented',
    holds: on(connected, async (client, visitor) => {
      expect(await client.start('mine', onExport)).toEqual({ type: 'start_ack', id: 'mine' });
      const { id } = await cancelled(visitor);
      expect(await client.next()).toMatchObject({
        type: 'data',
        id: 'mine',
        payload: { data: { onExport: { id, owner: visitor.identityId } } },
      });
      client.send({ type: 'stop', id: 'mine' });
      let last = await client.next();
      while (last.type === 'data') last = await client.next();
      expect(last).toEqual({ type: 'complete', id: 'mine' });
    }),
  },
  {
    clause: 'an event has the fields that the mutation selected; the others are null',
    source: 'documented',
    holds: on(connected, async (client, visitor) => {
      await client.start('mine', 'subscription { onExport { id startedAt finishedAt } }');
      const { id } = await cancelled(visitor, 'id owner');
      expect((await client.next()).payload?.data).toEqual({ onExport: { id, startedAt: null, finishedAt: null } });
    }),
  },
  {
    clause: 'a mutation that does not select the field of the filter notifies no subscriber',
    source: 'documented',
    holds: on(connected, async (client, visitor) => {
      await client.start('mine', 'subscription { onExport { id owner } }');
      await cancelled(visitor, 'id');
      const { id } = await cancelled(visitor, 'id owner');
      // The event of the export that was requested first, without `owner` in the selection, would have arrived first.
      expect((await client.next()).payload?.data).toMatchObject({ onExport: { id } });
    }),
  },
  {
    clause: 'two subscriptions of one connection both receive events, each with its selection',
    source: 'documented',
    holds: on(connected, async (client, visitor) => {
      await client.start('a', 'subscription { onExport { id } }');
      await client.start('b', 'subscription { changed: onExport { version } }');
      const { id } = await cancelled(visitor);
      const heard = [await client.next(), await client.next()].sort((one, other) =>
        (one.id ?? '').localeCompare(other.id ?? ''),
      );
      expect(heard).toEqual([
        { type: 'data', id: 'a', payload: { data: { onExport: { id } } } },
        { type: 'data', id: 'b', payload: { data: { changed: { version: expect.any(Number) as number } } } },
      ]);
    }),
  },
  refusedFrame(
    'a start signed by another secret is refused',
    'recorded',
    (client, visitor) => client.start('x', onExport, { as: forged(visitor) }),
    { errorType: 'BadRequestException' },
  ),
  refusedFrame(
    'a start whose text differs from the signed one is refused',
    'recorded',
    (client) =>
      client.start('x', onExport, {
        data: JSON.stringify({ query: 'subscription { onExport { downloadUrl } }', variables: {} }),
      }),
    { errorType: 'BadRequestException' },
  ),
  refusedFrame(
    'a start without a signature is refused',
    'recorded',
    (client) => {
      client.send({ id: 'x', type: 'start', payload: { data: JSON.stringify({ query: onExport }), extensions: {} } });
      return client.next();
    },
    { errorType: 'UnauthorizedException' },
  ),
  refusedFrame(
    'a start of a field that is not in the schema is refused',
    'documented',
    (client) => client.start('x', 'subscription { onSecret { id } }'),
    { message: expect.stringContaining('FieldUndefined') as string },
  ),
  refusedFrame(
    'a query is refused on the realtime channel',
    'recorded',
    (client) => client.start('x', '{ exports { nextToken } }'),
    { errorType: 'UnsupportedOperation' },
  ),
  refusedFrame(
    'a frame of an unknown type is refused',
    'recorded',
    (client) => {
      client.send({ type: 'hello' });
      return client.next();
    },
    { errorType: 'UnsupportedOperation', message: 'unknown not supported through the realtime channel' },
  ),
  refusedFrame(
    'an id that is in use is refused',
    'unproven',
    async (client) => {
      await client.start('x', onExport);
      return client.start('x', onExport);
    },
    { message: expect.any(String) as string },
  ),
  {
    clause: 'a connection has a hundred subscriptions, not one more',
    source: 'documented',
    holds: on(connected, async (client, visitor) => {
      for (let index = 0; index < 100; index += 1)
        expect((await client.start(`s${index}`, onExport)).type).toBe('start_ack');
      expect((await client.start('one more', onExport)).type).toBe('error');
      // The connection keeps working.
      expect((await ask(visitor, '{ __typename }')).status).toBe(200);
    }),
  },
];

export const realtimeCases: readonly Case[] = [...connects, ...starts];
