/** A rule of a bucket's lifecycle, with the parts that this host emulates. */
export interface LifecycleRule {
  readonly id: string;
  /** The prefix of the keys. '' means the whole bucket. */
  readonly prefix: string;
  readonly expirationDays?: number;
  readonly abortUploadsAfterDays?: number;
}

const dayMs = 86_400_000;

/**
 * S3 adds the days to the time of writing and rounds up to the next midnight UTC. For a time of exactly midnight that
 * is a whole day more.
 */
export function dueMs(sinceMs: number, days: number): number {
  return (Math.floor(sinceMs / dayMs) + days + 1) * dayMs;
}

/** The time and rule of an object's expiration, the earliest of several. */
export function expirationOf(
  rules: readonly LifecycleRule[],
  object: { readonly key: string; readonly lastModifiedMs: number },
) {
  return earliest(rules, object.key, object.lastModifiedMs, (rule) => rule.expirationDays);
}

/** The time and rule at which an unfinished upload is aborted. */
export function abortionOf(
  rules: readonly LifecycleRule[],
  upload: { readonly key: string; readonly initiatedMs: number },
) {
  return earliest(rules, upload.key, upload.initiatedMs, (rule) => rule.abortUploadsAfterDays);
}

function earliest(
  rules: readonly LifecycleRule[],
  key: string,
  sinceMs: number,
  daysOf: (rule: LifecycleRule) => number | undefined,
): { readonly atMs: number; readonly ruleId: string } | undefined {
  return rules
    .flatMap((rule) => {
      const days = daysOf(rule);
      return days !== undefined && key.startsWith(rule.prefix) ? [{ atMs: dueMs(sinceMs, days), ruleId: rule.id }] : [];
    })
    .reduce<{ readonly atMs: number; readonly ruleId: string } | undefined>(
      (first, next) => (first === undefined || next.atMs < first.atMs ? next : first),
      undefined,
    );
}

/** The `x-amz-expiration` header of an object, or nothing. */
export function expirationHeader(
  rules: readonly LifecycleRule[],
  object: { readonly key: string; readonly lastModifiedMs: number },
): Readonly<Record<string, string>> {
  const expiration = expirationOf(rules, object);
  if (expiration === undefined) return {};
  return {
    'x-amz-expiration': `expiry-date="${new Date(expiration.atMs).toUTCString()}", rule-id="${encodeURIComponent(expiration.ruleId)}"`,
  };
}

/** The headers with the time at which S3 will abort an upload, or nothing. */
export function abortionHeaders(
  rules: readonly LifecycleRule[],
  upload: { readonly key: string; readonly initiatedMs: number },
): Readonly<Record<string, string>> {
  const abortion = abortionOf(rules, upload);
  if (abortion === undefined) return {};
  return { 'x-amz-abort-date': new Date(abortion.atMs).toUTCString(), 'x-amz-abort-rule-id': abortion.ruleId };
}
