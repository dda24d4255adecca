import { setTimeout as pause } from 'node:timers/promises';
import { CognitoIdentityClient, DeleteIdentitiesCommand } from '@aws-sdk/client-cognito-identity';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { Refused } from '../../cli/refused.ts';
import type { PersonAccount } from '../people/account.ts';
import type { Places } from './places.ts';
import { removeFiles } from './remove-files.ts';
import { removeJobs, removeRows, shutRunsOut } from './remove-rows.ts';

/** What an erasure removed. */
export interface Erased {
  readonly jobs: number;
  readonly records: number;
  readonly objects: number;
  readonly uploads: number;
}

/** What a run may still do after its lease: end the request that it has begun. */
const afterLeaseMs = 10_000;
/** Each round finds what a run wrote during the one before. A run that is still at work after the last round is reported. */
const mostRounds = 5;

interface Erasing {
  readonly owner: string;
  /** Absent when the account is gone already. */
  readonly account?: PersonAccount;
  readonly places: Places;
  readonly say: (line: string) => void;
}

/**
 * Removes a person: jobs, ledger, files, identity, and the account last, so that a stopped erasure can begin again by the
 * address. Every step takes what is gone already for done.
 *
 * @throws Refused when something keeps writing for this person
 */
export async function erasePerson({ owner, account, places, say }: Erasing): Promise<Erased> {
  await account?.disable();
  const dynamodb = new DynamoDBClient({});
  const s3 = new S3Client({});
  const total = { jobs: 0, records: 0, objects: 0, uploads: 0 };
  for (let round = 1; ; round += 1) {
    if (round > mostRounds)
      throw new Refused(
        `Something still writes for ${owner}. Run the command again in a quarter of an hour, with --owner ${owner}.`,
      );
    await leaseEnded(await shutRunsOut(dynamodb, places.exports, owner), say);
    const jobs = await removeJobs(dynamodb, places.exports, owner);
    await leaseEnded(jobs.leaseUntil, say);
    let records = 0;
    for (const table of places.ledger) records += await removeRows(dynamodb, table, owner);
    const files = await removeFiles(s3, places.bucket, owner);
    total.jobs += jobs.removed;
    total.records += records;
    total.objects += files.objects;
    total.uploads += files.uploads;
    if (jobs.removed + records + files.objects + files.uploads === 0) break;
  }
  const { UnprocessedIdentityIds: [unprocessed] = [] } = await new CognitoIdentityClient({}).send(
    new DeleteIdentitiesCommand({ IdentityIdsToDelete: [owner] }),
  );
  if (unprocessed)
    throw new Refused(
      `Cognito did not remove the identity ${owner} (${unprocessed.ErrorCode ?? 'without a reason'}). Run the command again, with --owner ${owner}.`,
    );
  await account?.remove();
  return total;
}

async function leaseEnded(leaseUntil: number, say: (line: string) => void): Promise<void> {
  const waitMs = leaseUntil * 1000 - Date.now();
  if (waitMs <= 0) return;
  say(`A run is at work for this person. Waiting ${Math.ceil((waitMs + afterLeaseMs) / 1000)} s until it has ended …`);
  await pause(waitMs + afterLeaseMs);
}
