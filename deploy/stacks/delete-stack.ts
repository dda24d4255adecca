import { CloudFormationClient, DeleteStackCommand, waitUntilStackDeleteComplete } from '@aws-sdk/client-cloudformation';
import { Refused } from '../../cli/refused.ts';

/** A distribution takes a quarter of an hour to go. */
const mostSeconds = 3600;

/** Deletes a stack and waits until it is gone. @throws Refused when CloudFormation could not delete it */
export async function deleteStack(name: string): Promise<void> {
  const client = new CloudFormationClient({});
  await client.send(new DeleteStackCommand({ StackName: name }));
  try {
    await waitUntilStackDeleteComplete(
      { client, maxWaitTime: mostSeconds, minDelay: 2, maxDelay: 30 },
      { StackName: name },
    );
  } catch (cause) {
    throw new Refused(`${name} could not be deleted. Its events in CloudFormation say why.`, { cause });
  }
}
