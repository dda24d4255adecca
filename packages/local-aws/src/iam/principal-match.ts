import { callerArn, type Principal } from './principal.ts';
import { accountOf } from './principal-context.ts';

/**
 * True when a statement's `Principal` names the caller. Entries for services and federated providers never match,
 * because those never sign at this host's endpoints. In a Deny, the account (`arn:aws:iam::<account>:root` or its
 * number) means everyone in it. In an Allow, it only delegates to the identity policies, which are evaluated anyway.
 */
export function principalMatches(named: unknown, caller: Principal, effect: 'Allow' | 'Deny'): boolean {
  const naming = namingOf(named, caller);
  return naming === 'itself' || (naming === 'by account' && effect === 'Deny');
}

/** How a statement's `Principal` names the caller: by its own name or `*`, or only by its account. */
export function namingOf(named: unknown, caller: Principal): 'itself' | 'by account' | undefined {
  if (named === '*') return 'itself';
  const entries = typeof named === 'object' && named !== null && 'AWS' in named ? listOf(named.AWS) : [];
  const arns: readonly string[] = caller.kind === 'operator' ? [caller.userArn] : [caller.roleArn, callerArn(caller)];
  const account = accountOf(arns[0] ?? '');
  if (entries.some((entry) => entry === '*' || arns.includes(entry))) return 'itself';
  return entries.includes(account) || entries.includes(`arn:aws:iam::${account}:root`) ? 'by account' : undefined;
}

/** Reads IAM's lists, in which a single entry may be written without the list. */
export function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter((entry) => typeof entry === 'string');
}
