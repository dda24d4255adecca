import type { Period } from '../../ledger/period.ts';
import { requestMutation } from '../exports.ts';
import type { Laws } from './laws.ts';
import { BrokenLaw } from './laws.ts';
import type { Row } from './row.ts';
import type { World } from './world.ts';

/** What a person does with their exports, through the API; what it answers must be what the laws allow. */
export class People {
  readonly #world: World;
  readonly #laws: Laws;

  constructor(world: World, laws: Laws) {
    this.#world = world;
    this.#laws = laws;
  }

  /** `said` ends with `taken` when there is an export of this id now, be it new or old. */
  async ask(requestId: string, { from, to }: Period): Promise<{ owner: string; said: string }> {
    const person = await this.#world.person();
    const owner = person.identityId;
    const { data, errors } = await person.ask(requestMutation, { from, to, requestId });
    if (data?.['requestExport']) return { owner, said: `request ${requestId}: taken` };
    const { errorType = '', message = '' } = errors?.[0] ?? {};
    if (errorType !== 'QuotaExceeded') throw new BrokenLaw(`requestExport answered ${errorType}: ${message}`);
    if (!(await this.#laws.isQuotaUsedUp())) throw new BrokenLaw(`requestExport was refused for a quota that is not used up: ${message}`);
    return { owner, said: `request ${requestId}: ${errorType}` };
  }

  async cancel({ id }: Row): Promise<string> {
    const { data, errors } = await (await this.#world.person()).ask('mutation C($id: ID!) { cancelExport(id: $id) { id owner status } }', { id });
    if (errors) throw new BrokenLaw(`cancelExport answered ${errors[0]?.errorType ?? ''}`);
    return `cancel ${id}: ${(data?.['cancelExport'] as { status: string }).status}`;
  }

  /** Of one that has ended. */
  async remove({ id }: Row): Promise<string> {
    this.#laws.removed(id);
    const { errors } = await (await this.#world.person()).ask('mutation D($id: ID!) { deleteExport(id: $id) { id owner } }', { id });
    if (errors) throw new BrokenLaw(`deleteExport of one that has ended: ${errors[0]?.errorType ?? ''}`);
    return `remove ${id}`;
  }
}
