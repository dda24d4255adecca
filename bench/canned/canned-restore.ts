import type { ReportRestoreInput, RestoreStateFragment } from '../../functions/__generated__/graphql.ts';

/**
 * The row of one restore. It grants every claim and accepts every report, as the API does for a restore that nobody
 * stops.
 */
export class CannedRestore {
  #state: RestoreStateFragment | undefined;

  /** Undefined until the bench has set one. */
  get state(): RestoreStateFragment | undefined {
    return this.#state;
  }

  set(state: RestoreStateFragment): void {
    this.#state = state;
  }

  /** How many records the choice writes. 0 without a choice. */
  get plannedWrites(): number {
    const { found, choice } = this.#present;
    const plan = found?.plans.find(({ hash, mode }) => mode === choice?.mode && hash === choice.hash);
    return plan ? plan.added + plan.changed + plan.deleted : 0;
  }

  /** The answer to a call of the restore's worker; undefined for a call of another worker. */
  response(body: string): string | undefined {
    const { query, variables } = JSON.parse(body) as { query: string; variables: { input?: ReportRestoreInput } };
    const [field] = /\b(?:claimRestore|reportRestore)(?=\()/.exec(query) ?? [];
    if (field === undefined) return undefined;
    if (variables.input) this.#report(variables.input);
    return JSON.stringify({ data: { [field]: this.#present } });
  }

  get #present(): RestoreStateFragment {
    if (!this.#state) throw new Error('The bench has not set a restore.');
    return this.#state;
  }

  #report({ status, found, eTag, refusal, safetyCopy, outcome, failure, progress }: ReportRestoreInput): void {
    const news = {
      ...{ status, eTag, refusal, outcome, failure, safetyAttempt: safetyCopy?.attempt },
      ...(found && { found: found as RestoreStateFragment['found'] }),
      ...(progress && { progress: { total: null, ...progress } }),
    };
    const said = Object.entries(news).filter(([, value]) => value !== undefined && value !== null);
    this.#state = { ...this.#present, ...Object.fromEntries(said), version: this.#present.version + 1 };
  }
}
