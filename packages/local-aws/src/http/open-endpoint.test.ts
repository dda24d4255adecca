import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { openDoor } from './open-endpoint.ts';

const open = () =>
  openDoor({ port: 0, name: 'door', answer: (_, response) => Promise.resolve(void response.end('here')) });

async function ask(
  url: string,
  agent: Agent,
): Promise<{ text: string; localPort: number | undefined; keepAlive: unknown }> {
  const [answer] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  const { localPort } = answer.socket;
  return { text: (await buffer(answer)).toString(), localPort, keepAlive: answer.headers['keep-alive'] };
}

it('keeps a connection for the next request, and names no time after which it would be closed', async () => {
  const door = await open();
  const agent = new Agent({ keepAlive: true });
  const [first, second] = [await ask(door.url, agent), await ask(door.url, agent)];
  expect(second).toEqual(first);
  expect(first).toMatchObject({ text: 'here', keepAlive: undefined });
  agent.destroy();
  await door.close();
});

it('ends idle connections when it is closed', async () => {
  const door = await open();
  const agent = new Agent({ keepAlive: true });
  await ask(door.url, agent);
  await door.close();
  await expect(ask(door.url, new Agent())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  agent.destroy();
});
