import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Endpoint } from 'local-aws/endpoint.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReloadingPage } from './reloading-page.ts';

let page: Endpoint;

beforeAll(async () => {
  const documents = { '/amplify_outputs.json': () => ({ type: 'application/json', body: '{"of":"this host"}' }) };
  page = await openReloadingPage({ port: await freePort(), documents, answers: {} });
});
afterAll(() => page.close());

/** Vite does not accept port 0. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it('serves the page from its sources', async () => {
  const response = await fetch(`${page.url}/`);
  expect(await response.text()).toContain('src="/src/main.tsx"');
});

it('serves the host’s own documents, and not those of another data folder', async () => {
  const response = await fetch(`${page.url}/amplify_outputs.json`);
  expect(await response.json()).toEqual({ of: 'this host' });
});
