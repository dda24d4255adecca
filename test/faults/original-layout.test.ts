import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportAndFetch, exportAs } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { applyAs, atRest, checkedAs, planOf, untilRestore } from '../restores.ts';

// Over tables of the original app, which are read day by day.

const days = { from: '2025-03-01', to: '2025-03-02' };
let host: HostUnderTest;
let hanako: Person;

beforeAll(async () => {
  host = await startHostUnderTest({ environment: 'local-original' });
  hanako = await signInAs(host);
});
afterAll(() => host.close());

it('an export fails by name while a table takes no reads, and the next one is whole', async () => {
  host.faults.throttledTables.add('account_slip');
  const { ended } = await exportAs(host, hanako, days);
  host.faults.throttledTables.clear();
  expect(ended).toMatchObject({ status: 'FAILED', failure: { code: 'LEDGER_UNREADABLE' }, archive: null });
  const { contents } = await exportAndFetch(host, hanako, days);
  expect(contents.items('slips.jsonl').length).toBeGreaterThan(5);
});

it('a restore waits while a table takes no requests, and then ends right', async () => {
  const { zip } = await exportAndFetch(host, hanako, days);
  host.faults.throttledTables.add('account_slip');
  const checking = checkedAs(host, hanako, zip);
  await expect
    .poll(async () => slowIn(await hanako.ask('{ restores { items { progress { isSlow } } } }')), { timeout: 60_000 })
    .toBe(true);
  host.faults.throttledTables.clear();
  const checked = await checking;
  await applyAs(hanako, checked.id, planOf(checked, 'ADD'));
  expect(await untilRestore(hanako, checked.id, atRest)).toMatchObject({
    status: 'APPLIED',
    outcome: { conflicts: 0 },
  });
});

function slowIn({ data }: Awaited<ReturnType<Person['ask']>>): boolean {
  const { items } = data?.['restores'] as { items: readonly { progress: { isSlow: boolean } | null }[] };
  return items[0]?.progress?.isSlow === true;
}
