/**
 * When the lifecycle rule removes an object: by S3's own `x-amz-expiration` (`expiry-date="Fri, 21 Dec 2012 00:00:00 GMT", rule-id="…"`)
 * where it was given, else by S3's rule, the first midnight UTC at least `retentionDays` after now. Both are when S3 begins to; it may lag.
 */
export function expiryOf(expiration: string | undefined, now: Date, retentionDays: number): Date {
  const said = Date.parse(/expiry-date="([^"]+)"/.exec(expiration ?? '')?.[1] ?? '');
  if (!Number.isNaN(said)) return new Date(said);
  return new Date(Math.ceil((now.getTime() + retentionDays * dayMs) / dayMs) * dayMs);
}

const dayMs = 86_400_000;
