import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  LambdaClient,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import type { AccountConcurrency } from '../../infra/reserved-concurrency.ts';

/**
 * Asks Lambda for the account's concurrency, in the region and with the credentials that the CDK's command line uses
 * too.
 *
 * @param isOurs whether a function of this name is one of an earlier deployment that has a reservation
 */
export async function readAccountConcurrency(
  isOurs: (functionName: string) => boolean,
  client = new LambdaClient(),
): Promise<AccountConcurrency> {
  const { AccountLimit } = await client.send(new GetAccountSettingsCommand());
  let ofOurs = 0;
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
    for (const { FunctionName = '' } of Functions.filter((found) => isOurs(found.FunctionName ?? ''))) {
      ofOurs +=
        (await client.send(new GetFunctionConcurrencyCommand({ FunctionName }))).ReservedConcurrentExecutions ?? 0;
    }
  }
  return {
    limit: AccountLimit?.ConcurrentExecutions ?? 0,
    unreserved: AccountLimit?.UnreservedConcurrentExecutions ?? 0,
    ofOurs,
  };
}
