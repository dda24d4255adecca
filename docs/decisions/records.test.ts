import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableAfter } from '../markdown.ts';

const folder = import.meta.dirname;
const records = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const statusOf = (name: string): string | undefined => /^- Status: (.+)$/m.exec(textOf(name))?.[1];
const titleOf = (name: string): string | undefined => /^# \d{4} (.+)$/m.exec(textOf(name))?.[1];

describe('the decision records', () => {
  it.each(records)('%s begins with its number, its status and its date', (name) => {
    const link = String.raw`\[(\d{4})\]\(\1-[a-z0-9-]+\.md\)`;
    const status = String.raw`(Accepted|(Amended|Superseded) by \[\d{4}\]\([a-z0-9-]+\.md\)( and \[\d{4}\]\([a-z0-9-]+\.md\))*)`;
    expect(textOf(name)).toMatch(
      new RegExp(String.raw`^# ${name.slice(0, 4)} .+\n\n- Status: ${status}\n- Date: \d{4}-\d\d-\d\d\n\n`),
    );
    for (const [shown] of statusOf(name)?.matchAll(/\[[^)]+\)/g) ?? []) expect(shown).toMatch(new RegExp(`^${link}$`));
    for (const [, target] of textOf(name).matchAll(/\]\((\d{4}-[^)]+)\)/g)) expect(records).toContain(target);
  });

  it('have a number each', () => {
    expect(new Set(records.map((name) => name.slice(0, 4))).size).toBe(records.length);
  });

  it('are all in the index, with the title and the status that they have', () => {
    const index = tableAfter(textOf('README.md'), 'number | title | status | in one line');
    expect(index.map((cells) => cells.slice(0, 3))).toEqual(
      records.sort().map((name) => [`[${name.slice(0, 4)}](${name})`, titleOf(name), statusOf(name)]),
    );
    for (const [number, , , line] of index) expect([number, line]).toEqual([number, expect.stringMatching(/.{10}/)]);
  });
});
