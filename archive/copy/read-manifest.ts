import { isUtf8 } from 'node:buffer';
import { isDay } from '../../ledger/day.ts';
import { isInstant } from '../../ledger/instant.ts';
import { isLanguage } from '../../ledger/language.ts';
import type { Period } from '../../ledger/period.ts';
import { areClaimedEntriesOf, entryListsByVersion } from '../entries/entry-names.ts';
import type { ClaimedEntries } from '../manifest.ts';
import { MalformedManifest, manifestFormat, parseManifest } from '../manifest.ts';
import type { AboutCopy } from './copy.ts';
import { CopyRefused } from './copy-refused.ts';

/**
 * Reads the manifest of a person's file: the claims about the entries, and what the copy says about itself.
 *
 * @throws CopyRefused
 */
export function readManifest(bytes: Buffer): { readonly claims: ClaimedEntries; readonly about: AboutCopy } {
  if (!isUtf8(bytes)) throw unreadable('it is not UTF-8 text');
  const text = bytes.toString('utf8');
  requireKnownFormat(text);
  try {
    const claims = parseManifest(text);
    requireEntriesOfVersion(claims);
    return { claims, about: aboutCopy(JSON.parse(text) as Readonly<Record<string, unknown>>) };
  } catch (error) {
    if (error instanceof MalformedManifest) throw unreadable(error.problem, { cause: error });
    throw error;
  }
}

/** A zip of another program may hold a manifest.json too. A newer version may have changed everything but these two. */
function requireKnownFormat(text: string): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw unreadable('it is not JSON', { cause });
  }
  const { format, formatVersion: version } = { ...(value as Partial<Record<'format' | 'formatVersion', unknown>>) };
  if (format !== manifestFormat) throw new CopyRefused('NOT_A_COPY');
  const newest = Math.max(...entryListsByVersion.keys());
  if (Number.isSafeInteger(version) && Number(version) > newest)
    throw new CopyRefused('NEWER_VERSION', { version: Number(version), newest });
}

function requireEntriesOfVersion({ formatVersion, entries }: ClaimedEntries): void {
  const names = entries.map(({ name }) => name);
  if (!areClaimedEntriesOf(formatVersion, names))
    throw new MalformedManifest(`entries are not those of format ${formatVersion}`);
}

function aboutCopy(manifest: Readonly<Record<string, unknown>>): AboutCopy {
  const { owner, exportId, requestedAt, everything, salvaged } = manifest;
  if (typeof owner !== 'string' || owner === '') throw new MalformedManifest('owner is not a text');
  if (typeof exportId !== 'string') throw new MalformedManifest('exportId is not a text');
  if (!isInstant(requestedAt)) throw new MalformedManifest('requestedAt is not an instant');
  if (everything !== undefined && everything !== true) throw new MalformedManifest('everything is not true');
  if (salvaged !== undefined && salvaged !== true) throw new MalformedManifest('salvaged is not true');
  const period = periodOf(manifest['period']);
  if (period === null && !everything) throw new MalformedManifest('period is missing');
  // A copy in a language that this program does not know is read like any other.
  const language = isLanguage(manifest['language']) ? manifest['language'] : null;
  const flags = { everything: everything === true, salvaged: salvaged === true };
  return { owner, exportId, requestedAt, period, ...flags, language };
}

function periodOf(value: unknown): Period | null {
  if (value === undefined) return null;
  const { from, to } = { ...(value as Partial<Record<keyof Period, unknown>>) };
  if (typeof from !== 'string' || typeof to !== 'string' || !isDay(from) || !isDay(to) || from > to)
    throw new MalformedManifest('period is not two days');
  return { from, to };
}

const unreadable = (problem: string, options?: ErrorOptions): CopyRefused =>
  new CopyRefused('MANIFEST_UNREADABLE', { problem }, options);
