import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Runs a command that is refused with this sentence, in a process of its own. */
function refusing(sentence: string) {
  const source = `
    import { Refused } from ${JSON.stringify(import.meta.resolve('./refused.ts'))};
    import { runCommand } from ${JSON.stringify(import.meta.resolve('./run-command.ts'))};
    runCommand(() => Promise.reject(new Refused(${JSON.stringify(sentence)})));`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' });
  return { status, stderr };
}

it('shows the controls in a name from a hostile file, so that the terminal does not obey them', () => {
  expect(refusing('The zip holds "\u001b[2J\u202egnp.exe\r", which does not belong to a copy.')).toEqual({
    status: 1,
    stderr: 'The zip holds "\\u{1b}[2J\\u{202e}gnp.exe\\u{d}", which does not belong to a copy.\n',
  });
});
