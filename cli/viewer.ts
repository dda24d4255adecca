import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { viewerEntryName } from '../archive/entries/entry-names.ts';
import { exitCodes } from './exit-codes.ts';
import type { CommandState } from './run-command.ts';
import { runCommand } from './run-command.ts';
import { buildViewerInto } from './viewer/viewer-builder.ts';
import { readViewerFlags, viewerUsage } from './viewer/viewer-flags.ts';

runCommand(main, 'viewer');

/** `viewer`: writes viewer.html. Returns the exit code. */
async function main(state: CommandState): Promise<number> {
  const flags = readViewerFlags(process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(viewerUsage);
    return exitCodes.done;
  }
  const folder = resolve(flags.folder);
  await mkdir(folder, { recursive: true });
  await buildViewerInto(folder);
  const path = join(folder, viewerEntryName);
  state.result = { path, bytes: (await stat(path)).size };
  state.say(path);
  return exitCodes.done;
}
