import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { archiveObjectKey } from '../../archive/object-key.ts';
import { demoUsers } from '../../dev/demo.ts';
import type { SeenExport } from '../exports.ts';
import { requestMutation } from '../exports.ts';
import type { Fault } from '../fault-proxy.ts';
import type { Item } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import type { FaultyHost } from './faulty-host.ts';
import { startFaultyHost } from './faulty-host.ts';
import { bulkyMonth, expectRight, plantBulk } from './ledger-under-test.ts';
import { untilEnded } from './until-ended.ts';

let host: FaultyHost;
/** Two people, because each may request only twenty exports a day. */
let hanako: Person;
let taro: Person;
let slips: readonly Item[];

beforeAll(async () => {
  host = await startFaultyHost();
  hanako = await signInAs(host);
  taro = await signInAs(host, demoUsers[1]);
  await plantBulk(host, hanako.identityId);
  slips = await plantBulk(host, taro.identityId);
});
afterEach(() => host.calm());
afterAll(() => host.close());

async function requestAs(person: Person): Promise<SeenExport> {
  const { data, errors } = await person.ask(requestMutation, bulkyMonth);
  const asked = data?.['requestExport'] as SeenExport | null | undefined;
  if (!asked) throw new Error(`requestExport was refused: ${JSON.stringify(errors)}`);
  return asked;
}

interface Request {
  /** `GET /path?query` */
  readonly line: string;
  /** `Query`, for DynamoDB. */
  readonly operation: string;
  readonly body: string;
}

type Service = keyof FaultyHost['proxies'];

/** The worker's requests that match get the fault, except the first `skip`, and at most `times` of them. */
function withFault(
  service: Service,
  matches: (request: Request) => boolean,
  fault: Fault,
  { skip = 0, times = Infinity } = {},
): { readonly hit: () => number } {
  let [seen, hit] = [0, 0];
  host.proxies[service].onRequest = ({ method = '', url = '', headers }, body) => {
    const operation = String(headers['x-amz-target'] ?? '').replace(/^.*\./, '');
    if (!matches({ line: `${method} ${url}`, operation, body: body.toString('latin1') })) return undefined;
    seen += 1;
    if (seen <= skip || hit === times) return undefined;
    hit += 1;
    return fault;
  };
  return { hit: () => hit };
}

const query = ({ operation, body }: Request) => operation === 'Query' && body.includes('Slips');
const part = ({ line }: Request) => line.startsWith('PUT') && line.includes('partNumber=');
const begin = ({ line }: Request) => line.startsWith('POST') && line.includes('?uploads');
const complete = ({ line }: Request) => line.startsWith('POST') && line.includes('uploadId=');
const readBack = ({ line }: Request) => line.startsWith('GET') && line.includes('.zip') && !line.includes('?uploads');
const says =
  (field: string) =>
  ({ body }: Request) =>
    body.includes(`mutation ${field}`);
const ready = ({ body }: Request) => body.includes('mutation ReportExport') && body.includes('"archive"');

const json = { 'content-type': 'application/x-amz-json-1.0' };
const throttled = {
  answer: 400,
  body: '{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"slow down"}',
  headers: json,
};
const denied = {
  answer: 400,
  body: '{"__type":"com.amazon.coral.service#AccessDeniedException","message":"no"}',
  headers: json,
};
const brokenDown = { answer: 500, body: '{}' };
const slowDown = {
  answer: 503,
  body: '<Error><Code>SlowDown</Code><Message>Reduce your request rate</Message></Error>',
  headers: { 'content-type': 'application/xml' },
};
const forbidden = {
  answer: 403,
  body: '<Error><Code>AccessDenied</Code><Message>no</Message></Error>',
  headers: { 'content-type': 'application/xml' },
};
/** In the middle of a page, of a part, of the archive. */
const cut = { cutAnswerAfterBytes: 300_000 };
const cutBody = { cutRequestAfterBytes: 300_000 };

describe('a temporary fault', () => {
  it.each<[string, Service, (request: Request) => boolean, Fault, number]>([
    ['pages are throttled', 'dynamodb', query, throttled, 3],
    ['pages fail with 500', 'dynamodb', query, brokenDown, 3],
    ['a connection is cut in the middle of a page', 'dynamodb', query, cut, 2],
    ['the response with a page is lost', 'dynamodb', query, 'lose-answer', 2],
    ['pages are slow', 'dynamodb', query, { delayMs: 1_500 }, 2],
    ['the response to the start of the upload is lost', 's3', begin, 'lose-answer', 1],
    ['parts are refused for a while', 's3', part, slowDown, 2],
    ['a connection is cut in the middle of a part', 's3', part, cutBody, 2],
    ['the response to a part is lost', 's3', part, 'lose-answer', 1],
    ['the completion of the upload fails at first', 's3', complete, brokenDown, 2],
    ['the response to the completion is lost', 's3', complete, 'lose-answer', 1],
    ['reading back is interrupted', 's3', readBack, cut, 3],
    ['the API fails at the claim', 'graphql', says('ClaimExport'), brokenDown, 2],
    ['the response to the claim is lost', 'graphql', says('ClaimExport'), 'lose-answer', 1],
    ['the response to READY is lost', 'graphql', ready, 'lose-answer', 1],
    ['the API throttles', 'graphql', () => true, { answer: 429, body: '' }, 2],
  ])('does no harm when %s', async (_, service, matches, fault, times) => {
    const { hit } = withFault(service, matches, fault, { times });
    const { id } = await requestAs(taro);
    const { ended, aheadMs } = await untilEnded(host, taro, id);
    expect(hit()).toBe(times);
    expect(ended).toMatchObject({ status: 'READY', attempt: 1 });
    await expectRight(ended, slips);
    expect(await host.bucket.stored(id)).toEqual({ objects: [keyOf(ended)], uploads: [] });
    // One try was enough, so nothing was delivered again.
    expect(aheadMs).toBe(0);
  });
});

function keyOf({ owner, id, attempt }: SeenExport): string {
  return archiveObjectKey({ owner, id, attempt, ...bulkyMonth });
}

describe('a permanent fault', () => {
  it.each<[string, string, Service, (request: Request) => boolean, Fault, { skip?: number }]>([
    ['LEDGER_UNREADABLE', 'pages always fail with 500', 'dynamodb', query, brokenDown, { skip: 2 }],
    ['LEDGER_UNREADABLE', 'a later page is denied', 'dynamodb', query, denied, { skip: 3 }],
    [
      'LEDGER_UNREADABLE',
      'the ledger’s version is denied',
      'dynamodb',
      ({ operation }) => operation === 'GetItem',
      denied,
      {},
    ],
    ['STORAGE_FAILED', 'no upload can be started', 's3', begin, forbidden, {}],
    ['STORAGE_FAILED', 'the second part is always cut', 's3', ({ line }) => line.includes('partNumber=2'), cutBody, {}],
    ['STORAGE_FAILED', 'the upload can never be completed', 's3', complete, forbidden, {}],
    ['STORAGE_FAILED', 'the archive cannot be read back', 's3', readBack, forbidden, {}],
    ['STORAGE_FAILED', 'reading it back is always interrupted', 's3', readBack, { cutAnswerAfterBytes: 10 }, {}],
  ])('ends in %s when %s, without leftovers', async (code, _, service, matches, fault, options) => {
    const { hit } = withFault(service, matches, fault, options);
    const { id } = await requestAs(hanako);
    const { ended } = await untilEnded(host, hanako, id);
    expect(hit()).toBeGreaterThan(0);
    expect(ended).toMatchObject({ status: 'FAILED', failure: { code }, downloadUrl: null, archive: null });
    expect(ended.failure?.message).toMatch(/[A-Z].*\./);
    expect(await host.bucket.stored(id)).toEqual({ objects: [], uploads: [] });
  });

  it('ends in VERIFICATION_FAILED when one bit of the stored object changes before it is read back, and the object is removed', async () => {
    let flipped = '';
    host.proxies.s3.onRequest = ({ method = '', url = '' }) => {
      if (flipped === '' && readBack({ line: `${method} ${url}`, operation: '', body: '' }))
        flipped = flipABit(join(host.dataDir, 's3'));
      return undefined;
    };
    const { id } = await requestAs(hanako);
    const { ended } = await untilEnded(host, hanako, id);
    expect(flipped).not.toBe('');
    expect(ended).toMatchObject({ status: 'FAILED', failure: { code: 'VERIFICATION_FAILED' } });
    expect(await host.bucket.stored(id)).toEqual({ objects: [], uploads: [] });
  });
});

/** A byte in the middle of the newest large file of the object store. */
function flipABit(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const newest =
    files
      .filter((file) => statSync(file).size > 1_000_000)
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] ?? '';
  const bytes = readFileSync(newest);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(newest, bytes);
  return newest;
}
