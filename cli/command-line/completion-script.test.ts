import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from './commands.ts';
import type { Shell } from './completion-flags.ts';
import { shells } from './completion-flags.ts';
import { completionScript } from './completion-script.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "myhome-account it's a shell "));
  writeFileSync(join(folder, 'copy.zip'), '');
  writeFileSync(join(folder, 'program'), '#!/bin/sh\nprintf "started:%s\\n" "$@"\n', { mode: 0o700 });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a script in a shell that has read its completion. */
function inShell(shell: Shell, script: string) {
  const source = join(folder, `completion.${shell}`);
  writeFileSync(source, completionScript(shell, commands, join(folder, 'program')));
  const quiet = shell === 'bash' ? ['--norc'] : shell === 'zsh' ? ['-f'] : ['--no-config'];
  const read = `source ./completion.${shell}\n`;
  const { stdout, stderr } = spawnSync(shell, [...quiet, '-c', read + script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: folder },
  });
  return { stdout, stderr };
}

/** What the shell offers for the last of these words. */
const offered: Readonly<Record<Shell, (words: readonly string[]) => string[]>> = {
  bash: (words) =>
    linesOf(
      inShell(
        'bash',
        // compopt works only while the Tab key is at work.
        `compopt() { COMPREPLY=($(compgen -f -- "$word")); }
        COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}) COMP_CWORD=${words.length - 1}
        _myhome_account; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ),
    ),
  zsh: (words) =>
    linesOf(
      inShell(
        'zsh',
        // The builtins that answer the Tab key work only in its widget.
        `compadd() { shift; print -rl -- \${(M)@:#$word*}; }; _files() { print -rl -- $word*(N); }
        words=(${words.map((word) => `'${word}'`).join(' ')}) CURRENT=${words.length}; _myhome_account`,
      ),
    ),
  fish: (words) =>
    linesOf(inShell('fish', `complete -C '${words.join(' ')}'`)).map((line) => line.split('\t')[0] ?? ''),
};

function linesOf({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): string[] {
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .sort();
}

describe.each(shells)('%s', (shell) => {
  const isThere = spawnSync(shell, ['--version']).error === undefined;

  it.skipIf(!isThere)(`completes commands, flags, values and files (needs ${shell})`, () => {
    const offer = (...words: string[]) => offered[shell](['myhome-account', ...words]);
    expect(offer('')).toEqual(expect.arrayContaining([...commands.map(({ name }) => name), 'help']));
    expect(offer('ver')).toEqual(['verify']);
    expect(offer('help', 'sal')).toEqual(['salvage']);
    expect(offer('restore', '--ma')).toEqual(['--masters']);
    expect(offer('verify', '--ma')).toEqual([]);
    expect(offer('restore', '--mode', '')).toEqual(['add', 'exact', 'replace']);
    expect(offer('export', '--language', 'e')).toEqual(['en']);
    expect(offer('completion', 'f')).toEqual(['fish']);
    expect(offer('verify', 'cop')).toEqual(['copy.zip']);
    expect(offer('export', '--out', 'cop')).toEqual(['copy.zip']);
    expect(offer('backup', '--to', 'cop')).toEqual(['copy.zip']);
    expect(offer('export', '--to', 'cop')).toEqual([]);
    expect(offer('export', 'cop')).toEqual([]);
    expect(offer('export', '--email', 'cop')).toEqual([]);
  });

  it.skipIf(!isThere)(`starts the program of the checkout, whatever its folder is called (needs ${shell})`, () => {
    expect(inShell(shell, "myhome-account verify 'a b'").stdout).toBe('started:verify\nstarted:a b\n');
  });
});
