import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { parse } from 'csv-parse/sync';
import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';

/** The content of an archive, read by third-party readers: yauzl for the zip, csv-parse for the tables. */
export interface ArchiveContents {
  readonly names: readonly string[];
  readonly entry: (name: string) => Buffer;
  /** Rows of a CSV entry, by column. */
  readonly csv: (name: string) => Record<string, string>[];
  /** Items of a JSONL entry. */
  readonly items: (name: string) => Record<string, AttributeValue | undefined>[];
  readonly manifest: () => Manifest;
  readonly sha256: (name: string) => string;
}

export interface Manifest {
  readonly entries: readonly {
    readonly name: string;
    readonly rows?: number | null;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly [key: string]: unknown;
}

export async function readArchive(zip: Buffer): Promise<ArchiveContents> {
  const entries = await readEntries(zip);
  const entry = (name: string) => {
    const found = entries.get(name);
    if (found === undefined) throw new Error(`The archive has no ${name}; it has ${[...entries.keys()].join(', ')}.`);
    return found;
  };
  return {
    names: [...entries.keys()],
    entry,
    csv: (name) => parse(entry(name), { columns: true, bom: true, relax_column_count: false }),
    items: (name) =>
      entry(name)
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, AttributeValue | undefined>),
    manifest: () => JSON.parse(entry('manifest.json').toString('utf8')) as Manifest,
    sha256: (name) => createHash('sha256').update(entry(name)).digest('hex'),
  };
}

async function readEntries(zip: Buffer): Promise<Map<string, Buffer>> {
  const file = await new Promise<ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(zip, { lazyEntries: true }, (error, opened) => (error === null ? resolve(opened) : reject(error)));
  });
  const entries = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    file.on('error', reject);
    file.on('end', () => resolve());
    file.on('entry', (entry: Entry) => {
      file.openReadStream(entry, (error, stream) => {
        if (error !== null) {
          reject(error);
          return;
        }
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', reject);
        stream.on('end', () => {
          if (entries.has(entry.fileName)) reject(new Error(`${entry.fileName} is in the archive twice.`));
          entries.set(entry.fileName, Buffer.concat(chunks));
          file.readEntry();
        });
      });
    });
    file.readEntry();
  });
  return entries;
}
