import { describe, expect, it } from 'vitest';
import { exitCodes } from './exit-codes.ts';
import { readFlags, usage } from './flags.ts';
import { WrongFlag } from './wrong-flag.ts';

const id = '01JD4N6Q2W8YB3C5E7G9H0K1MS';
const read = (...args: string[]) => readFlags(args, {});

describe('flags', () => {
  it('without days ask for everything', () => {
    expect(read()).toEqual({
      wanted: { period: 'everything', language: 'ja' },
      outDir: '.',
      outputsFile: '.local/amplify_outputs.json',
    });
  });

  it('are read', () => {
    expect(
      read('--from', '2025-01-01', '--to=2025-12-31', '--out', 'dir', '--outputs', 'file', '--email', 'a@example.com'),
    ).toEqual({
      wanted: { period: { from: '2025-01-01', to: '2025-12-31' }, language: 'ja' },
      outDir: 'dir',
      outputsFile: 'file',
      email: 'a@example.com',
    });
    expect(read('--id', id)).toMatchObject({ wanted: { id } });
    expect(read('--language', 'en')).toMatchObject({ wanted: { period: 'everything', language: 'en' } });
  });

  it('name the person before the environment does', () => {
    const environment = { MYHOME_ACCOUNT_EMAIL: 'environment@example.com' };
    expect(readFlags([], environment)).toMatchObject({ email: 'environment@example.com' });
    expect(readFlags(['--email', 'flag@example.com'], environment)).toMatchObject({ email: 'flag@example.com' });
  });

  it.each([['-h'], ['--help'], ['--help', '--from', 'nonsense']])('ask for help: %s', (...args) => {
    expect(read(...args)).toBe('help');
  });

  it.each([
    [['--from', '2025-02-01'], /^--to is missing: give both days, or neither for everything/],
    [['--to', '2025-02-01'], /^--from is missing/],
    [
      ['--from', '2025-02-30', '--to', '2025-03-31'],
      /^--from: expected a day of the calendar as YYYY-MM-DD, got "2025-02-30"\.$/,
    ],
    [['--from', '2025-02-01', '--to', '2025-13-01'], /^--to: expected a day/],
    [
      ['--from', '2025-02-01', '--to', '2025-01-31'],
      /^The period ends before it starts: from 2025-02-01, to 2025-01-31/,
    ],
    [['--from', '1800-01-01', '--to', '2025-01-31'], /^A period has at most/],
    [['--from', '', '--to', '2025-01-31'], /^--from: expected a value/],
    [['--out', ''], /^--out: expected a value/],
    [['--out'], /--out/],
    [['--email', ''], /^--email: expected a value/],
    [['--id', id, '--from', '2025-01-01', '--to', '2025-01-02'], /^--id names a copy that was asked for before/],
    [['--id', id, '--language', 'ja'], /^--id names a copy that was asked for before: its language/],
    [['--language', 'fr'], /^--language: expected ja or en, got "fr"/],
    [['--id', '../etc/passwd'], /^--id: expected the id of an export/],
    [['--id', id.toLowerCase()], /capital letters/],
    [['--format', 'xlsx'], /^Unknown option '--format' \(--help tells what there is\)$/],
    [['--out', '--id'], /^Option '--out' argument is ambiguous \(--help tells what there is\)$/],
    [['2025-01-01'], /^Unexpected argument '2025-01-01' \(--help tells what there is\)$/],
    [['--out', 'a', '--out', 'b'], /--out is given twice/],
  ])('that cannot be understood are named in one line: %j', (args, sentence) => {
    expect(() => read(...args)).toThrow(WrongFlag);
    expect(() => read(...args)).toThrow(sentence);
    expect(() => read(...args)).toThrow(/^[^\n]+$/);
  });

  it('that npm has kept are named before anything is read', () => {
    const environment = {
      npm_lifecycle_event: 'export',
      npm_config_from: 'true',
      npm_config_token_description: '2025-01-31',
    };
    expect(() => readFlags(['2025-01-01'], environment)).toThrow(
      'npm has kept --from and --to for itself, because -- is missing before the flags. Type npm run export -- --from …',
    );
  });
});

it('the help names every flag and every exit code', () => {
  const { done, failed, fewerRecords, wrongFlags, interrupted } = exitCodes;
  for (const flag of [
    '--from',
    '--to',
    '--language',
    '--id',
    '--out',
    '--outputs',
    '--email',
    '-h, --help',
    ...[done, failed, fewerRecords, wrongFlags, interrupted].map((code) => `\n  ${code} `),
  ])
    expect(usage).toContain(flag);
  expect(new Set(Object.values(exitCodes)).size).toBe(Object.keys(exitCodes).length);
});
