import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeSpans, tableAfter } from '../../docs/markdown.ts';
import { exitCodes } from '../exit-codes.ts';
import { commands } from './commands.ts';

const root = join(import.meta.dirname, '..', '..');
const document = readFileSync(join(root, 'docs', 'command-line.md'), 'utf8');
const names = commands.map(({ name }) => name);

/** The exit codes that a command's help lists. */
const codesOf = (usage: string) =>
  [...(usage.split('\nExit codes\n')[1] ?? '').matchAll(/^ {2}(\d+) /gm)].map(([, code]) => Number(code));

describe.each(commands)('$name --help', ({ usage, options }) => {
  it('names every flag', () => {
    expect(Object.keys(options).filter((flag) => !new RegExp(`--${flag}(?![\\w-])`).test(usage))).toEqual([]);
  });

  it('has an example, and exit codes that there are, in order', () => {
    expect(usage).toMatch(/\nExamples\n {2}\S/);
    const known: readonly number[] = Object.values(exitCodes);
    expect(codesOf(usage)).toEqual(known.filter((code) => codesOf(usage).includes(code)));
    expect(codesOf(usage)).toContain(exitCodes.wrongFlags);
  });
});

describe('docs/command-line.md', () => {
  it('lists the commands', () => {
    expect(tableAfter(document, 'command | does').map(([command]) => codeSpans(command)[0])).toEqual(names);
  });

  it('has each exit code with its name, and the commands whose help lists it', () => {
    const rows = tableAfter(document, 'code | name | meaning | commands');
    expect(
      rows.map(([code, name, , users]) => [name, Number(code), users === 'all' ? names : codeSpans(users)]),
    ).toEqual(
      Object.entries(exitCodes).map(([name, code]) => [
        `\`${name}\``,
        code,
        commands.filter(({ usage }) => codesOf(usage).includes(code)).map((command) => command.name),
      ]),
    );
  });

  it('has the document of each command with --json', () => {
    const documented = tableAfter(document, 'command | field | holds').map(([command]) => codeSpans(command)[0]);
    expect([...new Set(documented)]).toEqual(names.filter((_, index) => 'json' in (commands[index]?.options ?? {})));
  });
});

it('each command but completion is an npm script too', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const name of names.filter((each) => each !== 'completion')) expect(scripts[name]).toBe(`node cli/${name}.ts`);
});
