import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WebSocket as RemoteSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { closeEndedSubscriptions } from './close-ended-subscriptions.ts';

const original = globalThis.WebSocket;
let server: WebSocketServer;
let address: string;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((listening) => server.once('listening', listening));
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql/realtime`;
});
afterEach(async () => {
  globalThis.WebSocket = original;
  for (const client of server.clients) client.terminate();
  await new Promise((closed) => server.close(closed));
});

/** An open socket, and the server's end of the same connection. */
async function connect() {
  const accepted = new Promise<RemoteSocket>((done) => server.once('connection', done));
  const socket = new WebSocket(address);
  await new Promise((open) => socket.addEventListener('open', open));
  return { socket, remote: await accepted };
}

const next = (socket: WebSocket, type: 'message' | 'close') =>
  new Promise<{ readonly data?: unknown; readonly code?: number }>((done) =>
    socket.addEventListener(type, (event) => done(event as never), { once: true }),
  );

it('closes a connection whose subscription the server has ended', async () => {
  closeEndedSubscriptions(address.replace('ws:', 'http:'));
  const { socket, remote } = await connect();
  const closed = next(socket, 'close');
  remote.send('{"id":"1","type":"complete"}');
  expect((await closed).code).toBe(4000);
});

it('leaves one open on which the page itself has ended a subscription', async () => {
  closeEndedSubscriptions(address.replace('ws:', 'http:'));
  const { socket, remote } = await connect();
  const received = new Promise<string>((done) => remote.once('message', (data: Buffer) => done(data.toString('utf8'))));
  socket.send('{"id":"1","type":"stop"}');
  expect(await received).toBe('{"id":"1","type":"stop"}');
  const seen: unknown[] = [];
  socket.addEventListener('message', ({ data }) => seen.push(data));
  remote.send('{"id":"1","type":"complete"}');
  remote.send('{"type":"ka"}');
  remote.send('no json "complete"');
  await expect.poll(() => seen.length).toBe(3);
  expect(socket.readyState).toBe(WebSocket.OPEN);
});

it('leaves every other host alone', async () => {
  closeEndedSubscriptions('https://example.invalid/graphql');
  const { socket, remote } = await connect();
  const message = next(socket, 'message');
  remote.send('{"id":"1","type":"complete"}');
  await message;
  expect(socket.readyState).toBe(WebSocket.OPEN);
});
