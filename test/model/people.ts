import type { Period } from '../../ledger/period.ts';
import { ulidTimeMs } from '../../ledger/ulid.ts';
import { requestMutation } from '../exports.ts';
import type { Laws } from './laws.ts';
import { BrokenLaw } from './laws.ts';
import type { Row } from './row.ts';
import type { World } from './world.ts';

/** A person's acts with exports, through the API. The laws must allow each response. */
export class People {
  readonly #world: World;
  readonly #laws: Laws;

  constructor(world: World, laws: Laws) {
    this.#world = world;
    this.#laws = laws;
  }

  /**
   * `summary` ends with `taken` when an export of this id now exists, new or old. `alone`: no other request for it is
   * made meanwhile.
   */
  async ask(
    requestId: string,
    { from, to }: Period,
    { alone }: { readonly alone: boolean },
  ): Promise<{ owner: string; summary: string }> {
    const person = await this.#world.person();
    const owner = person.identityId;
    const mayBeTaken = await this.#mayBeTaken();
    const { data, errors } = await person.ask(requestMutation, { from, to, requestId });
    const isOld = this.#world.host.clock.nowMs() - ulidTimeMs(requestId) > 86_400_000;
    if (data?.['requestExport']) {
      if (this.#laws.isRemoved(requestId)) throw new BrokenLaw(`${requestId} was removed and is accepted again`);
      if (isOld) throw new BrokenLaw(`${requestId} is older than a day and was accepted`);
      if (alone && !mayBeTaken && !this.#laws.isKnown(requestId))
        throw new BrokenLaw(`${requestId} was accepted against the quota of exportQuota`);
      return { owner, summary: `request ${requestId}: taken` };
    }
    const { errorType = '', message = '' } = errors?.[0] ?? {};
    if (isOld && errorType === 'InvalidRequestId') return { owner, summary: `request ${requestId}: ${errorType}` };
    if (this.#laws.isRemoved(requestId) && errorType === 'RequestIdReused')
      return { owner, summary: `request ${requestId}: ${errorType}` };
    if (errorType !== 'QuotaExceeded') throw new BrokenLaw(`requestExport returned ${errorType}: ${message}`);
    if (!(await this.#laws.isQuotaUsedUp()))
      throw new BrokenLaw(`requestExport was refused for a quota that is not used up: ${message}`);
    if (alone && mayBeTaken)
      throw new BrokenLaw(`requestExport was refused against the quota of exportQuota: ${message}`);
    return { owner, summary: `request ${requestId}: ${errorType}` };
  }

  /** True when `exportQuota` allows another export. */
  async #mayBeTaken(): Promise<boolean> {
    const { data, errors } = await (await this.#world.person()).ask(
      '{ exportQuota { perDay usedToday atOnce running resetsAt } }',
    );
    if (!data?.['exportQuota']) throw new BrokenLaw(`exportQuota returned ${errors?.[0]?.errorType ?? 'nothing'}`);
    const { perDay, usedToday, atOnce, running } = data['exportQuota'] as Record<
      'perDay' | 'usedToday' | 'atOnce' | 'running',
      number
    >;
    return usedToday < perDay && running < atOnce;
  }

  async cancel({ id }: Row): Promise<string> {
    const { data, errors } = await (await this.#world.person()).ask(
      'mutation C($id: ID!) { cancelExport(id: $id) { id owner status } }',
      { id },
    );
    if (errors) throw new BrokenLaw(`cancelExport returned ${errors[0]?.errorType ?? ''}`);
    return `cancel ${id}: ${(data?.['cancelExport'] as { status: string }).status}`;
  }

  /** Deletes an ended export. */
  async remove({ id }: Row): Promise<string> {
    const { errors } = await (await this.#world.person()).ask(
      'mutation D($id: ID!) { deleteExport(id: $id) { id owner } }',
      { id },
    );
    if (errors) throw new BrokenLaw(`deleteExport of one that has ended: ${errors[0]?.errorType ?? ''}`);
    this.#laws.removed(id);
    return `remove ${id}`;
  }
}
