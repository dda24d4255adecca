import { reservableFor } from '../../infra/reserved-concurrency.ts';
import { readAccountConcurrency } from './account-concurrency.ts';

/**
 * How much concurrency the account can reserve for our functions. Returns 0 when the account does not answer, because a
 * reservation that Lambda refuses would stop the deployment half way.
 *
 * @param stackName of the API's stack, whose functions may have reservations already
 */
export async function reservable(stackName: string, say: (line: string) => void): Promise<number> {
  const ours = new RegExp(`^${stackName}-(JobsExportWorker|SummaryMonths)`);
  try {
    return reservableFor(await readAccountConcurrency((name) => ours.test(name)));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    say(`Lambda did not say what this account can reserve, so nothing is reserved (${error.name}: ${error.message}).`);
    return 0;
  }
}
