import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { exportEntryPrefix } from '../../ledger/exports-table.ts';
import type { Item } from '../ledger-in-tables.ts';
import type { World } from './world.ts';

/** The parts of an export's row that the laws check. `all` is the whole row as text. */
export interface Row {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly attempt: number;
  readonly from: string;
  readonly to: string;
  readonly requestedAtMs: number;
  /** Epoch seconds. NaN for an ended export. */
  readonly leaseUntil: number;
  /** Only when FAILED. */
  readonly failureCode: string | undefined;
  /** The archive's hash. Only when READY. */
  readonly sha256: string | undefined;
  readonly all: string;
}

export const hasEnded = ({ status }: Row): boolean => !['REQUESTED', 'RUNNING'].includes(status);

/**
 * Every export of the person that is not deleted, read directly from the table, and the tombstones of the deleted ones.
 */
export async function readRows(world: World): Promise<{ rows: Row[]; tombstones: Item[] }> {
  const items = (await world.exportItems()).filter((item) => text(item['entry']).startsWith(exportEntryPrefix));
  const isTombstone = (item: Item) => item['deletedAt'] !== undefined;
  return { rows: items.filter((item) => !isTombstone(item)).map(rowOf), tombstones: items.filter(isTombstone) };
}

function rowOf(item: Item): Row {
  return {
    ...{ id: text(item['id']), status: text(item['status']), from: text(item['from']), to: text(item['to']) },
    ...{
      version: Number(item['version']?.N),
      attempt: Number(item['attempt']?.N),
      requestedAtMs: Date.parse(text(item['requestedAt'])),
    },
    leaseUntil: Number(item['leaseUntil']?.N),
    failureCode: item['failure']?.M?.['code']?.S,
    sha256: item['archive']?.M?.['sha256']?.S,
    all: JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const text = (value: AttributeValue | undefined): string => value?.S ?? '';
