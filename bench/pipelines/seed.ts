// The original's way in JavaScript, for machines without Python and boto3. It uses the SDK's default client, one table
// after the other, a temporary file per table and format, jszip at level 6 from those files, and then the upload. There
// are no checksums and no verification (see seed.py).
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import JSZip from 'jszip';
import { requireEnvironment, tableVariable } from '../../functions/environment.ts';
import type { Dataset } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import { entryRange } from '../../ledger/period.ts';
import { benchOwner } from '../bench-owner.ts';
import { syntheticPeriod } from '../synthetic-ledger.ts';
import { measured } from './measured.ts';

const client = new DynamoDBClient({});
const folder = await mkdtemp(join(tmpdir(), 'seed-'));
await measured(async () => {
  let rows = 0;
  for (const dataset of datasets) rows += await copyTable(dataset);
  const zip = new JSZip();
  for (const { name } of datasets)
    for (const file of [`${name}.csv`, `${name}.jsonl`]) zip.file(file, createReadStream(join(folder, file)));
  const archive = join(folder, 'archive.zip');
  await pipeline(
    zip.generateNodeStream({ compression: 'DEFLATE', compressionOptions: { level: 6 } }),
    createWriteStream(archive),
  );
  const Body = await readFile(archive);
  await new S3Client({}).send(
    new PutObjectCommand({ Bucket: requireEnvironment('ARCHIVE_BUCKET'), Key: 'seed.zip', Body }),
  );
  return { rows, zipBytes: Body.length };
});
await rm(folder, { recursive: true });
process.exit();

async function copyTable({ name, columns, dayAttribute, sortAttribute }: Dataset): Promise<number> {
  const [csv, jsonl] = [
    createWriteStream(join(folder, `${name}.csv`)),
    createWriteStream(join(folder, `${name}.jsonl`)),
  ];
  csv.write(`\uFEFF${columns.join(',')}\r\n`);
  const { first, last } = entryRange(syntheticPeriod);
  const query = {
    TableName: requireEnvironment(tableVariable(name)),
    ConsistentRead: true,
    KeyConditionExpression: dayAttribute === null ? '#o = :o' : '#o = :o AND #s BETWEEN :f AND :l',
    ExpressionAttributeNames: dayAttribute === null ? { '#o': 'owner' } : { '#o': 'owner', '#s': sortAttribute },
    ExpressionAttributeValues: {
      ':o': { S: benchOwner },
      ...(dayAttribute === null ? {} : { ':f': { S: first }, ':l': { S: last } }),
    },
  };
  let rows = 0;
  for await (const { Items = [] } of paginateQuery({ client }, query)) {
    for (const item of Items) {
      const cells = columns.map((column) => item[column]?.S ?? item[column]?.N ?? '');
      csv.write(
        `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`,
      );
      jsonl.write(`${JSON.stringify(item)}\n`);
      rows += 1;
    }
  }
  for (const file of [csv, jsonl]) await finished(file.end());
  return rows;
}
