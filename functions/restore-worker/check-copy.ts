import type { Copy } from '../../archive/copy/copy.ts';
import { RefusedLines, refusedLineSentence } from '../../archive/copy/refused-lines.ts';
import { byDataset, datasets } from '../../ledger/datasets.ts';
import type { FieldDifference, ShownValue } from '../../restore/field-difference.ts';
import { firstWithin } from '../../restore/first-within.ts';
import { mastersFirst } from '../../restore/masters-first.ts';
import { mergeStreams } from '../../restore/merge-streams.ts';
import type { MethodMoney } from '../../restore/money-preview.ts';
import type { Preview } from '../../restore/preview.ts';
import { PreviewBuilder, writesOf } from '../../restore/preview.ts';
import type { FoundCopyInput, MethodMoneyInput } from '../__generated__/graphql.ts';
import { storePreviewList } from './preview-list.ts';
import type { RestoreRun } from './restore-run.ts';
import { daysOf, liveStream } from './restore-run.ts';

/**
 * Reads the whole copy and the owner's ledger in the copy's days, and finds every difference. Stores the lists of
 * examples, and returns the counts. Nothing is written to the ledger.
 *
 * @throws CopyRefused, ExportFailed `LEDGER_UNREADABLE`, and any error of S3.
 */
export async function checkCopy(run: RestoreRun, copy: Copy): Promise<FoundCopyInput> {
  const { job, restore, lease } = run;
  const builder = new PreviewBuilder(run.ledger.layout);
  const refused = byDataset(() => new RefusedLines());
  const period = daysOf(copy);
  const total = datasets.reduce((sum, { name }) => sum + (copy.lines[name] ?? 0), 0);
  // The other entries come first. Reading them leaves many buffers to the garbage collector, while little else is in
  // memory.
  await copy.checkOtherEntries();
  let done = 0;
  for (const dataset of mastersFirst) {
    const streams = {
      copy: copy.records(dataset, {
        owner: job.owner,
        refused: refused[dataset.name],
        acceptContradictedKeys: restore.acceptContradictedKeys,
      }),
      live: liveStream(run, dataset, period),
    };
    for await (const batch of mergeStreams(streams)) {
      for (const record of batch) {
        builder.add(dataset, record);
        if (record.copy) done += 1;
      }
      lease.signal.throwIfAborted();
      lease.update({ done, total: total > 0 ? total : null });
    }
  }
  const preview = builder.finish();
  await storeLists(run, preview, refused);
  return describe(copy, preview, refused, job.owner);
}

type Refused = ReturnType<typeof byDataset<RefusedLines>>;

async function storeLists({ job, storage, lease }: RestoreRun, preview: Preview, refused: Refused): Promise<void> {
  for (const { name: table } of datasets) {
    for (const recordClass of ['ADD', 'CHANGE', 'ONLY_HERE'] as const) {
      const examples = preview.examples.filter((one) => one.table === table && one.recordClass === recordClass);
      if (examples.length === 0) continue;
      const records = examples.map(({ key, fields }) => ({ key, fields: fields.map(shownField) }));
      await storePreviewList(storage, { ...job, table, recordClass }, { records, refused: [] }, lease.signal);
    }
    const { examples } = refused[table];
    if (examples.length === 0) continue;
    const lines = examples.map(({ lineNumber, reason, attribute }) => ({
      lineNumber,
      reason,
      attribute: attribute ?? null,
      message: refusedLineSentence(attribute === undefined ? { reason } : { reason, attribute }),
    }));
    await storePreviewList(
      storage,
      { ...job, table, recordClass: 'REFUSED' },
      { records: [], refused: lines },
      lease.signal,
    );
  }
}

function shownField({ attribute, before, after }: FieldDifference) {
  // A number and a text may have the same characters.
  const withType = before !== null && after !== null && before.type !== after.type;
  return { attribute, before: shown(before, withType), after: shown(after, withType) };
}

function shown(value: ShownValue | null, withType: boolean): string | null {
  if (value === null) return null;
  const text = `${value.text}${value.isCut ? '…' : ''}`;
  return withType ? `${text} (${value.type})` : text;
}

function describe(copy: Copy, preview: Preview, refused: Refused, owner: string): FoundCopyInput {
  const { about } = copy;
  const reasons = new Map<string, number>();
  for (const { byReason } of Object.values(refused)) {
    for (const [reason, lines] of byReason) reasons.set(reason, (reasons.get(reason) ?? 0) + lines);
  }
  const methods = firstWithin(preview.methods.map(moneyOf), mostMethodBytes);
  const turned = firstWithin(preview.turnedKinds, mostTurnedBytes);
  return {
    kind: copy.kind === 'archive' ? 'ARCHIVE' : 'LEGACY',
    formatVersion: copy.formatVersion,
    isOfAnotherOwner: about.owner !== null && about.owner !== owner,
    requestedAt: about.requestedAt,
    from: about.period?.from ?? null,
    to: about.period?.to ?? null,
    everything: about.everything,
    salvaged: about.salvaged,
    tables: datasets.map(({ name }) => {
      const { ADD, CHANGE, SAME, ONLY_HERE } = preview.tables[name];
      const refusedLines = refused[name].count;
      return {
        table: name,
        rows: ADD + CHANGE + SAME + refusedLines,
        ...{ added: ADD, changed: CHANGE, same: SAME, onlyHere: ONLY_HERE, refused: refusedLines },
      };
    }),
    refused: [...reasons].map(([reason, lines]) => ({ reason, lines })),
    unwritable: preview.unwritable,
    plans: preview.hashes.map(({ hash, ...choice }) => {
      const { ADD, CHANGE, ONLY_HERE } = writesOf(preview, choice);
      return { ...choice, hash, added: ADD, changed: CHANGE, deleted: ONLY_HERE };
    }),
    ...{ methods: methods.first, methodsLeftOut: methods.leftOut || null },
    slipsWithoutEffect: preview.slipsWithoutEffect,
    ...{ turnedKinds: turned.first, turnedKindsLeftOut: turned.leftOut || null },
  };
}

function moneyOf({ methodCode, slips, lastBalance }: MethodMoney): MethodMoneyInput {
  return {
    methodCode,
    ...{ slipsBefore: slips.before, slipsAdd: slips.ADD, slipsReplace: slips.REPLACE, slipsExact: slips.EXACT },
    balanceBefore: lastBalance.before?.value ?? null,
    balanceAdd: lastBalance.ADD?.value ?? null,
    balanceReplace: lastBalance.REPLACE?.value ?? null,
    balanceExact: lastBalance.EXACT?.value ?? null,
  };
}

const mostMethodBytes = 100_000;
const mostTurnedBytes = 20_000;
