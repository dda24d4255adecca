import type { ResolvedResource } from '../../template/resolved-resource.ts';

/** How messages call a resource. */
export function nameOf({ logicalId, type }: ResolvedResource): string {
  return `${logicalId} (${type})`;
}

/** @throws Error when a resource belongs to another API than the one this host runs. */
export function checkApi(found: string, expected: string, resource: ResolvedResource): void {
  if (found !== expected) throw new Error(`${nameOf(resource)}: belongs to the API ${found}, but the template's API is ${expected}.`);
}

/** `arn:…:apis/ID/functions/FUNCTION` → `FUNCTION` */
export function lastSegment(physicalId: string): string {
  return physicalId.slice(physicalId.lastIndexOf('/') + 1);
}
