import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeDurably } from '../files/durable-file.ts';

/** What the file holds, or undefined where there is none. Throws, with the path, when it is not JSON. */
export async function readPrivateJson(path: string): Promise<unknown> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new Error(`${path} is not JSON. Put back a copy of it, or start over with an empty data folder (--fresh).`, { cause });
  }
}

/** Writes a file that only this user may read, and the folder around it; see `writeDurably`. */
export async function writePrivateJson(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeDurably(path, `${JSON.stringify(content, null, 1)}\n`);
}
