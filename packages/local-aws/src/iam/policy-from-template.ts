import type { Property } from '../template/properties.ts';
import { UnsupportedProperty, wayOut } from '../template/unsupported-property.ts';
import { checkPolicy, PolicyRefused } from './check-policy.ts';
import type { PolicyDocument } from './policy-document.ts';

/** A policy in the template. Refuses a policy that the host cannot evaluate exactly. */
export function policyDocument(kind: 'identity' | 'resource'): Property<PolicyDocument> {
  return (value, at) => {
    try {
      return checkPolicy(value, kind);
    } catch (error) {
      if (error instanceof PolicyRefused)
        throw new UnsupportedProperty(`${at}: ${error.message} ${wayOut}`, { cause: error });
      throw error;
    }
  };
}
