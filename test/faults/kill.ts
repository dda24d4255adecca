import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { archiveObjectKey } from '../../archive/object-key.ts';
import { createRandom } from '../../dev/seed/random.ts';
import type { SeenExport } from '../exports.ts';
import { requestMutation } from '../exports.ts';
import type { Item } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import type { FaultyHost } from './faulty-host.ts';
import { bulkyMonth, expectRight } from './ledger-under-test.ts';
import { nextEventInMs } from './next-event.ts';
import { untilEnded } from './until-ended.ts';

/** The moment at which the worker's process is killed: the request, and whether that request is still carried out. */
export interface Moment {
  /**
   * The request's number over all services, from 1, or a text in the line of the first such request, `PUT /path?query`.
   */
  readonly request: number | string;
  readonly carriedOut: boolean;
}

/** Up to three random moments. */
export function momentsOf(seed: number, mostRequests = requestsOfARun): readonly Moment[] {
  const random = createRandom(seed);
  return Array.from({ length: random.integer(1, 3) }, () => ({
    request: random.integer(1, mostRequests),
    carriedOut: random.chance(0.5),
  }));
}

/** One export whose worker is killed at these moments, one in each of three tries. Returns the outcome. */
export async function killAndSee(
  moments: readonly Moment[],
  { host, person, slips }: { host: FaultyHost; person: Person; slips: readonly Item[] },
): Promise<string> {
  const killed = killAt(host, [...moments]);
  const { data, errors } = await person.ask(requestMutation, bulkyMonth);
  const asked = data?.['requestExport'] as SeenExport | null | undefined;
  if (!asked) throw new Error(`requestExport was refused: ${JSON.stringify(errors)}`);
  const { ended, aheadMs } = await untilEnded(host, person, asked.id);
  host.calm();
  await untilQuiet(host);

  const what = `killed ${killed()} of ${moments.map(({ request, carriedOut }) => `${request}${carriedOut ? '+' : ''}`).join(', ')}; ${ended.status} at attempt ${ended.attempt} after ${Math.round(aheadMs / 1000)} s`;
  if (ended.status === 'READY') {
    await expectRight(ended, slips);
    expect(await host.bucket.stored(ended.id), what).toEqual({
      objects: [archiveObjectKey({ ...ended, ...bulkyMonth })],
      uploads: [],
    });
  } else {
    expect(ended, what).toMatchObject({ status: 'FAILED', failure: { code: 'WORKER_STOPPED' } });
    expect(killed(), what).toBe(3);
    expect(await host.bucket.stored(ended.id), what).toEqual({ objects: [], uploads: [] });
  }
  // Two retries, one and two minutes after the crashes. For the last crash also a lease, the sweeper's waiting time,
  // and its rate twice.
  expect(aheadMs, what).toBeLessThan((60 + 120 + 50 + 60 + 2 * 300) * 1000);
  return what;
}

/**
 * The same, but the person cancels after the last kill, while Lambda waits before its retry. Returns the ended export.
 */
export async function killAndCancel(
  moments: readonly Moment[],
  { host, person }: { host: FaultyHost; person: Person },
): Promise<SeenExport> {
  const killed = killAt(host, [...moments]);
  const asked = (await person.ask(requestMutation, bulkyMonth)).data?.['requestExport'] as SeenExport;
  for (;;) {
    const next = await nextEventInMs(host);
    const isWaiting = next === undefined || next > 0;
    if (isWaiting && killed() === moments.length) break;
    if (next !== undefined && next > 0) host.clock.forward(next + 1);
    await pause(20);
  }
  await person.ask('mutation C($id: ID!) { cancelExport(id: $id) { id owner } }', { id: asked.id });
  host.calm();
  const { ended } = await untilEnded(host, person, asked.id);
  await untilQuiet(host);
  return ended;
}

/**
 * A run makes about two dozen requests: claim, version, pages of four tables, upload of two or three parts, reading
 * back, reports.
 */
const requestsOfARun = 26;

/** Kills the worker's process at each of the moments, one after the other. Returns how often it has. */
export function killAt(host: FaultyHost, moments: Moment[]): () => number {
  let [requests, kills] = [0, 0];
  let [killedPid, moment] = [undefined as number | undefined, moments.shift()];
  for (const proxy of Object.values(host.proxies)) {
    proxy.onRequest = ({ method = '', url = '' }) => {
      const pid = host.host.lambda.pids(host.worker).at(-1);
      // The last bytes of a connection may arrive after its process has ended.
      if (pid === undefined || pid === killedPid) return { answer: 500 };
      requests += 1;
      if (
        !moment ||
        !(typeof moment.request === 'number'
          ? requests === moment.request
          : `${method} ${url}`.includes(moment.request))
      )
        return undefined;
      const { carriedOut } = moment;
      [requests, moment] = [0, moments.shift()];
      killedPid = pid;
      kills += 1;
      process.kill(pid, 'SIGKILL');
      return carriedOut ? 'lose-answer' : { answer: 500 };
    };
  }
  return () => kills;
}

/** The event of an ended export may still be waiting for its retry, which then removes the leftovers. */
export async function untilQuiet(host: FaultyHost): Promise<void> {
  for (;;) {
    const next = await nextEventInMs(host);
    if (next === undefined) return;
    if (next > 0) host.clock.forward(next + 1);
    await pause(50);
  }
}
