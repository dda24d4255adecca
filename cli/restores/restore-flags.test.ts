import { describe, expect, it } from 'vitest';
import { exitCodes } from '../exit-codes.ts';
import { WrongFlag } from '../wrong-flag.ts';
import { restoreCommand } from './restore-command.ts';
import { readRestoreFlags, restoreUsage } from './restore-flags.ts';

const id = '01JD4N6Q2W8YB3C5E7G9H0K1MS';
const read = (...args: string[]) => readRestoreFlags(args, {});

describe('flags of a restore', () => {
  it('of a file alone add what is missing', () => {
    expect(read('copy.zip')).toEqual({
      task: {
        ...{ kind: 'restore', file: 'copy.zip', mode: 'ADD', changesMasters: false },
        ...{ acceptContradictedKeys: false, isDryRun: false },
      },
      yes: false,
      outputsFile: '.local/amplify_outputs.json',
    });
  });

  it('are read', () => {
    expect(
      read(
        ...[
          'copy.zip',
          '--mode',
          'exact',
          '--masters',
          '--accept-contradicted-keys',
          '--dry-run',
          '--out',
          'diff.jsonl',
        ],
        ...['--yes', '--outputs', 'file', '--email', 'a@example.com'],
      ),
    ).toEqual({
      task: {
        ...{ kind: 'restore', file: 'copy.zip', mode: 'EXACT', changesMasters: true },
        ...{ acceptContradictedKeys: true, isDryRun: true, outFile: 'diff.jsonl' },
      },
      yes: true,
      outputsFile: 'file',
      email: 'a@example.com',
    });
    expect(read('copy.zip', '--mode', 'replace')).toMatchObject({ task: { mode: 'REPLACE' } });
    expect(read('--undo', id, '--yes')).toMatchObject({ task: { kind: 'undo', id }, yes: true });
    expect(read('--go-on', id)).toMatchObject({ task: { kind: 'go-on', id } });
    expect(read('--list')).toMatchObject({ task: { kind: 'list' } });
    expect(read('-h', '--mode', 'nonsense')).toBe('help');
  });

  it.each([
    [[], /^Expected the file of a copy, --undo ID, --go-on ID or --list/],
    [['a.zip', 'b.zip'], /^Expected one file, or one of --undo, --go-on and --list, got "a\.zip" and "b\.zip"\.$/],
    [['a.zip', '--list'], /^Expected one file/],
    [['--undo', id, '--go-on', id], /^Expected one file/],
    [['--list', '--yes'], /^--list asks nothing/],
    [['--undo', id, '--mode', 'add'], /^--mode belongs to a file, and not to --undo\.$/],
    [['--go-on', id, '--dry-run'], /^--dry-run belongs to a file/],
    [['--undo', id.toLowerCase()], /^--undo: expected the id of a restore/],
    [['a.zip', '--out', 'x'], /^--out is for the differences of a dry run/],
    [['a.zip', '--mode', 'ADD'], /^--mode: expected add, replace or exact, got "ADD"\.$/],
    [['a.zip', '--mode', ''], /^--mode: expected a value/],
    [['a.zip', '--email', 'a', '--email', 'b'], /--email is given twice/],
    [['a.zip', '--force'], /--force/],
    [[''], /^Expected the file of a copy, got nothing/],
  ])('that cannot be understood are named in one line: %j', (args, sentence) => {
    expect(() => read(...args)).toThrow(WrongFlag);
    expect(() => read(...args)).toThrow(sentence);
    expect(() => read(...args)).toThrow(/^[^\n]+$/);
  });

  it('that npm has kept are named, but for --yes, which npm has too', () => {
    const environment = { npm_lifecycle_event: 'restore', npm_config_dry_run: 'true', npm_config_yes: 'true' };
    expect(() => readRestoreFlags(['copy.zip'], environment)).toThrow(
      'npm has kept --dry-run for itself, because -- is missing before the flags. Type npm run restore -- --dry-run …',
    );
    expect(readRestoreFlags(['copy.zip'], { ...environment, npm_config_dry_run: undefined })).toMatchObject({
      yes: false,
    });
  });
});

it('the help names every flag and every exit code', () => {
  const { done, failed, partWay, wrongFlags, interrupted } = exitCodes;
  for (const flag of [
    ...[
      '--mode add',
      '--mode replace',
      '--mode exact',
      '--masters',
      '--accept-contradicted-keys',
      '--dry-run',
      '--out',
    ],
    ...['--undo ID', '--go-on ID', '--list', '--yes', '--outputs FILE', '--email ADDRESS', '-h, --help'],
    ...[done, failed, partWay, wrongFlags, interrupted].map((code) => `\n  ${code} `),
  ])
    expect(restoreUsage).toContain(flag);
});

it('the command to undo a restore is for the same person on the same stack', () => {
  expect(restoreCommand('--undo', id, { outputsFile: '.local/amplify_outputs.json' })).toBe(
    `npm run restore -- --undo ${id}`,
  );
  expect(restoreCommand('--go-on', id, { outputsFile: 'my file.json', email: 'a@example.com' })).toBe(
    `npm run restore -- --go-on ${id} --outputs 'my file.json' --email a@example.com`,
  );
});
