import type { Property } from '../../template/properties.ts';
import { unexpected } from '../../template/unsupported-property.ts';

/** The id of the API that a resource belongs to: it has to be the one that this host runs. */
export function idOfApi(apiId: string): Property<undefined> {
  return (value, at) => {
    if (value !== apiId) throw unexpected(at, `the template's one API, ${apiId}`, value);
  };
}

/** `arn:…:apis/ID/functions/FUNCTION` → `FUNCTION` */
export function lastSegment(physicalId: string): string {
  return physicalId.slice(physicalId.lastIndexOf('/') + 1);
}
