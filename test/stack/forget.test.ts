import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { exportAs, requestMutation } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { tableOf } from '../ledger-in-tables.ts';
import { leftOf } from '../left-of-person.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { runProgram } from '../process.ts';

const [hanako, taro] = demoUsers;
let host: HostUnderTest;
let dir: string;

beforeAll(async () => {
  host = await startHostUnderTest();
  dir = await mkdtemp(join(tmpdir(), 'myhome-account-forget-'));
  await writeFile(join(dir, 'outputs.json'), host.amplifyOutputs);
});
afterAll(async () => {
  await host.close();
  await rm(dir, { recursive: true, force: true });
});

async function forget(...args: readonly string[]) {
  const program = runProgram('cli/forget.ts', ['--outputs', join(dir, 'outputs.json'), ...args], {
    MYHOME_ACCOUNT_EMAIL: taro.email,
    MYHOME_ACCOUNT_PASSWORD: taro.password,
  });
  const { code } = await program.ended;
  return { code, output: program.output() };
}

async function listed(person: Person): Promise<unknown> {
  const { data } = await person.ask('{ exports { items { id } } receipts { items { id } } }');
  return data;
}

it('removes copies, history and receipts of the person, ends what is at work, and leaves the ledger', async () => {
  const [person, other] = [await signInAs(host, taro), await signInAs(host, hanako)];
  await exportAs(host, other, { from: '2026-03-01', to: '2026-03-31' });
  const { ended } = await exportAs(host, person, {});
  await exportAs(host, person, { from: '2026-03-01', to: '2026-03-31' });
  const confirmed = await person.ask(
    'mutation C($id: ID!, $sha256: String!) { confirmCopy(id: $id, sha256: $sha256) { id } }',
    { id: ended.id, sha256: ended.archive?.sha256 },
  );
  expect(confirmed.errors).toBeUndefined();
  const before = await ledgerOf(person);
  const others = await leftOf(host, other.identityId);
  host.faults.throttledTables.add(tableOf(host, 'LedgerSlips'));
  await person.ask(requestMutation, {});

  const { code, output } = await forget('--yes');
  host.faults.throttledTables.clear();
  expect(output).toContain(`Removed: 3 copies and 1 receipts of ${taro.email}.`);
  expect(code).toBe(0);
  expect(await listed(person)).toEqual({ exports: { items: [] }, receipts: { items: [] } });
  expect(await ledgerOf(person)).toEqual(before);
  // The run that was at work clears away what it had begun.
  await expect.poll(async () => (await leftOf(host, person.identityId))['files'], { timeout: 30_000 }).toBe(0);
  expect(await leftOf(host, other.identityId)).toEqual(others);

  const again = await forget('--yes');
  expect(again.output).toContain('Removed: 0 copies and 0 receipts');
  expect(again.code).toBe(0);
});

async function ledgerOf({ identityId }: Person): Promise<object> {
  return Object.fromEntries(
    Object.entries(await leftOf(host, identityId)).filter(([table]) => table.startsWith('Ledger')),
  );
}

it('asks first, and refuses where nobody can answer', async () => {
  const { code, output } = await forget();
  expect(output.trim()).toMatch(/^There is no terminal to ask at\. Add --yes/);
  expect(code).toBe(1);
});
