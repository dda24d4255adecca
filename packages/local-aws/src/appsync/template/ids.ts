import type { Property } from '../../template/properties.ts';
import { unexpected } from '../../template/unsupported-property.ts';

/** Reads the id of the API that a resource belongs to. Only the API that this host runs is accepted. */
export function idOfApi(apiId: string): Property<undefined> {
  return (value, at) => {
    if (value !== apiId) throw unexpected(at, `the template's one API, ${apiId}`, value);
  };
}

/** `arn:…:apis/ID/functions/FUNCTION` → `FUNCTION` */
export function lastSegment(physicalId: string): string {
  return physicalId.slice(physicalId.lastIndexOf('/') + 1);
}
