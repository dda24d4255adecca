import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';

let checkout: string;
beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'myhome-account-bin-'));
  await mkdir(join(checkout, 'cli', 'bin'), { recursive: true });
  await mkdir(join(checkout, 'node_modules', '.bin'), { recursive: true });
  await copyFile(join(import.meta.dirname, 'myhome-account.js'), join(checkout, 'cli', 'bin', 'myhome-account.js'));
  await writeFile(join(checkout, 'cli', 'package.json'), '{ "type": "module" }');
  await writeFile(join(checkout, 'cli', 'command-line.ts'), 'console.log("here");');
  await needsNode('22.18');
  return () => rm(checkout, { recursive: true });
});

const needsNode = (version: string) =>
  writeFile(join(checkout, 'package.json'), JSON.stringify({ engines: { node: `>=${version}` } }));

/** Puts a program in the place of the project's own Node. */
async function ownNode(script: string): Promise<void> {
  const path = join(checkout, 'node_modules', '.bin', 'node');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o700);
}

function start(...args: string[]) {
  const child = spawn(process.execPath, [join(checkout, 'cli', 'bin', 'myhome-account.js'), ...args]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
  return { child, ended };
}

it('goes on under the own Node of the project, with every word and its exit code', async () => {
  await ownNode('shift; printf "own:%s\\n" "$@"; exit 7');
  expect(await start('export', '--out', 'a b').ended).toEqual({ code: 7, output: 'own:export\nown:--out\nown:a b\n' });
});

it.each(['SIGINT', 'SIGTERM'] as const)('hands %s on, and waits for the end of the command', async (signal) => {
  await ownNode('trap "echo left; exit 9" INT TERM; echo ready; while :; do sleep 0.05; done');
  const { child, ended } = start();
  await once(child.stdout, 'data');
  child.kill(signal);
  expect(await ended).toEqual({ code: 9, output: 'ready\nleft\n' });
});

it('goes on under this Node where the project has none and this one is new enough', async () => {
  expect(await start().ended).toEqual({ code: 0, output: 'here\n' });
});

it('refuses an old Node where the project has none', async () => {
  await needsNode('99.2');
  expect(await start().ended).toEqual({
    code: 1,
    output: `This is Node ${process.version}. The command needs Node 99.2 or newer.\n`,
  });
});
