/** A linear scale from 0, or from below it, whose ends are round numbers. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** 0 at `low`, 1 at `high`. */
  readonly place: (value: number) => number;
}

/** Charts show amounts roughly; the exact numbers are in the tables. */
export function niceScale(values: readonly number[], mostTicks = 4): Scale {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...finite), Math.max(0, ...finite)];
  const step = niceStep((high - low || 1) / mostTicks);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  const [bottom, top] = [first * step, last * step];
  return { low: bottom, high: top, ticks, place: (value) => (value - bottom) / (top - bottom) };
}

/** 1, 2 or 5 times a power of ten, and not below `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((times) => times * power >= least) ?? 10) * power;
}
