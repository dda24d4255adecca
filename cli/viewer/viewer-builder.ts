import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Builds the viewer into a folder, in a process of its own, as for the workers: the builder belongs to web/, whose code
 * no terminal needs.
 *
 * @throws whatever the builder's process ended with: its packages are not installed, for example.
 */
export async function buildViewerInto(folder: string, flags: readonly '--deflated'[] = []): Promise<void> {
  await promisify(execFile)(process.execPath, [builder, folder, ...flags]);
}

const builder = join(import.meta.dirname, '..', '..', 'web', 'viewer', 'build.ts');
