import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateMultipartUploadCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveObjectKey } from '../../archive/object-key.ts';
import { demoUsers } from '../../dev/demo.ts';
import type { DeployedHost, OperateOptions } from '../deployed-host.ts';
import { startDeployedHost } from '../deployed-host.ts';
import { exportAs } from '../exports.ts';
import { putItems } from '../ledger-in-tables.ts';
import { leftOf, nothingLeft, operatorBucket } from '../left-of-person.ts';
import { signUpAs } from '../new-person.ts';
import { signInAs } from '../person.ts';
import { uploadAs } from '../restores.ts';

const [hanako, taro] = demoUsers;
let deployed: DeployedHost;

beforeAll(async () => {
  deployed = await startDeployedHost({ seed: true });
});
afterAll(() => deployed.close());

const erase = (args: readonly string[], options?: OperateOptions) =>
  deployed.operate('deploy/erase.ts', [...args, '--yes'], options);

describe('npm run erase', { timeout: 240_000 }, () => {
  it('removes everything of one person, and nothing of another', async () => {
    const [person, other] = [await signInAs(deployed.host, taro), await signInAs(deployed.host, hanako)];
    const { ended } = await exportAs(deployed.host, person, {});
    await exportAs(deployed.host, other, { from: '2026-03-01', to: '2026-03-31' });
    await uploadAs(deployed.host, person, Buffer.from('no copy at all'));
    const { s3, bucket: Bucket } = operatorBucket(deployed.host);
    for (const attempt of [1, 2])
      await s3.send(
        new CreateMultipartUploadCommand({
          Bucket,
          Key: archiveObjectKey({ owner: person.identityId, id: ended.id, attempt }),
        }),
      );
    const [before, others] = [
      await leftOf(deployed.host, person.identityId),
      await leftOf(deployed.host, other.identityId),
    ];
    expect(Object.values(before).every((count) => count > 0)).toBe(true);

    const { code, output } = await erase([taro.email]);
    expect(output).toContain(`${taro.email} is the identity ${person.identityId}.`);
    expect(output).toMatch(/^Removed: [1-9]\d* jobs, [1-9]\d* records, 2 objects, 2 uploads, the identity /m);
    expect(output).toContain('Point-in-time recovery of the tables holds the removed rows for 35 days more.');
    expect(code).toBe(0);
    expect(await leftOf(deployed.host, person.identityId)).toEqual(nothingLeft);
    expect(await leftOf(deployed.host, other.identityId)).toEqual(others);
    expect(identitiesOf(deployed)).not.toContain(person.identityId);
    expect(identitiesOf(deployed)).toContain(other.identityId);
    await expect(signInAs(deployed.host, taro)).rejects.toThrow('Incorrect username or password');
    await signInAs(deployed.host, hanako);

    const again = await erase([taro.email, '--owner', person.identityId]);
    expect(again.output).toMatch(/^Removed: 0 jobs, 0 records, 0 objects, 0 uploads, /m);
    expect(again.code).toBe(0);
    const unnamed = await erase([taro.email]);
    expect(unnamed.output).toContain(`There is no account ${taro.email}.`);
    expect(unnamed.code).toBe(1);
  });

  it('goes on after it was stopped, from the address alone', async () => {
    const person = await signUpAs(deployed.host, 'sora@example.com');
    await exportAs(deployed.host, person, {});
    // A run that seems to be at work makes the command wait, and so it can be stopped in its middle.
    await putItems(deployed.host, 'ExportsTable', [
      {
        owner: { S: person.identityId },
        entry: { S: 'EXPORT#01ARZ3NDEKTSV4RRFFQ69G5FAV' },
        leaseUntil: { N: String(Math.ceil(Date.now() / 1000) + 20) },
      },
    ]);
    const stopped = await erase([person.email], {
      when: { says: /A run is at work/, then: (process) => process.kill('SIGKILL') },
    });
    expect(stopped.code).toBeNull();
    const { code, output } = await erase([person.email]);
    // It still knows that a run is at work.
    expect(output).toMatch(/^A run is at work for this person\. Waiting \d+ s/m);
    expect(output).toContain(`the identity ${person.identityId}`);
    expect(code).toBe(0);
    expect(await leftOf(deployed.host, person.identityId)).toEqual(nothingLeft);
  });

  it('knows nobody of that address', async () => {
    const { code, output } = await erase(['nobody@example.com']);
    expect(output).toContain('There is no account nobody@example.com.');
    expect(code).toBe(1);
  });
});

/** The identities that the host still has, as they stand in its data folder. */
function identitiesOf({ host }: DeployedHost): string {
  const folder = join(host.dataDir, 'cognito', 'identity-pools');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
}
