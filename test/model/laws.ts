import { createHash } from 'node:crypto';
import { archiveObjectKey } from '../../archive/object-key.ts';
import type { Row } from './row.ts';
import { hasEnded, readRows } from './row.ts';
import type { World } from './world.ts';

const follows: Readonly<Record<string, readonly string[]>> = { REQUESTED: ['REQUESTED', 'RUNNING', 'FAILED', 'CANCELLED'], RUNNING: ['RUNNING', 'READY', 'FAILED', 'CANCELLED'] };

/** Holds what may be seen of the exports against what was seen before. Throws BrokenLaw. */
export class Laws {
  readonly #world: World;
  readonly #seen = new Map<string, Row>();
  readonly #removed = new Set<string>();
  readonly #proven = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Rows as they stood when they were last looked at. */
  get rows(): readonly Row[] {
    return [...this.#seen.values()].filter(({ id }) => !this.#removed.has(id));
  }

  /** Whether a request that was refused had to be, as the table stands. */
  async isQuotaUsedUp(): Promise<boolean> {
    const rows = await readRows(this.#world);
    const today = new Date(this.#world.host.clock.nowMs()).toISOString().slice(0, 10);
    const ofToday = new Map([...this.#seen.values(), ...rows].filter(({ requestedAtMs }) => new Date(requestedAtMs).toISOString().startsWith(today)).map(({ id }) => [id, 1]));
    return ofToday.size >= 20 || rows.filter((row) => !hasEnded(row)).length >= 3;
  }

  /** Their owner has removed it: its row may go. */
  removed(id: string): void {
    this.#removed.add(id);
  }

  /** After every step. */
  async check(): Promise<void> {
    const rows = await readRows(this.#world);
    for (const row of rows) this.#checkChange(this.#seen.get(row.id), row);
    for (const { id } of this.rows) law(rows.some((row) => row.id === id), `the row of ${id} is gone, and nobody removed it`);
    this.#checkQuota(rows);
    law(this.#world.invoked().length === new Set(this.#world.invoked()).size, 'an export was handed to Lambda twice');
    const { objects } = await this.#world.bucket.stored();
    const { identityId: owner } = await this.#world.person();
    for (const row of rows.filter(({ status }) => status === 'READY')) {
      const key = archiveObjectKey({ owner, ...row });
      law(objects.includes(key), `${row.id} is READY and its object is not there`);
      if (!this.#proven.has(row.id)) law(sha256Of(await this.#world.bucket.bytesOf(key)) === row.sha256, `${row.id} is READY with another hash than its object's`);
      this.#proven.add(row.id);
    }
    for (const row of rows) this.#seen.set(row.id, row);
  }

  /** An attempt that holds its lease is nobody else's to end. */
  async checkUnchanged(before: Row): Promise<void> {
    const now = (await readRows(this.#world)).find(({ id }) => id === before.id);
    law(now?.all === before.all, `${before.id} was held by attempt ${before.attempt}, and was changed to ${now?.status ?? 'nothing'} by somebody else`);
  }

  /** When nothing is under way any more, and everything that comes by itself has come. */
  async checkAtRest(): Promise<void> {
    await this.check();
    const { identityId: owner } = await this.#world.person();
    for (const row of this.rows) law(hasEnded(row), `${row.id} has not ended`);
    const ready = this.rows.filter(({ status }) => status === 'READY').map((row) => archiveObjectKey({ owner, ...row }));
    const { objects, uploads } = await this.#world.bucket.stored();
    const left = [...objects.filter((key) => !ready.includes(key)), ...uploads];
    law(left.length === 0, `left in the bucket: ${left.join(', ')}`);
  }

  #checkChange(before: Row | undefined, now: Row): void {
    law(!this.#removed.has(now.id), `${now.id} was removed and is there again`);
    if (!before || before.all === now.all) return;
    law(!hasEnded(before), `${now.id} had ended ${before.status} and changed to ${now.status}`);
    law(now.version > before.version, `${now.id} changed and its version went from ${before.version} to ${now.version}`);
    law(now.attempt >= before.attempt, `${now.id}: attempt ${before.attempt} was followed by ${now.attempt}`);
    law(follows[before.status]?.includes(now.status), `${now.id}: ${before.status} was followed by ${now.status}`);
  }

  #checkQuota(rows: readonly Row[]): void {
    const nowMs = this.#world.host.clock.nowMs();
    const atOnce = rows.filter((row) => !hasEnded(row) && nowMs - row.requestedAtMs < 3_600_000);
    law(atOnce.length <= 3, `${atOnce.length} exports are under way at once`);
    const all = [...new Map([...this.#seen, ...rows.map((row) => [row.id, row] as const)]).values()];
    const perDay = Map.groupBy(all, ({ requestedAtMs }) => new Date(requestedAtMs).toISOString().slice(0, 10));
    for (const [day, ofDay] of perDay) law(ofDay.length <= 20, `${ofDay.length} exports were asked for on ${day}`);
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
