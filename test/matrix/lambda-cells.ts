import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { region } from 'local-aws/host/account.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import type { Cell } from './cell.ts';
import { nameIn, signedAs, verdictOf } from './cell.ts';

/**
 * Every function of the template. A principal with the permission invokes it with an event that has no effect.
 */
export function lambdaCells(host: HostUnderTest): Cell[] {
  const functions = host.host.resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  return functions.map(({ logicalId, physicalId: FunctionName }) => ({
    name: `lambda:InvokeFunction ${nameIn(logicalId)}`,
    ask: async (credentials) => {
      const client = new LambdaClient({
        region,
        endpoint: host.host.urls.lambda,
        maxAttempts: 1,
        ...signedAs(credentials),
      });
      return verdictOf(client.send(new InvokeCommand({ FunctionName, Payload: '{}' }))).finally(() => client.destroy());
    },
  }));
}
