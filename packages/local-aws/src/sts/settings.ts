import type { PolicyDocument } from '../iam/policy-document.ts';
import { optional, wholeNumber } from '../template/properties.ts';

/** A role as AssumeRole looks at it. */
export interface AssumableRole {
  readonly name: string;
  /** `AROA…`, 21 characters. */
  readonly id: string;
  readonly trust: PolicyDocument;
  /** The longest session that a caller may ask for. */
  readonly maxSessionSeconds: number;
}

/** The property MaxSessionDuration of AWS::IAM::Role, in seconds: one hour to twelve, and one hour where it is left out. */
export const maxSessionDuration = optional(wholeNumber({ min: 3600, max: 43_200 }), 3600);
