import { mostDeviceCharacters } from '../../../ledger/receipts-table.ts';

/** The person's system, as far as the browser says it; null where it does not. Only Chromium does. */
export function thisSystem(): string | null {
  const { userAgentData } = navigator as Navigator & { readonly userAgentData?: { readonly platform?: string } };
  return userAgentData?.platform ? userAgentData.platform.slice(0, mostDeviceCharacters) : null;
}
