import type { Access } from '../auth/gate.ts';
import { ServiceRefusal } from '../http/json-refusal.ts';
import type { XmlElement } from '../http/xml-element.ts';
import { callerArn, type Principal, type RoleSession } from '../iam/principal.ts';
import type { StsOptions } from './options.ts';
import {
  complaintsAboutNumber,
  complaintsAboutText,
  type Parameters,
  refuseComplaints,
  refuseOthers,
} from './parameters.ts';
import { checkTags, readTags, type SessionTag } from './session-tags.ts';
import type { AssumableRole } from './settings.ts';

/** AssumeRole: temporary credentials of a role for a caller whom the role trusts, with session tags. */
export function assumeRole(options: StsOptions, caller: Principal, parameters: Parameters): readonly XmlElement[] {
  const { roleArn, sessionName, durationSeconds, tags } = readRequest(parameters);
  const role = authorized(options, caller, { roleArn, sessionName, tags });
  checkDuration(durationSeconds, role, caller);
  const session: RoleSession = {
    kind: 'role-session',
    roleArn,
    roleName: role.name,
    roleId: role.id,
    sessionName,
    ...(tags.length === 0 ? {} : { tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) }),
  };
  const issued = options.credentials.issue(session, durationSeconds);
  return [
    [
      'Credentials',
      [
        ['AccessKeyId', issued.accessKeyId],
        ['SecretAccessKey', issued.secretAccessKey],
        ['SessionToken', issued.sessionToken],
        ['Expiration', issued.expiration.toISOString().replace(/\.\d{3}/, '')],
      ],
    ],
    [
      'AssumedRoleUser',
      [
        ['AssumedRoleId', `${session.roleId}:${sessionName}`],
        ['Arn', callerArn(session)],
      ],
    ],
    // No PackedPolicySize: only AWS knows the size of its packed form.
  ];
}

interface AssumeRoleRequest {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly tags: readonly SessionTag[];
}

/** Limits and patterns: API reference of STS, AssumeRole. */
function readRequest(parameters: Parameters): AssumeRoleRequest {
  refuseOthers(parameters, ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'Tags']);
  const roleArn = parameters.get('RoleArn');
  const sessionName = parameters.get('RoleSessionName');
  const duration = parameters.get('DurationSeconds') ?? '3600';
  const { tags, complaints } = readTags(parameters);
  refuseComplaints([
    ...complaintsAboutText(roleArn, 'roleArn', {
      min: 20,
      max: 2048,
      pattern: /^[\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]+$/u,
      shown: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+',
    }),
    ...complaintsAboutText(sessionName, 'roleSessionName', {
      min: 2,
      max: 64,
      pattern: /^[\w+=,.@-]*$/,
      shown: '[\\w+=,.@-]*',
    }),
    ...complaintsAboutNumber(duration, 'durationSeconds', { min: 900, max: 43_200 }),
    ...complaints,
  ]);
  if (roleArn === undefined || !/^arn:[^:]*:iam::\d{12}:role\/.+$/.test(roleArn))
    throw new ServiceRefusal('ValidationError', `${roleArn ?? ''} is invalid`);
  checkTags(tags);
  return { roleArn, sessionName: sessionName ?? '', durationSeconds: Number(duration), tags };
}

/**
 * The role, where the caller may assume it with these tags. A role that does not exist is refused in the same words as
 * one that does not trust the caller.
 */
function authorized(
  { gate, roleOf }: StsOptions,
  caller: Principal,
  { roleArn, sessionName, tags }: Pick<AssumeRoleRequest, 'roleArn' | 'sessionName' | 'tags'>,
): AssumableRole {
  const role = roleOf(roleArn);
  const ofTags = {
    'aws:SecureTransport': 'true',
    'aws:TagKeys': tags.map(({ key }) => key),
    ...Object.fromEntries(tags.map(({ key, value }) => [`aws:RequestTag/${key}`, value])),
  };
  const accesses: readonly (Pick<Access, 'context'> & { readonly action: string })[] = [
    { action: 'sts:AssumeRole', context: { ...ofTags, 'sts:RoleSessionName': sessionName } },
    // Unproven: that TagSession has no sts:RoleSessionName.
    ...(tags.length === 0 ? [] : [{ action: 'sts:TagSession', context: ofTags }]),
  ];
  for (const access of accesses) {
    const decision = gate.authorize(caller, {
      ...access,
      resource: roleArn,
      trustPolicy: role?.trust ?? { Statement: [] },
    });
    if (!decision.allowed) throw new ServiceRefusal('AccessDenied', decision.reason, 403);
  }
  if (role === undefined) throw new Error(`A role that is not there, ${roleArn}, trusts ${callerArn(caller)}.`);
  return role;
}

const chainedSeconds = 3600;

function checkDuration(seconds: number, { maxSessionSeconds }: AssumableRole, caller: Principal): void {
  if (caller.kind === 'role-session' && seconds > chainedSeconds)
    throw new ServiceRefusal(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  if (seconds > maxSessionSeconds)
    throw new ServiceRefusal(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
}
