import { DeleteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { exportAndFetch } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Item } from '../ledger-in-tables.ts';
import { itemsOf, operatorDynamodb, putItems, removeItems, tableOf } from '../ledger-in-tables.ts';
import { signUpAs } from '../new-person.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { applyAs, askRestore, atRest, checkedAs, planOf, untilProgress, untilRestore } from '../restores.ts';

let host: HostUnderTest;
let hanako: Person;

beforeAll(async () => {
  host = await startHostUnderTest();
  hanako = await signInAs(host);
});
afterAll(() => host.close());

const tables = ['LedgerSlips', 'LedgerBalances', 'LedgerKinds', 'LedgerMethods'];

async function ledgerOf({ identityId }: Person): Promise<Record<string, Item[]>> {
  const read = async (table: string) => [table, await itemsOf(host, table, identityId)] as const;
  return Object.fromEntries(await Promise.all(tables.map(read)));
}

describe('a copy of January, after a deletion, a change and an addition in January', () => {
  it('is checked, put back exactly, and undone', async () => {
    const { zip } = await exportAndFetch(host, hanako, { from: '2025-01-01', to: '2025-01-31' });
    const before = await ledgerOf(hanako);
    const january = (before['LedgerSlips'] ?? []).filter((item) => item['entry']?.S?.startsWith('202501'));
    const [deleted, changed] = january;
    const operator = operatorDynamodb(host);
    const TableName = tableOf(host, 'LedgerSlips');
    const keyOf = (item: Item | undefined) => ({ owner: item?.['owner'], entry: item?.['entry'] }) as Item;
    await operator.send(new DeleteItemCommand({ TableName, Key: keyOf(deleted) }));
    const change = (Key: Item, memo: string) =>
      operator.send(
        new UpdateItemCommand({
          TableName,
          Key,
          UpdateExpression: 'SET memo = :memo',
          ExpressionAttributeValues: { ':memo': { S: memo } },
        }),
      );
    await change(keyOf(changed), 'changed by hand');
    await change({ owner: { S: hanako.identityId }, entry: { S: '20250131#food01_new' } }, 'new');
    operator.destroy();
    const damaged = await ledgerOf(hanako);

    const checked = await checkedAs(host, hanako, zip);
    expect(checked).toMatchObject({ status: 'CHECKED', failure: null, refusal: null });
    expect(checked.found?.tables[0]).toEqual({
      table: 'slips',
      rows: january.length,
      added: 1,
      changed: 1,
      same: january.length - 2,
      onlyHere: 1,
      refused: 0,
    });
    expect(await ledgerOf(hanako)).toEqual(damaged);

    await applyAs(hanako, checked.id, planOf(checked, 'EXACT'));
    const applied = await untilRestore(hanako, checked.id, atRest);
    expect(applied).toMatchObject({ status: 'APPLIED', outcome: { direction: 'APPLY', done: 3, conflicts: 0 } });
    // What was read back is what the preview had promised.
    const promised = checked.found?.methods.map(({ methodCode, slipsExact, balanceExact }) => ({
      methodCode,
      slips: slipsExact,
      balance: balanceExact,
    }));
    expect(applied.outcome?.money).toEqual(promised);
    expect(promised).toHaveLength(4);
    expect(await ledgerOf(hanako)).toEqual(before);

    await askRestore(hanako, 'undoRestore', checked.id);
    expect(await untilRestore(hanako, checked.id, atRest)).toMatchObject({ status: 'UNDONE' });
    expect(await ledgerOf(hanako)).toEqual(damaged);
  });
});

describe('a restore that is stopped', () => {
  it('goes on from where it was, and a stopped undo too', async () => {
    const { zip } = await exportAndFetch(host, await signInAs(host, demoUsers[1]), {});
    const ichiro = await signUpAs(host, 'ichiro-stops@example.com');
    const { id, ...checked } = await checkedAs(host, ichiro, zip);
    const plan = planOf({ id, ...checked }, 'ADD');
    await applyAs(ichiro, id, plan);
    await untilRestore(ichiro, id, ['APPLYING']);
    await askRestore(ichiro, 'stopRestore', id);
    const stopped = await untilRestore(ichiro, id, atRest);
    expect(stopped).toMatchObject({ status: 'STOPPED', failure: null });
    const written = (await ledgerOf(ichiro))['LedgerSlips']?.length ?? 0;
    expect(written).toBeLessThan(plan.added);
    await applyAs(ichiro, id, plan);
    expect(await untilRestore(ichiro, id, atRest)).toMatchObject({ status: 'APPLIED', outcome: { done: plan.added } });

    await askRestore(ichiro, 'undoRestore', id);
    await untilRestore(ichiro, id, ['UNDOING']);
    await askRestore(ichiro, 'stopRestore', id);
    expect(await untilRestore(ichiro, id, atRest)).toMatchObject({ status: 'STOPPED' });
    await askRestore(ichiro, 'undoRestore', id);
    expect(await untilRestore(ichiro, id, atRest)).toMatchObject({ status: 'UNDONE' });
    expect(Object.values(await ledgerOf(ichiro)).flat()).toEqual([]);
  });
});

describe('a ledger that changes between the check and the restore', () => {
  it('lets a plan be carried out that it does not change, and no other', async () => {
    const month = { from: '2025-02-01', to: '2025-02-28' };
    const { zip } = await exportAndFetch(host, hanako, month);
    const february = (await itemsOf(host, 'LedgerSlips', hanako.identityId)).filter((item) =>
      item['entry']?.S?.startsWith('202502'),
    );
    const [first, second] = february as [Item, Item];
    await removeItems(host, 'LedgerSlips', [first]);
    const checked = await checkedAs(host, hanako, zip);
    const later = { ...second, memo: { S: 'changed after the check' } };
    await putItems(host, 'LedgerSlips', [later]);
    // A change would overwrite what nobody has seen.
    await applyAs(hanako, checked.id, planOf(checked, 'REPLACE'));
    expect(await untilRestore(hanako, checked.id, atRest)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'PLAN_CHANGED' },
    });
    expect((await ledgerOf(hanako))['LedgerSlips']).not.toContainEqual(first);
    // Another check shows it, and the addition alone is as it was.
    await askRestore(hanako, 'checkRestore', checked.id);
    const again = await untilRestore(hanako, checked.id, atRest);
    expect(again.found?.tables[0]).toMatchObject({ added: 1, changed: 1 });
    expect(planOf(again, 'ADD')).toEqual(planOf(checked, 'ADD'));
    await applyAs(hanako, checked.id, planOf(checked, 'ADD'));
    expect(await untilRestore(hanako, checked.id, atRest)).toMatchObject({ status: 'APPLIED', outcome: { done: 1 } });
    expect((await ledgerOf(hanako))['LedgerSlips']).toEqual(expect.arrayContaining([first, later]));
  });
});

describe('a table that takes nothing for a while', () => {
  it('makes a restore slow, which it says, and no failure', async () => {
    const { zip } = await exportAndFetch(host, await signInAs(host, demoUsers[1]), {});
    const jiro = await signUpAs(host, 'jiro-waits@example.com');
    const checked = await checkedAs(host, jiro, zip);
    await applyAs(jiro, checked.id, planOf(checked, 'ADD'));
    await untilRestore(jiro, checked.id, ['APPLYING']);
    host.faults.throttledTables.add(tableOf(host, 'LedgerSlips'));
    await untilProgress(jiro, checked.id, ({ isSlow }) => isSlow);
    host.faults.throttledTables.clear();
    expect(await untilRestore(jiro, checked.id, atRest)).toMatchObject({ status: 'APPLIED', failure: null });
  });
});

describe('a copy of everything', () => {
  it('is put back into the empty ledger of another person', async () => {
    const { zip, contents } = await exportAndFetch(host, await signInAs(host, demoUsers[1]), {});
    const jiro = await signUpAs(host, 'jiro-restores@example.com');
    const checked = await checkedAs(host, jiro, zip);
    expect(checked).toMatchObject({ status: 'CHECKED', found: { isOfAnotherOwner: true } });
    await applyAs(jiro, checked.id, planOf(checked, 'ADD'));
    expect(await untilRestore(jiro, checked.id, atRest)).toMatchObject({ status: 'APPLIED' });
    const { contents: again } = await exportAndFetch(host, jiro, {});
    for (const name of ['slips.csv', 'balances.csv', 'kinds.csv', 'methods.csv'])
      expect(again.entry(name).toString()).toBe(contents.entry(name).toString());
  });
});
