import { endpointsOf } from './fuzz/endpoints.ts';
import { sendRaw, wireText } from './fuzz/send-raw.ts';
import { startHostUnderTest } from './host-under-test.ts';
import { signInAs } from './person.ts';

/**
 * `npm run test:soak`: ten thousand requests, valid and refused, at every endpoint of one host. Fails when the memory
 * in use after a garbage collection has grown, or a valid request no longer succeeds. Takes about a minute.
 */
const requests = 10_000;
const atOnce = 8;
/** Caches and compiled code are filled by then. */
const warmUp = 2_000;
/**
 * The allowed growth of the heap since then, in bytes. It is under 1 KiB for each request, so that a leak in every
 * request cannot hide in it.
 */
const mostGrowthBytes = 8 * 1024 * 1024;

const { gc } = globalThis;
if (gc === undefined) throw new Error('Run this script with --expose-gc, so that only used memory is counted.');

const host = await startHostUnderTest();
const { credentials } = await signInAs(host);
// Without Lambda, because its memory is in other processes and each call is slow.
const endpoints = endpointsOf(host, credentials).filter(({ name }) => name !== 'lambda');

async function round(index: number): Promise<void> {
  const endpoint = endpoints[index % endpoints.length];
  if (endpoint === undefined) throw new Error('There is no endpoint.');
  const request = await endpoint.good();
  const isForged = index % 3 === 0 && endpoint.isSigned;
  const { status = 0, text } = await sendRaw(
    endpoint.url,
    wireText(isForged ? { ...request, headers: { ...request.headers, authorization: 'AWS4-HMAC-SHA256 x' } } : request),
  );
  const isRight = isForged || endpoint.name === 'cognito-identity' ? status >= 400 && status < 500 : status === 200;
  if (!isRight) throw new Error(`${endpoint.name} answered ${status}: ${text.slice(-300)}`);
}

async function rounds(from: number, to: number): Promise<void> {
  let next = from;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < to) await round(next++);
    }),
  );
}

async function heldBytes(): Promise<number> {
  // Collected twice, with a turn of the event loop in between. The second collection frees objects with a finaliser.
  for (let index = 0; index < 2; index += 1) {
    await gc?.({ type: 'major', execution: 'async' });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}

const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
await rounds(0, warmUp);
const before = await heldBytes();
const startedAt = performance.now();
await rounds(warmUp, warmUp + requests);
const seconds = (performance.now() - startedAt) / 1000;
const after = await heldBytes();
await host.close();
console.log(
  `${requests} requests in ${seconds.toFixed(1)} s; heap ${mb(before)} before, ${mb(after)} after; resident ${mb(process.memoryUsage().rss)}`,
);
if (after - before > mostGrowthBytes) {
  console.error(`The heap grew by ${mb(after - before)}; at most ${mb(mostGrowthBytes)} was expected.`);
  process.exitCode = 1;
}
