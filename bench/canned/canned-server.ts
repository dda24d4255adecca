// A server in its own process that answers the pipelines' requests to DynamoDB, S3 and the API from memory, so that
// only the pipeline is measured. Prints its address when its pages are recorded. Ends when its standard input ends.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { benchOwner } from '../bench-owner.ts';
import type { ServerUrls } from '../server-urls.ts';
import { syntheticLedger } from '../synthetic-ledger.ts';
import { jobResponse } from './canned-jobs.ts';
import { bodyOf, CannedS3 } from './canned-s3.ts';
import { assumeRoleResponse } from './canned-sts.ts';
import { recordPages } from './recorded-pages.ts';

const tables = recordPages(syntheticLedger(Number(process.argv[2])), benchOwner);
const s3 = new CannedS3();

const keys: ServerUrls['keys'] = { accessKeyId: 'AKIABENCH', secretAccessKey: 'not checked' };

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error('canned server:', error);
    response.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const urls: ServerUrls = {
    dynamodb: url,
    s3: url,
    graphql: `${url}/graphql`,
    sts: `${url}/sts`,
    keys,
  };
  process.stdout.write(`${JSON.stringify(urls)}\n`);
});
process.stdin
  .on('end', () => {
    server.close();
    server.closeAllConnections();
  })
  .resume();

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const operation = request.headers['x-amz-target'];
  if (typeof operation === 'string') await handleTable(operation, request, response);
  else if (request.url === '/graphql')
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(jobResponse((await bodyOf(request)).toString('utf8')));
  else if (request.url?.startsWith('/sts')) {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/xml' }).end(assumeRoleResponse(keys));
  } else await s3.handle(request, response);
}

async function handleTable(operation: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const query = JSON.parse((await bodyOf(request)).toString('utf8')) as {
    TableName: string;
    ScanIndexForward?: boolean;
    ExclusiveStartKey?: Record<string, { S: string }>;
  };
  const isOfPages = operation.endsWith('.Query') && query.ScanIndexForward !== false;
  // There is no balance before the period, and no single-item read finds a row.
  const page = isOfPages ? tables.page(query.TableName, sortKeyOf(query.ExclusiveStartKey)) : nothing;
  if (!page)
    throw new Error(`No page was recorded of ${query.TableName} after ${JSON.stringify(query.ExclusiveStartKey)}.`);
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'content-length': page.body.length };
  response
    .writeHead(200, page.crc32 === undefined ? headers : { ...headers, 'x-amz-crc32': page.crc32 })
    .end(page.body);
}

function sortKeyOf(key: Record<string, { S: string }> | undefined): string | undefined {
  return Object.entries(key ?? {}).find(([name]) => name !== 'owner')?.[1].S;
}

const nothing = { body: Buffer.from('{}'), crc32: undefined };
