import { areClaimedEntriesOf, entryListsByVersion } from '../../archive/entries/entry-names.ts';
import { manifestFormat, maxManifestBytes } from '../../archive/manifest.ts';
import { isDay } from '../../ledger/day.ts';
import { isInstant } from '../../ledger/instant.ts';
import type { Period } from '../../ledger/period.ts';
import type { BalanceOnDay } from '../../ledger/reconciliation.ts';
import { CopyProblem } from './copy-problem.ts';

/** What a manifest says of one other file. */
export interface Claim {
  readonly name: string;
  readonly rows: number | null;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a copy says about itself. */
export interface AboutCopy {
  readonly formatVersion: number;
  readonly exportId: string;
  /** The person whose account book it is. */
  readonly owner: string;
  readonly period: Period | null;
  readonly isEverything: boolean;
  readonly isSalvaged: boolean;
  /** Instants as they stand in the manifest. */
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly consistency: string | null;
}

/** What a salvage writes as owner when nothing of the damaged copy says it. */
export const unknownOwner = 'unknown';

export interface ManifestClaims {
  readonly about: AboutCopy;
  readonly entries: readonly Claim[];
  /** The last balance of each method before the period, for the money proof. */
  readonly openings: ReadonlyMap<string, BalanceOnDay>;
  /** The money proof as the export computed it. It is compared with what this browser computes. */
  readonly proof: { readonly controlTotals: unknown; readonly reconciliation: unknown };
}

/**
 * Reads a manifest and trusts nothing in it.
 *
 * @throws CopyProblem
 */
export function readClaims(bytes: Uint8Array): ManifestClaims {
  if (bytes.length > maxManifestBytes) throw unreadable(`it is larger than ${maxManifestBytes} bytes`);
  const manifest = recordOf(parsed(bytes)) ?? {};
  if (manifest['format'] !== manifestFormat) throw new CopyProblem('NOT_A_COPY');
  const version = manifest['formatVersion'];
  const newest = Math.max(...entryListsByVersion.keys());
  if (Number.isSafeInteger(version) && Number(version) > newest)
    throw new CopyProblem('NEWER_VERSION', { version: Number(version), newest });
  if (typeof version !== 'number' || !entryListsByVersion.has(version)) throw unreadable('formatVersion');
  const entries = listOf(manifest['entries']).map(claimFrom);
  const names = entries.map(({ name }) => name);
  if (!areClaimedEntriesOf(version, names)) throw unreadable('entries');
  return { about: aboutOf(manifest, version), entries, openings: openingsOf(manifest), proof: proofOf(manifest) };
}

/** Every known version of the format has this file; {@link readClaims} has refused a manifest without it. */
export function claimOf({ entries }: ManifestClaims, name: string): Claim {
  const claim = entries.find((entry) => entry.name === name);
  if (!claim) throw new RangeError(`The manifest was read without a claim for ${name}.`);
  return claim;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw unreadable('JSON', { cause });
  }
}

function claimFrom(value: unknown): Claim {
  const { name, rows, bytes, sha256 } = recordOf(value) ?? {};
  const isClaim =
    typeof name === 'string' &&
    (rows === null || isCount(rows)) &&
    isCount(bytes) &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256);
  if (!isClaim) throw unreadable('entries');
  return { name, rows, bytes, sha256 };
}

function aboutOf(manifest: Readonly<Record<string, unknown>>, formatVersion: number): AboutCopy {
  const { exportId, requestedAt, finishedAt, everything, salvaged, owner } = manifest;
  if (typeof owner !== 'string' || owner === '') throw unreadable('owner');
  if (typeof exportId !== 'string') throw unreadable('exportId');
  if (!isInstant(requestedAt)) throw unreadable('requestedAt');
  if (everything !== undefined && everything !== true) throw unreadable('everything');
  if (salvaged !== undefined && salvaged !== true) throw unreadable('salvaged');
  const period = periodOf(manifest['period']);
  if (period === null && everything !== true) throw unreadable('period');
  const level = recordOf(manifest['consistency'])?.['level'];
  return {
    ...{ formatVersion, exportId, owner, period, isEverything: everything === true, isSalvaged: salvaged === true },
    ...{ requestedAt, finishedAt: isInstant(finishedAt) ? finishedAt : null },
    consistency: typeof level === 'string' ? level : null,
  };
}

function periodOf(value: unknown): Period | null {
  if (value === undefined) return null;
  const { from, to } = recordOf(value) ?? {};
  if (typeof from !== 'string' || typeof to !== 'string' || !isDay(from) || !isDay(to) || from > to)
    throw unreadable('period');
  return { from, to };
}

function openingsOf(manifest: Readonly<Record<string, unknown>>): ReadonlyMap<string, BalanceOnDay> {
  const methods = recordOf(manifest['reconciliation'])?.['methods'];
  const found = new Map<string, BalanceOnDay>();
  for (const method of Array.isArray(methods) ? (methods as unknown[]) : []) {
    const { methodCode, opening } = recordOf(method) ?? {};
    const { day, value } = recordOf(opening) ?? {};
    if (typeof methodCode === 'string' && typeof day === 'string' && typeof value === 'string' && isPlain(value))
      found.set(methodCode, { day, value });
  }
  return found;
}

const proofOf = ({ controlTotals, reconciliation }: Readonly<Record<string, unknown>>) => ({
  controlTotals,
  reconciliation,
});

const isPlain = (value: string): boolean => /^-?\d{1,300}(\.\d{1,300})?$/.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw unreadable('entries');
  return value;
}

const unreadable = (problem: string, options?: ErrorOptions) =>
  new CopyProblem('MANIFEST_UNREADABLE', { problem }, options);
