import { expect, it } from 'vitest';
import { commandDocument, wantsJson } from './command-document.ts';
import { exitCodes } from './exit-codes.ts';

it('a document is one line with the name of the exit code, whatever a file is called', () => {
  const document = commandDocument({
    command: 'export',
    exitCode: exitCodes.fewerRecords,
    result: { path: 'two\nlines.zip', archive: { __typename: 'Archive', bytes: 1 } },
  });
  expect(document).not.toContain('\n');
  expect(JSON.parse(document)).toEqual({
    command: 'export',
    exitCode: 3,
    outcome: 'fewerRecords',
    path: 'two\nlines.zip',
    archive: { bytes: 1 },
  });
});

it('a failure keeps what was found before it', () => {
  expect(JSON.parse(commandDocument({ command: 'verify', exitCode: 1, result: { files: [] }, error: 'No.' }))).toEqual({
    command: 'verify',
    exitCode: 1,
    outcome: 'failed',
    files: [],
    error: 'No.',
  });
});

it.each([
  [['a.zip', '--json'], true],
  [['--json', '--help'], false],
  [['-h', '--json'], false],
  [['--', '--json'], false],
  [['a.zip'], false],
])('%j asks for a document: %s', (args, isAsked) => {
  expect(wantsJson(args)).toBe(isAsked);
});
