/**
 * The time at which the lifecycle rule removes an object. It comes from S3's own `x-amz-expiration` (`expiry-date="Fri,
 * 21 Dec 2012 00:00:00 GMT", rule-id="…"`) when S3 gave one. Otherwise it follows S3's rule: the first midnight UTC at
 * least `retentionDays` after the object was stored. S3 begins to remove the object then, and may be late.
 */
export function expiryOf(expiration: string | undefined, storedAt: Date, retentionDays: number): Date {
  const said = Date.parse(/expiry-date="([^"]+)"/.exec(expiration ?? '')?.[1] ?? '');
  if (!Number.isNaN(said)) return new Date(said);
  return new Date(Math.ceil((storedAt.getTime() + retentionDays * dayMs) / dayMs) * dayMs);
}

const dayMs = 86_400_000;
