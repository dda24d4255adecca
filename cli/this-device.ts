import { hostname } from 'node:os';
import { mostDeviceCharacters } from '../ledger/receipts-table.ts';

/** The name of this computer, as a receipt holds it. */
export function thisDevice(): string {
  return hostname().slice(0, mostDeviceCharacters);
}
