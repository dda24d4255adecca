import type { Tag } from '@aws-sdk/client-sts';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { accountId, region } from 'local-aws/host/account.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import type { Cell } from './cell.ts';
import { nameIn, signedAs, verdictOf } from './cell.ts';
import { matrixOwner } from './matrix-owner.ts';

/** AssumeRole of every role, with the tag that the workers use and with others. */
export function stsCells(host: HostUnderTest): Cell[] {
  const roles = host.host.resources.filter(({ type }) => type === 'AWS::IAM::Role');
  const owner = { Key: 'owner', Value: matrixOwner };
  const tags: Readonly<Record<string, readonly Tag[]>> = {
    '': [owner],
    '(no tag)': [],
    '(empty tag)': [{ Key: 'owner', Value: '' }],
    '(owner of another region)': [{ Key: 'owner', Value: matrixOwner.replace('northeast', 'southeast') }],
    '(more tags)': [owner, { Key: 'more', Value: 'x' }],
  };
  return roles.flatMap(({ logicalId, physicalId }) =>
    Object.entries(tags).map(([variant, Tags]) => ({
      name: `sts:AssumeRole${variant} ${nameIn(logicalId)}`,
      ask: (credentials) => {
        const client = new STSClient({
          region,
          endpoint: host.host.urls.sts,
          maxAttempts: 1,
          ...signedAs(credentials),
        });
        const command = new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${accountId}:role/${physicalId}`,
          RoleSessionName: 'matrix',
          Tags: [...Tags],
        });
        return verdictOf(client.send(command), ['MissingAuthenticationToken']).finally(() => client.destroy());
      },
    })),
  );
}
