import { createHash } from 'node:crypto';
import type { HostUnderTest } from './host-under-test.ts';
import type { GraphqlResponse, Person } from './person.ts';
import { ulidAt } from './ulid-at.ts';

/** The fields of a restore that tests use. */
export interface SeenRestore {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly attempt: number;
  readonly upload: {
    readonly url: string;
    readonly fields: readonly { readonly name: string; readonly value: string }[];
  } | null;
  readonly found: {
    readonly kind: string;
    readonly isOfAnotherOwner: boolean;
    readonly tables: readonly {
      readonly table: string;
      readonly rows: number;
      readonly added: number;
      readonly changed: number;
      readonly same: number;
      readonly onlyHere: number;
      readonly refused: number;
    }[];
    readonly refused: readonly { readonly reason: string; readonly lines: number }[];
    readonly plans: readonly RestorePlan[];
    readonly methods: readonly {
      readonly methodCode: string;
      readonly slipsExact: string;
      readonly balanceExact: string | null;
    }[];
    readonly methodsLeftOut: number | null;
    readonly slipsWithoutEffect: number;
    readonly turnedKinds: readonly unknown[];
    readonly turnedKindsLeftOut: number | null;
  } | null;
  readonly refusal: { readonly code: string; readonly message: string } | null;
  readonly outcome: {
    readonly direction: string;
    readonly done: number;
    readonly conflicts: number;
    readonly unwritable: number;
    readonly newcomers: number;
    readonly money: readonly { readonly methodCode: string; readonly slips: string; readonly balance: string | null }[];
    readonly moneyLeftOut: number | null;
  } | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly progress: { readonly done: number; readonly total: number | null; readonly isSlow: boolean } | null;
}

export interface RestorePlan {
  readonly mode: 'ADD' | 'REPLACE' | 'EXACT';
  readonly changesMasters: boolean;
  readonly hash: string;
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

export const restoreFields = `id owner status version attempt fileName bytes sha256 acceptContradictedKeys expiresAt
  found { kind formatVersion isOfAnotherOwner everything from to salvaged unwritable refused { reason lines }
    tables { table rows added changed same onlyHere refused } plans { mode changesMasters hash added changed deleted }
    methods { methodCode slipsBefore slipsAdd slipsExact balanceBefore balanceAdd balanceExact }
    methodsLeftOut slipsWithoutEffect turnedKinds { kindCode here inCopy } turnedKindsLeftOut }
  refusal { code facts { name value } message } choice { mode changesMasters hash } progress { done total isSlow }
  direction outcome { direction done conflicts unwritable newcomers money { methodCode slips balance } moneyLeftOut } failure { code message }`;

let uploads = 0;

/** Announces a file and uploads it. */
export async function uploadAs(host: HostUnderTest, person: Person, file: Buffer): Promise<SeenRestore> {
  const restore = await prepareAs(host, person, file);
  const response = await sendFile(restore, file);
  if (!response.ok) throw new Error(`HTTP ${response.status} for the upload: ${await response.text()}`);
  return restore;
}

/** Announces a file, and answers with a restore that has a form. */
export async function prepareAs(host: HostUnderTest, person: Person, file: Buffer): Promise<SeenRestore> {
  const requestId = ulidAt(host.clock.nowMs(), ++uploads);
  const answer = await person.ask(
    `mutation P($bytes: Float!, $sha256: String!, $requestId: ID!) {
      prepareRestore(fileName: "copy.zip", bytes: $bytes, sha256: $sha256, requestId: $requestId) {
        ${restoreFields} upload { url fields { name value } } } }`,
    { bytes: file.length, sha256: createHash('sha256').update(file).digest('hex'), requestId },
  );
  return answered(answer, 'prepareRestore');
}

/** Sends bytes with the form of a restore. */
export async function sendFile({ upload }: SeenRestore, file: Buffer): Promise<Response> {
  if (!upload) throw new Error('The restore has no form.');
  const form = new FormData();
  for (const { name, value } of upload.fields) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(file)]));
  return fetch(upload.url, { method: 'POST', body: form });
}

/** Sends one of the requests of a restore, which has only an id. */
export async function askRestore(
  person: Person,
  request: 'checkRestore' | 'stopRestore' | 'undoRestore',
  id: string,
): Promise<SeenRestore> {
  return answered(
    await person.ask(`mutation M($id: ID!) { ${request}(id: $id) { ${restoreFields} } }`, { id }),
    request,
  );
}

export async function applyAs(person: Person, id: string, plan: RestorePlan): Promise<SeenRestore> {
  const { mode, changesMasters, hash } = plan;
  const answer = await person.ask(
    `mutation A($id: ID!, $mode: RestoreMode!, $changesMasters: Boolean!, $hash: String!) {
      applyRestore(id: $id, mode: $mode, changesMasters: $changesMasters, hash: $hash) { ${restoreFields} } }`,
    { id, mode, changesMasters, hash },
  );
  return answered(answer, 'applyRestore');
}

/** The restore as it is now. */
export async function seenRestore(person: Person, id: string): Promise<SeenRestore> {
  const answer = await person.ask(`query R($id: ID!) { restore(id: $id) { ${restoreFields} } }`, { id });
  return answered(answer, 'restore');
}

/** The restore, when its status is one of these. Asks again until then, for a minute at most. */
export async function untilRestore(person: Person, id: string, statuses: readonly string[]): Promise<SeenRestore> {
  const end = Date.now() + 60_000;
  for (;;) {
    const restore = await seenRestore(person, id);
    if (statuses.includes(restore.status)) return restore;
    if (Date.now() > end)
      throw new Error(
        `The restore is ${restore.status} instead of ${statuses.join(' or ')}: ${JSON.stringify(restore)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits for a progress of this kind, for a minute at most. */
export async function untilProgress(
  person: Person,
  id: string,
  isMeant: (progress: NonNullable<SeenRestore['progress']>) => boolean,
): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const { progress, status } = await seenRestore(person, id);
    if (progress && isMeant(progress)) return;
    if (Date.now() > end) throw new Error(`The restore is ${status} with progress ${JSON.stringify(progress)}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Statuses in which no run is at work. */
export const atRest = [
  ...['UPLOADING', 'CHECKED', 'REFUSED', 'EXPIRED', 'APPLIED', 'STOPPED', 'UNDONE', 'UNDO_INCOMPLETE', 'FAILED'],
];

/** Uploads a file and waits until its check has ended. */
export async function checkedAs(host: HostUnderTest, person: Person, file: Buffer): Promise<SeenRestore> {
  const { id } = await uploadAs(host, person, file);
  await askRestore(person, 'checkRestore', id);
  return untilRestore(person, id, atRest);
}

export function planOf({ found }: SeenRestore, mode: RestorePlan['mode'], changesMasters = false): RestorePlan {
  const plan = found?.plans.find((one) => one.mode === mode && one.changesMasters === changesMasters);
  if (!plan) throw new Error('The restore has no such plan.');
  return plan;
}

function answered({ data, errors }: GraphqlResponse, field: string): SeenRestore {
  const restore = data?.[field] as SeenRestore | null | undefined;
  if (!restore) throw new Error(`${field} was refused: ${JSON.stringify(errors)}`);
  return restore;
}
