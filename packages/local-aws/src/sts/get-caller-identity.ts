import type { XmlElement } from '../http/xml-element.ts';
import { callerArn, type Principal } from '../iam/principal.ts';
import { accountOf } from '../iam/principal-context.ts';
import { uniqueId } from '../iam/unique-id.ts';
import type { StsOptions } from './options.ts';
import { type Parameters, refuseOthers } from './parameters.ts';

/** GetCallerIdentity: who has signed the request. It needs no permission, and no policy can deny it. */
export function getCallerIdentity(_: StsOptions, caller: Principal, parameters: Parameters): readonly XmlElement[] {
  refuseOthers(parameters, []);
  const arn = callerArn(caller);
  const userId =
    caller.kind === 'operator' ? uniqueId('AIDA', caller.userArn) : `${caller.roleId}:${caller.sessionName}`;
  return [
    ['Arn', arn],
    ['UserId', userId],
    ['Account', accountOf(arn)],
  ];
}
