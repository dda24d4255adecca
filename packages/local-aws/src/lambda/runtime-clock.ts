const SystemDate = Date;

/**
 * A function signs and dates by the clock that its requests are judged by, also while that is ahead of the system's. What a function took from
 * `Date` at an earlier run keeps that run's time.
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
