import type { CfnDataSource } from 'aws-cdk-lib/aws-appsync';
import type { BundledFunction } from './bundled-function.ts';
import { functionDataSource, noDataSource, tableDataSource } from './data-source.ts';
import type { DataStack } from './data-stack.ts';
import type { ExportJobs } from './export-jobs.ts';
import type { GraphqlApi } from './graphql-api.ts';
import type { LedgerSummary } from './ledger-summary.ts';
import { ResolverSet } from './resolver-set.ts';
import type { RestoreJobs } from './restore-jobs.ts';

interface Behind {
  readonly data: DataStack;
  readonly jobs: ExportJobs;
  readonly restores: RestoreJobs;
  readonly summary: LedgerSummary;
}

/** Connects each field to its file of `resolvers/` and its data source. A mistake here fails at synthesis, by name. */
export function wireResolvers(api: GraphqlApi, { data, jobs, restores, summary }: Behind): void {
  const none = noDataSource(api, 'None');
  const wireLedger = summary.names ? ownTables(api, none, summary.names) : ledgerTables(api, data);
  const read = tableDataSource(api, 'ExportsRead', data.exports.table, ['GetItem', 'Query']);
  // GetItem: when a condition does not hold, AppSync fetches the current item.
  const write = tableDataSource(api, 'ExportsWrite', data.exports.table, ['PutItem', 'UpdateItem', 'GetItem']);
  const worker = functionDataSource(api, 'ExportWorker', jobs.worker);
  const downloadUrl = functionDataSource(api, 'DownloadUrl', jobs.downloadUrl);
  // DeleteItem: the lock of an owner's restores is released.
  const restoreWrite = tableDataSource(api, 'RestoresWrite', data.exports.table, [
    'PutItem',
    'UpdateItem',
    'DeleteItem',
    'GetItem',
  ]);
  // DeleteItem: the oldest receipt makes room, and a person removes one.
  const receiptWrite = tableDataSource(api, 'ReceiptsWrite', data.exports.table, [
    'PutItem',
    'UpdateItem',
    'DeleteItem',
    'GetItem',
  ]);
  const restoreWorker = functionDataSource(api, 'RestoreWorker', restores.worker);
  const uploadForm = functionDataSource(api, 'UploadForm', restores.uploadForm);
  const restorePreview = functionDataSource(api, 'RestorePreview', restores.preview);
  const ledgerMonths = functionDataSource(api, 'LedgerMonths', summary.months);
  const deleteArchive = functionDataSource(api, 'DeleteArchive', jobs.deleteArchive);

  const resolvers = new ResolverSet(api);
  // The steps that follow when an export may have ended.
  const giveBackDay: [string, CfnDataSource] = ['steps/give-back-day', write];
  const releaseSlot: [string, CfnDataSource] = ['steps/release-slot', write];

  resolvers.unit('Query.export', read);
  resolvers.unit('Query.exports', read);
  resolvers.unit('Query.copyMonths', read);
  resolvers.unit('Query.exportQuota', read);
  resolvers.unit('Query.ledgerMonths', ledgerMonths);
  wireLedger(resolvers);
  resolvers.unit('Subscription.onExport', none);
  resolvers.unit('Export.downloadUrl', downloadUrl);
  resolvers.unit('Mutation.endSubscriptions', none);
  resolvers.unit('Mutation.claimExport', write);
  resolvers.pipeline('Mutation.requestExport', [
    ['1-find', read],
    ['2-look-up-quota', read],
    ['3-open-day', write],
    ['4-drop-lapsed', write],
    ['5-reserve', write],
    ['6-put', write],
    ['7-start', worker],
    ['8-end-unstarted', write],
    giveBackDay,
    releaseSlot,
  ]);
  resolvers.pipeline('Mutation.cancelExport', [['1-cancel', write], releaseSlot]);
  resolvers.pipeline('Mutation.deleteExport', [
    ['1-find', read],
    ['2-delete-archive', deleteArchive],
    ['3-forget-file', write],
    ['4-leave-tombstone', write],
  ]);
  resolvers.pipeline('Mutation.acceptExport', [
    ['1-find', read],
    ['2-move-baseline', write],
    ['3-accept', write],
  ]);
  resolvers.unit('Query.receipts', read);
  resolvers.pipeline('Mutation.confirmCopy', [
    ['1-find-copy', read],
    ['2-find-receipt', read],
    ['3-count', receiptWrite],
    ['4-find-oldest', read],
    ['5-drop-oldest', receiptWrite],
    ['6-put', receiptWrite],
  ]);
  resolvers.pipeline('Mutation.deleteReceipt', [
    ['1-delete', receiptWrite],
    ['2-count-down', receiptWrite],
  ]);
  resolvers.pipeline('Mutation.reportExport', [
    ['1-find', read],
    ['2-find-baseline', read],
    ['3-report', write],
    ['4-warn', write],
    ['5-move-baseline', write],
    releaseSlot,
  ]);
  resolvers.pipeline('Mutation.failExport', [['1-fail', write], giveBackDay, releaseSlot]);

  const startRun: [string, CfnDataSource] = ['steps/start-run', restoreWorker];
  const restUnstarted: [string, CfnDataSource] = ['steps/rest-unstarted', restoreWrite];
  const countUse: [string, CfnDataSource] = ['steps/count-use', restoreWrite];
  const announceWriter: [string, CfnDataSource] = ['steps/announce-writer', restoreWrite];
  const findLock: [string, CfnDataSource][] = [
    ['steps/find-lock', read],
    ['steps/find-lock-holder', read],
  ];
  const takeLock: [string, CfnDataSource][] = [
    ['steps/lift-stale-writer', restoreWrite],
    ['steps/take-lock', restoreWrite],
  ];
  const endWriter: [string, CfnDataSource][] = [
    ['steps/lift-writer', restoreWrite],
    ['steps/release-lock', restoreWrite],
  ];
  resolvers.unit('Query.restore', read);
  resolvers.unit('Query.restores', read);
  resolvers.pipeline('Query.restorePreview', [
    ['1-find', read],
    ['2-read', restorePreview],
  ]);
  resolvers.unit('Subscription.onRestore', none);
  resolvers.unit('Restore.upload', uploadForm);
  resolvers.pipeline('Mutation.prepareRestore', [['1-find', read], countUse, ['2-put', restoreWrite]]);
  resolvers.pipeline('Mutation.checkRestore', [
    ['1-find', read],
    countUse,
    ['2-begin', restoreWrite],
    startRun,
    restUnstarted,
  ]);
  resolvers.pipeline('Mutation.applyRestore', [
    ['1-find', read],
    ...findLock,
    // Before the lock is taken: a refused use must not leave it behind.
    countUse,
    ...takeLock,
    ['2-begin', restoreWrite],
    announceWriter,
    startRun,
    restUnstarted,
  ]);
  resolvers.pipeline('Mutation.undoRestore', [
    ['1-find', read],
    ...findLock,
    ...takeLock,
    ['2-begin', restoreWrite],
    announceWriter,
    startRun,
    restUnstarted,
  ]);
  resolvers.pipeline('Mutation.stopRestore', [
    ['1-find', read],
    ['2-ask', restoreWrite],
  ]);
  resolvers.pipeline('Mutation.claimRestore', [
    ['1-find', read],
    ['2-take', restoreWrite],
  ]);
  resolvers.pipeline('Mutation.reportRestore', [
    ['1-find', read],
    announceWriter,
    ['2-report', restoreWrite],
    ['3-record-safety-copy', restoreWrite],
    ...endWriter,
  ]);
  resolvers.pipeline('Mutation.continueRestore', [
    ['1-find', read],
    ['2-release', restoreWrite],
    startRun,
    ...endWriter,
  ]);
  resolvers.pipeline('Mutation.settleRestore', [
    ['1-find', read],
    announceWriter,
    ['2-settle', restoreWrite],
    startRun,
    ...endWriter,
  ]);
  resolvers.complete();
}

/** Tables with a partition for each owner are read by resolvers. */
function ledgerTables(api: GraphqlApi, { ledger: { tables } }: DataStack): (resolvers: ResolverSet) => void {
  const slips = tableDataSource(api, 'SlipsRead', tables.slips, ['Query']);
  const balances = tableDataSource(api, 'BalancesRead', tables.balances, ['Query']);
  const kinds = tableDataSource(api, 'KindsRead', tables.kinds, ['Query']);
  const methods = tableDataSource(api, 'MethodsRead', tables.methods, ['Query']);
  return (resolvers) => {
    resolvers.pipeline('Query.ledgerDays', [
      ['1-first-slip', slips],
      ['2-last-slip', slips],
      ['3-first-balance', balances],
      ['4-last-balance', balances],
      ['5-first-slip-beyond', slips],
      ['6-last-slip-beyond', slips],
      ['7-first-balance-beyond', balances],
      ['8-last-balance-beyond', balances],
    ]);
    resolvers.unit('Query.slips', slips);
    resolvers.unit('Query.balances', balances);
    resolvers.unit('Query.kinds', kinds);
    resolvers.unit('Query.methods', methods);
  };
}

/**
 * Tables with other keys are read by functions, with credentials of their one owner. The fields that only read a range of
 * keys are refused by name.
 */
function ownTables(
  api: GraphqlApi,
  none: CfnDataSource,
  namesFunction: BundledFunction,
): (resolvers: ResolverSet) => void {
  const names = functionDataSource(api, 'LedgerNames', namesFunction);
  return (resolvers) => {
    for (const field of ['kinds', 'methods']) resolvers.unit(`Query.${field}`, names, `own-tables/Query.${field}.ts`);
    for (const field of ['ledgerDays', 'slips', 'balances'])
      resolvers.unit(`Query.${field}`, none, 'own-tables/not-in-this-layout.ts');
  };
}
