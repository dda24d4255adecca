import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../ledger/datasets.ts';
import type { Choice } from './choice.ts';
import type { Table } from './ledger-arbitrary.ts';
import { anyChoice, anyDataset, anyTable, streamOf } from './ledger-arbitrary.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { mergeStreams } from './merge-streams.ts';
import type { NextStep } from './next-step.ts';
import { applyStep, undoStep } from './next-step.ts';
import { PlanDigest } from './plan-digest.ts';
import { sameLine } from './same-item.ts';

/** What a restore must leave behind: the specification, in a few lines. */
function specified(ledger: Table, copy: Table, { dayAttribute }: Dataset, { mode, changesMasters }: Choice): Table {
  const isMaster = dayAttribute === null;
  const result = new Map(ledger);
  for (const [key, record] of copy) {
    if (!ledger.has(key) || (isMaster ? changesMasters : mode !== 'ADD')) result.set(key, record);
  }
  if (!isMaster && mode === 'EXACT') for (const key of ledger.keys()) if (!copy.has(key)) result.delete(key);
  return result;
}

/** One run: the merge with the ledger as it is now, and each write at once. Stops before write number `stopAt`. */
async function run(
  ledger: Map<string, LedgerRecord>,
  { copy, before }: { readonly copy: Table; readonly before: Table },
  stepOf: (record: Parameters<typeof applyStep>[0]) => NextStep,
  stopAt = Infinity,
): Promise<Record<NextStep['kind'], number>> {
  const counts = { LEAVE: 0, DONE: 0, WRITE: 0, CONFLICT: 0 };
  const streams = { copy: streamOf(copy), before: streamOf(before), live: streamOf(new Map(ledger)) };
  for await (const batch of mergeStreams(streams)) {
    for (const record of batch) {
      const step = stepOf(record);
      if (step.kind === 'WRITE') {
        if (counts.WRITE >= stopAt) return counts;
        if (step.to) ledger.set(record.key, step.to);
        else ledger.delete(record.key);
      }
      counts[step.kind] += 1;
    }
  }
  return counts;
}

function expectSame(actual: Table, expected: Table): void {
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [key, { line }] of expected) expect(sameLine(actual.get(key)?.line ?? '{}', line)).toBe(true);
}

const anyCase = anyDataset.chain((dataset) =>
  fc.record({
    dataset: fc.constant(dataset),
    choice: anyChoice,
    copy: anyTable(dataset),
    before: anyTable(dataset),
    stopAt: fc.nat(5),
  }),
);

describe('a restore', () => {
  it('leaves what the specification says, and a second run writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ dataset, choice, copy, before }) => {
        const ledger = new Map(before);
        const apply = () => run(ledger, { copy, before }, (record) => applyStep(record, dataset, choice));
        await apply();
        expectSame(ledger, specified(before, copy, dataset, choice));
        expect(await apply()).toMatchObject({ WRITE: 0, CONFLICT: 0 });
      }),
    );
  });

  it('that stopped at any write goes on to the same result', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ dataset, choice, copy, before, stopAt }) => {
        const ledger = new Map(before);
        const stepOf = (record: Parameters<typeof applyStep>[0]) => applyStep(record, dataset, choice);
        await run(ledger, { copy, before }, stepOf, stopAt);
        await run(ledger, { copy, before }, stepOf);
        expectSame(ledger, specified(before, copy, dataset, choice));
      }),
    );
  });

  it('that stopped at any write is undone to the ledger before it', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ dataset, choice, copy, before, stopAt }) => {
        const ledger = new Map(before);
        await run(ledger, { copy, before }, (record) => applyStep(record, dataset, choice), stopAt);
        await run(ledger, { copy, before }, (record) => undoStep(record, dataset, choice));
        expectSame(ledger, before);
      }),
    );
  });

  it('leaves alone, and names, every record that another writer changed meanwhile, also when it is undone', async () => {
    const withOthers = anyCase.chain((given) =>
      anyTable(given.dataset).map((others) => ({ ...given, others: new Map([...others].slice(0, 2)) })),
    );
    await fc.assert(
      fc.asyncProperty(withOthers, async ({ dataset, choice, copy, before, others }) => {
        const ledger = new Map([...before, ...others]);
        await run(ledger, { copy, before }, (record) => applyStep(record, dataset, choice));
        for (const [key, record] of others) {
          const now = ledger.get(key);
          const isOurs = [copy.get(key), before.get(key)].some((one) => one && sameLine(one.line, record.line));
          if (!isOurs) expect(now).toBe(record);
        }
        await run(ledger, { copy, before }, (record) => undoStep(record, dataset, choice));
        for (const [key, record] of others) {
          const isOurs = [copy.get(key), before.get(key)].some((one) => one && sameLine(one.line, record.line));
          if (!isOurs) expect(ledger.get(key)).toBe(record);
        }
      }),
    );
  });
});

describe('the hash of a plan', () => {
  const hashOf = async (dataset: Dataset, copy: Table, before: Table, choice: Choice): Promise<string> => {
    const digest = new PlanDigest();
    for await (const batch of mergeStreams({ copy: streamOf(copy), live: streamOf(before) }))
      for (const record of batch) digest.add(dataset, record);
    return digest.of(choice);
  };

  it('is the same exactly when the same would be written', async () => {
    const twoLedgers = anyCase.chain((given) => anyTable(given.dataset).map((other) => ({ ...given, other })));
    await fc.assert(
      fc.asyncProperty(twoLedgers, async ({ dataset, choice, copy, before, other }) => {
        const writesOf = async (ledger: Table): Promise<string> => {
          const writes: unknown[] = [];
          for await (const batch of mergeStreams({ copy: streamOf(copy), live: streamOf(ledger) })) {
            for (const record of batch) {
              const step = applyStep(record, dataset, choice);
              if (step.kind === 'WRITE') writes.push([record.key, step.from?.line, step.to?.line]);
            }
          }
          return JSON.stringify(writes);
        };
        const [hash, otherHash] = [
          await hashOf(dataset, copy, before, choice),
          await hashOf(dataset, copy, other, choice),
        ];
        expect(hash === otherHash).toBe((await writesOf(before)) === (await writesOf(other)));
      }),
    );
  });
});
