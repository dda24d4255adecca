import type { KnownRestoreFragment } from '../../client/__generated__/graphql.ts';
import { makeUlid } from '../../client/exports/ulid.ts';
import type { Plan } from '../../client/restores/plan.ts';
import { planFor, writesOf } from '../../client/restores/plan.ts';
import { firstWritesPerSecond } from '../../client/restores/restore-time-left.ts';
import type { ExactObstacle } from '../../ledger/exact-obstacle.ts';
import { exactObstacle } from '../../ledger/exact-obstacle.ts';
import { exitCodes } from '../exit-codes.ts';
import { unlessAborted } from '../interruption.ts';
import { Refused } from '../refused.ts';
import { sha256OfFile } from '../sha256-of-file.ts';
import { tryAgain } from '../try-again.ts';
import { about } from './about.ts';
import type { AnnouncedFile } from './announced-file.ts';
import { beginRun } from './begin-run.ts';
import { confirmed } from './confirmed.ts';
import { writeDifferences } from './differences-file.ts';
import { followRun } from './follow-run.ts';
import { counted, previewLines, records } from './preview-lines.ts';
import type { ListedDifferences } from './preview-lists.ts';
import { listedCount, previewLists } from './preview-lists.ts';
import type { RestoreTask } from './restore-flags.ts';
import type { RestoreSession } from './restore-session.ts';
import { uploadFile } from './upload-file.ts';

type RestoreFile = Extract<RestoreTask, { readonly kind: 'restore' }>;

/** Uploads a file, shows the differences, asks, and puts the copy back. Returns the exit code. */
export async function restoreFile(session: RestoreSession, task: RestoreFile, file: AnnouncedFile): Promise<number> {
  const { api, signal, say, tell, report } = session;
  const restore = await check(session, task, file);
  const { id, found } = restore;
  report({ restore });
  const plan = planFor(restore.found, task);
  if (!found || !plan) throw new Refused(`The check of the restore ${id} gave no plan. Try again.`);
  const lists = await unlessAborted(signal, previewLists(api, id, found));
  for (const line of previewLines({ found, fileName: file.name }, plan, lists)) say(line);
  requireClosingSum(found.tables);
  if (task.isDryRun) {
    if (task.outFile !== undefined) await writeLists(session, task.outFile, lists);
    tell('Nothing was written to the ledger.');
    return exitCodes.done;
  }
  const obstacle = plan.mode === 'EXACT' ? exactObstacle(found) : null;
  if (obstacle) throw new Refused(`${notExact[obstacle]} Nothing was written.`);
  if (writesOf(plan) === 0) {
    say('There is nothing to do. Nothing was written.');
    return exitCodes.done;
  }
  if (!(await confirmed(session, questionFor(plan)))) return exitCodes.done;
  return beginRun(session, id, () => api.apply(id, plan));
}

/** Announces, uploads and compares the file. */
async function check(session: RestoreSession, task: RestoreFile, file: AnnouncedFile): Promise<KnownRestoreFragment> {
  const { api, signal, progress, tell, command } = session;
  const part = (what: string) => (bytes: number) =>
    progress.show({ what, fraction: Math.floor((bytes / file.bytes) * 100) / 100 });
  const id = makeUlid();
  try {
    const sha256 = await unlessAborted(signal, sha256OfFile(file.path, part('reading the file')));
    const { name: fileName, bytes } = file;
    await unlessAborted(
      signal,
      tryAgain(() => api.prepare({ fileName, bytes, sha256, requestId: id })),
    );
    await uploadFile({
      file,
      freshForm: () => tryAgain(() => api.uploadForm(id)),
      signal,
      onBytes: part('uploading'),
      onAgain: (reason) => {
        progress.end();
        tell(`The upload failed, trying again: ${reason}.`);
      },
    });
    const { acceptContradictedKeys } = task;
    const checking = await unlessAborted(
      signal,
      tryAgain(() => api.check(id, { acceptContradictedKeys })),
    );
    const restore = await followRun({ ...session, restore: checking, goOnCommand: command('--go-on', id) });
    if (restore.status === 'CHECKED') return restore;
    throw new Refused(
      restore.refusal?.message ?? restore.failure?.message ?? `The restore ${id} is ${restore.status}.`,
    );
  } finally {
    progress.end();
  }
}

async function writeLists(
  { say, tell }: RestoreSession,
  outFile: string,
  lists: readonly ListedDifferences[],
): Promise<void> {
  const path = await writeDifferences(outFile, lists);
  for (const list of lists) {
    if (listedCount(list) < list.count)
      tell(
        `${list.table} ${list.recordClass}: the file holds only the first ${counted(listedCount(list))} of ${counted(list.count)}.`,
      );
  }
  say(path);
}

/** Refuses a preview that does not account for every row of the file. */
function requireClosingSum(tables: NonNullable<KnownRestoreFragment['found']>['tables']): void {
  const open = tables.find(({ rows, added, changed, same, refused }) => rows !== added + changed + same + refused);
  if (open)
    throw new Refused(`The numbers of ${open.table} do not add up to the rows of the file. Nothing was written.`);
}

function questionFor(plan: Plan): string {
  const time = about(writesOf(plan) / firstWritesPerSecond);
  if (plan.mode === 'EXACT')
    return `This deletes ${records(plan.deleted)}, adds ${counted(plan.added)} and changes ${counted(plan.changed)} (${time}). A safety copy is made first.`;
  return `This adds ${records(plan.added)} and changes ${counted(plan.changed)} (${time}). A safety copy is made first.`;
}

const notExact: Readonly<Record<ExactObstacle, string>> = {
  SALVAGED: 'A salvaged copy cannot be made exact, because records may be missing from it.',
  LINES_REFUSED:
    'A copy with refused lines of slips or balances cannot be made exact, because the records that stand in them would be deleted. Use --mode add or --mode replace.',
};
