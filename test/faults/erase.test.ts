import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeployedHost } from '../deployed-host.ts';
import { startDeployedHost } from '../deployed-host.ts';
import { requestMutation } from '../exports.ts';
import { operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import { leftOf, nothingLeft } from '../left-of-person.ts';
import { signUpAs } from '../new-person.ts';
import type { Person } from '../person.ts';

let deployed: DeployedHost;

beforeAll(async () => {
  deployed = await startDeployedHost({ seed: false });
});
afterAll(() => deployed.close());

// Slow, because it waits for a real lease.
it('ends an export that is at work, waits for its lease, and leaves nothing of it', { timeout: 180_000 }, async () => {
  const person = await signUpAs(deployed.host, 'kota@example.com');
  const slips = tableOf(deployed.host, 'LedgerSlips');
  const { throttledTables } = deployed.host.faults;
  throttledTables.add(slips);
  await person.ask(requestMutation, {});
  await expect.poll(() => statusOf(person), { timeout: 20_000 }).toBe('RUNNING');
  const { code, output } = await deployed.operate('deploy/erase.ts', [person.email, '--yes'], {
    // The run could go on from here, if its row were still there.
    when: { says: /A run is at work/, then: () => throttledTables.delete(slips) },
  });
  expect(output).toMatch(/^A run is at work for this person\. Waiting \d+ s/m);
  expect(code).toBe(0);
  expect(await leftOf(deployed.host, person.identityId)).toEqual(nothingLeft);
});

async function statusOf(person: Person): Promise<string | undefined> {
  const { Items = [] } = await operatorDynamodb(deployed.host).send(
    new QueryCommand({
      TableName: tableOf(deployed.host, 'ExportsTable'),
      KeyConditionExpression: '#owner = :owner AND begins_with(#entry, :prefix)',
      ExpressionAttributeNames: { '#owner': 'owner', '#entry': 'entry' },
      ExpressionAttributeValues: { ':owner': { S: person.identityId }, ':prefix': { S: 'EXPORT#' } },
    }),
  );
  return Items[0]?.['status']?.S;
}
