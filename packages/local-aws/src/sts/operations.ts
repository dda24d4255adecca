import type { XmlElement } from '../http/xml-element.ts';
import type { Principal } from '../iam/principal.ts';
import { assumeRole } from './assume-role.ts';
import { getCallerIdentity } from './get-caller-identity.ts';
import type { StsOptions } from './options.ts';
import type { Parameters } from './parameters.ts';

/** Answers one operation with the children of its result; throws `ServiceRefusal`. */
type Operation = (options: StsOptions, caller: Principal, parameters: Parameters) => readonly XmlElement[];

/**
 * Every operation that the endpoint accepts. AssumeRole asks for sts:AssumeRole, and for sts:TagSession where it is given tags;
 * GetCallerIdentity asks for nothing.
 */
export const stsOperations: Readonly<Record<string, Operation>> = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
};
