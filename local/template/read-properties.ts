import type { ResolvedResource } from './resolved-resource.ts';

interface Known {
  /** Properties that the host acts on. */
  readonly used: readonly string[];
  /** Properties that the host knows and does not act on, each with the reason. */
  readonly passedOver: Readonly<Record<string, string>>;
}

/** A property of the template that the host neither acts on nor knowingly passes over. */
export class UnsupportedProperty extends Error {
  override readonly name = 'UnsupportedProperty';
}

/** Splits a resource's properties into those acted on and those knowingly passed over; refuses any other by name. */
export function readProperties(resource: ResolvedResource, known: Known): { used: Readonly<Record<string, unknown>> } {
  const used: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(resource.properties)) {
    if (known.used.includes(name)) used[name] = value;
    else if (!Object.hasOwn(known.passedOver, name)) {
      throw new UnsupportedProperty(
        `${resource.stack}/${resource.logicalId} (${resource.type}) has the property ${name}, which the local host does not emulate. ` +
          `Take it out of infra/, or teach local/ what it means.`,
      );
    }
  }
  return { used };
}
