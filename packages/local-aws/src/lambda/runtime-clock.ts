const SystemDate = Date;

/**
 * Makes `Date` follow the host's clock, even when that clock is ahead of the system's. A function then signs by the
 * clock that checks its signatures. Dates of an earlier run do not change.
 */
export function followTheHostsClock(aheadMs: number): void {
  if (aheadMs === 0) {
    globalThis.Date = SystemDate;
    return;
  }
  const now = () => SystemDate.now() + aheadMs;
  globalThis.Date = new Proxy(SystemDate, {
    construct: (target, parts, newTarget) =>
      Reflect.construct(target, parts.length === 0 ? [now()] : parts, newTarget) as Date,
    apply: () => new SystemDate(now()).toString(),
    get: (target, key, receiver): unknown => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
}
