import { afterEach, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { speakPlainTo } from './loopback-socket.ts';

const original = globalThis.WebSocket;
afterEach(() => void (globalThis.WebSocket = original));

it('opens a plain socket where Amplify asks for a secure one on this machine, with its subprotocols', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-ws' });
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { port: number };
  speakPlainTo(`http://127.0.0.1:${port}/graphql`);
  const socket = new WebSocket(`wss://127.0.0.1:${port}/graphql/realtime?a=b`, ['graphql-ws', 'header-e30']);
  expect(socket.url).toBe(`ws://127.0.0.1:${port}/graphql/realtime?a=b`);
  await new Promise((open, failed) => {
    socket.addEventListener('open', open);
    socket.addEventListener('error', failed);
  });
  expect(socket.protocol).toBe('graphql-ws');
  socket.close();
  for (const client of server.clients) client.terminate();
  await new Promise((closed) => server.close(closed));
});

it('leaves every other address secure', () => {
  speakPlainTo('http://127.0.0.1:4000/graphql');
  for (const address of ['wss://127.0.0.1:4001/graphql/realtime', 'wss://example.invalid/graphql/realtime']) {
    const socket = new WebSocket(address);
    expect(socket.url).toBe(address);
    socket.close();
  }
});
