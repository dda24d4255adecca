import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const sections = new Map(
  textOf('docs/runbook.md')
    .split('\n## ')
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);

it('the runbook has a section for each alarm, and for nothing else but the budget', () => {
  const alarms = [...textOf('infra/alarms.ts').matchAll(/this\.#alarm\(\s*'(\w+)'/g)].map(([, id]) => id);
  expect(alarms.length).toBeGreaterThan(9);
  expect([...sections.keys()].sort()).toEqual([...alarms, 'The budget'].sort());
});

it.each([...sections])('%s says what it means, where to look and what to do', (_, section) => {
  for (const part of ['Means', 'Look', 'Do']) expect(section).toMatch(new RegExp(`\\n- \\*\\*${part}:\\*\\* \\S`));
});
