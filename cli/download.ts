import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refused } from './refused.ts';

interface Archive {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Fetches an archive into a folder, under its own name only once it is whole and has the checksum that was promised. Returns its path. */
export async function download(url: string, archive: Archive, outDir: string): Promise<string> {
  await mkdir(outDir, { recursive: true });
  const path = resolve(outDir, archive.fileName);
  const part = join(outDir, `.${archive.fileName}.${process.pid}.part`);
  const response = await fetch(url);
  if (!response.ok || response.body === null) throw new Refused(`The file could not be fetched: HTTP ${response.status}. Export again, or fetch it from the page.`);
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(undefined, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(response.body), count, createWriteStream(part));
    const sha256 = hash.digest('hex');
    if (bytes !== archive.bytes || sha256 !== archive.sha256) {
      throw new Refused(`What arrived is not what was promised: ${bytes} of ${archive.bytes} bytes, SHA-256 ${sha256} and not ${archive.sha256}. Nothing was kept; try again.`);
    }
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
  return path;
}
