import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const bin = join(import.meta.dirname, 'bin', 'myhome-account.js');

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

it.each([
  [['exprot'], "Unknown command 'exprot'. Did you mean export?\n"],
  [['frobnicate'], "Unknown command 'frobnicate'. --help tells what there is.\n"],
  [['--frob', 'export'], "Unknown option '--frob'. --help tells what there is.\n"],
  [['export', '--frob'], "Unknown option '--frob' (--help tells what there is)\n"],
  [['export', '--', 'x'], "Unexpected argument 'x' (--help tells what there is)\n"],
  [['completion', 'tcsh'], 'Expected bash, zsh, fish, got "tcsh".\n'],
])('%j is refused in one line', (args, sentence) => {
  expect(run(...args)).toEqual({ status: 64, stdout: '', stderr: sentence });
});

it('without a command it says what there is, and fails', () => {
  const { status, stdout, stderr } = run();
  expect([status, stdout, stderr]).toEqual([
    64,
    '',
    expect.stringMatching(/^Usage: [^]*\n {2}export [^]*\nExamples\n/),
  ]);
});

it.each([[['--help']], [['help']]])('%j says what there is', (args) => {
  expect(run(...args)).toEqual({ status: 0, stdout: run().stderr, stderr: '' });
});

it('the help of a command says how to type it in the way in which it was started', () => {
  const help = run('help', 'restore');
  expect(help).toEqual(run('restore', '--help'));
  expect(help.stdout).toMatch(
    /^npx --no myhome-account restore FILE [^]*\n {2}npx --no myhome-account restore copy\.zip/,
  );
  expect(help.stdout).not.toContain('npm run');
});

it('a command reads every word behind its name, and a word that is its name too', () => {
  const { status, stdout } = run('verify', '--json', '/dev/null/a b', '--', '--json', 'verify');
  const { files } = JSON.parse(stdout) as { files: { file: string }[] };
  expect([status, files.map(({ file }) => file)]).toEqual([1, ['/dev/null/a b', '--json', 'verify']]);
});

it('wrong flags have a document too, and the sentence stays on stderr', () => {
  const { status, stdout, stderr } = run('restore', '--json', '--mode', 'x', 'a.zip');
  const error = '--mode: expected add, replace or exact, got "x".';
  expect([status, stderr]).toEqual([64, `${error}\n`]);
  expect(JSON.parse(stdout)).toEqual({ command: 'restore', exitCode: 64, outcome: 'wrongFlags', error });
});

it.each([
  [['help'], 0],
  [['export', '--help'], 0],
  [['verify', '/dev/null'], 1],
])('%j ends as usual when the reader of its output has left', async (args, code) => {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += String(chunk)));
  const [ended] = (await once(child, 'close')) as [number | null];
  expect([ended, errors]).toEqual([code, '']);
});
