import type { Erased } from './erase-person.ts';

/** How long credentials work that Cognito's identity pool issued before (developer guide, enhanced flow). */
const credentialsMs = 3_600_000;

interface Circumstances {
  readonly nowMs: number;
  /** False where the ledger is not in tables of the stack. */
  readonly hasLedger: boolean;
}

/** What the operator is told after an erasure: what was removed, and what remains, where and how long. */
export function whatStays(owner: string, erased: Erased, { nowMs, hasLedger }: Circumstances): readonly string[] {
  const counted = Object.entries(erased).map(([what, count]) => `${count} ${what}`);
  const again = new Date(nowMs + credentialsMs).toISOString().slice(0, 16).replace('T', ' ');
  return [
    `Removed: ${counted.join(', ')}, the identity ${owner} and the account.`,
    'Point-in-time recovery of the tables holds the removed rows for 35 days more. Nobody can read them without restoring a table.',
    ...(hasLedger ? [] : ['The ledger is in tables of your own (ownTables). Nothing was removed there.']),
    'Logs hold ids, counts and times until their retention ends, and no content.',
    `Credentials that a page of this person got before work for an hour. To be sure, run the command again after ${again} UTC: --owner ${owner}`,
  ];
}
