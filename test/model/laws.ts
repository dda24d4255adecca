import { createHash } from 'node:crypto';
import { archiveObjectKey } from '../../archive/object-key.ts';
import { slotSeconds, tombstoneSeconds } from '../../resolvers/times.ts';
import type { Item } from '../ledger-in-tables.ts';
import type { Row } from './row.ts';
import { hasEnded, readRows } from './row.ts';
import type { World } from './world.ts';

const follows: Readonly<Record<string, readonly string[]>> = {
  REQUESTED: ['REQUESTED', 'RUNNING', 'FAILED', 'CANCELLED'],
  RUNNING: ['RUNNING', 'READY', 'FAILED', 'CANCELLED'],
};

const tombstoneAttributes = [
  'owner',
  'entry',
  'id',
  'from',
  'to',
  'attempt',
  'version',
  'status',
  'deletedAt',
  'removeAt',
];
const perDay = 20;
const faultsOfService = [
  'NOT_STARTED',
  'WORKER_STOPPED',
  'LEDGER_UNREADABLE',
  'STORAGE_FAILED',
  'VERIFICATION_FAILED',
  'INTERNAL',
];

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * The number of a day's exports that count against the quota. A failure through a fault of the service does not count,
 * up to the limit of such failures.
 */
function counted(ofDay: readonly Row[]): number {
  const faults = ofDay.filter(
    ({ failureCode }) => failureCode !== undefined && faultsOfService.includes(failureCode),
  ).length;
  return ofDay.length - Math.min(faults, perDay);
}

/** Compares the visible state of the exports with the state seen before. Throws BrokenLaw. */
export class Laws {
  readonly #world: World;
  readonly #seen = new Map<string, Row>();
  readonly #removed = new Set<string>();
  readonly #proven = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The rows at the last check. */
  get rows(): readonly Row[] {
    return [...this.#seen.values()].filter(({ id }) => !this.#removed.has(id));
  }

  get removedIds(): readonly string[] {
    return [...this.#removed];
  }

  isRemoved(id: string): boolean {
    return this.#removed.has(id);
  }

  /** True when an export of this id has been seen. */
  isKnown(id: string): boolean {
    return this.#seen.has(id);
  }

  /** True when the table's state justifies the refusal of a request. */
  async isQuotaUsedUp(): Promise<boolean> {
    const { rows } = await readRows(this.#world);
    const today = dayOf(this.#world.host.clock.nowMs());
    const all = [...new Map([...this.#seen, ...rows.map((row) => [row.id, row] as const)]).values()];
    return (
      counted(all.filter(({ requestedAtMs }) => dayOf(requestedAtMs) === today)) >= perDay ||
      rows.filter((row) => !hasEnded(row)).length >= 3
    );
  }

  /** Records that the owner has deleted the export. A tombstone replaces its row. */
  removed(id: string): void {
    this.#removed.add(id);
  }

  /** Checked after every step. */
  async check(): Promise<void> {
    const { rows, tombstones } = await readRows(this.#world);
    this.#checkTombstones(tombstones);
    for (const row of rows) this.#checkChange(this.#seen.get(row.id), row);
    for (const { id } of this.rows)
      law(
        rows.some((row) => row.id === id),
        `the row of ${id} is gone without a deletion`,
      );
    this.#checkQuota(rows);
    // Read once: an event that arrives between two readings would look like a second one.
    const invoked = this.#world.invoked();
    law(invoked.length === new Set(invoked).size, 'an export was sent to Lambda twice');
    const { objects } = await this.#world.bucket.stored();
    const { identityId: owner } = await this.#world.person();
    for (const row of rows.filter(({ status }) => status === 'READY')) {
      const key = archiveObjectKey({ owner, ...row });
      law(objects.includes(key), `${row.id} is READY and its object is missing`);
      if (!this.#proven.has(row.id))
        law(
          sha256Of(await this.#world.bucket.bytesOf(key)) === row.sha256,
          `${row.id} is READY with another hash than its object's`,
        );
      this.#proven.add(row.id);
    }
    for (const row of rows) this.#seen.set(row.id, row);
  }

  /** Only the attempt that holds the lease may end an export, until the lease expires. */
  async checkUnchanged(before: Row): Promise<void> {
    const now = (await readRows(this.#world)).rows.find(({ id }) => id === before.id);
    law(
      now?.all === before.all,
      `${before.id} was held by attempt ${before.attempt}, and was changed to ${now?.status ?? 'nothing'} by another caller`,
    );
  }

  /** Checked when nothing is in progress and every automatic step has been taken. */
  async checkAtRest(): Promise<void> {
    await this.check();
    const { identityId: owner } = await this.#world.person();
    for (const row of this.rows) law(hasEnded(row), `${row.id} has not ended`);
    const ready = this.rows
      .filter(({ status }) => status === 'READY')
      .map((row) => archiveObjectKey({ owner, ...row }));
    const { objects, uploads } = await this.#world.bucket.stored();
    const left = [...objects.filter((key) => !ready.includes(key)), ...uploads];
    law(left.length === 0, `leftovers in the bucket: ${left.join(', ')}`);
  }

  #checkChange(before: Row | undefined, now: Row): void {
    law(!this.#removed.has(now.id), `${now.id} was removed and is there again`);
    if (!before || before.all === now.all) return;
    law(!hasEnded(before), `${now.id} had ended ${before.status} and changed to ${now.status}`);
    law(
      now.version > before.version,
      `${now.id} changed and its version went from ${before.version} to ${now.version}`,
    );
    law(now.attempt >= before.attempt, `${now.id}: attempt ${before.attempt} was followed by ${now.attempt}`);
    law(follows[before.status]?.includes(now.status), `${now.id}: ${before.status} was followed by ${now.status}`);
  }

  #checkQuota(rows: readonly Row[]): void {
    const nowMs = this.#world.host.clock.nowMs();
    const atOnce = rows.filter((row) => !hasEnded(row) && nowMs - row.requestedAtMs < slotSeconds * 1000);
    law(atOnce.length <= 3, `${atOnce.length} exports are unfinished at once`);
    const all = [...new Map([...this.#seen, ...rows.map((row) => [row.id, row] as const)]).values()];
    for (const [day, ofDay] of Map.groupBy(all, ({ requestedAtMs }) => dayOf(requestedAtMs))) {
      law(counted(ofDay) <= perDay, `${counted(ofDay)} exports that count were requested on ${day}`);
      law(ofDay.length <= perDay * 2, `${ofDay.length} exports were requested on ${day}`);
    }
  }

  /** Checks that a deleted export stays deleted, and that only its id is kept. */
  #checkTombstones(tombstones: readonly Item[]): void {
    const nowMs = this.#world.host.clock.nowMs();
    const ids = new Set(tombstones.map((item) => item['id']?.S ?? ''));
    for (const id of this.#removed) {
      const isFresh = nowMs - (this.#seen.get(id)?.requestedAtMs ?? 0) < tombstoneSeconds * 1000;
      law(ids.has(id) || !isFresh, `nothing keeps the id of ${id}, which was removed`);
    }
    for (const item of tombstones) {
      const more = Object.keys(item).filter((name) => !tombstoneAttributes.includes(name));
      law(more.length === 0, `the tombstone of ${item['id']?.S ?? ''} still holds ${more.join(', ')}`);
    }
  }
}

export class BrokenLaw extends Error {
  override readonly name = 'BrokenLaw';
}

function law(holds: boolean | undefined, broken: string): void {
  if (holds !== true) throw new BrokenLaw(broken);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
