import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { openEndpoint } from './open-endpoint.ts';

const open = () =>
  openEndpoint({ port: 0, name: 'endpoint', handle: (_, response) => Promise.resolve(void response.end('here')) });

async function ask(
  url: string,
  agent: Agent,
): Promise<{ text: string; localPort: number | undefined; keepAlive: unknown }> {
  const [answer] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  const { localPort } = answer.socket;
  return { text: (await buffer(answer)).toString(), localPort, keepAlive: answer.headers['keep-alive'] };
}

it('an endpoint keeps a connection for the next request, without a time limit', async () => {
  const endpoint = await open();
  const agent = new Agent({ keepAlive: true });
  const [first, second] = [await ask(endpoint.url, agent), await ask(endpoint.url, agent)];
  expect(second).toEqual(first);
  expect(first).toMatchObject({ text: 'here', keepAlive: undefined });
  agent.destroy();
  await endpoint.close();
});

it('an endpoint ends idle connections when it is closed', async () => {
  const endpoint = await open();
  const agent = new Agent({ keepAlive: true });
  await ask(endpoint.url, agent);
  await endpoint.close();
  await expect(ask(endpoint.url, new Agent())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  agent.destroy();
});
