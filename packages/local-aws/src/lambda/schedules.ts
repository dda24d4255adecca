import type { Clock } from '../clock.ts';
import type { Property } from '../template/properties.ts';
import { group, ignored, list, oneOf, optional, passedOver, readResource, text } from '../template/properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { unexpected } from '../template/unsupported-property.ts';

/** A rule that invokes a function at a fixed rate. */
export interface ScheduleSettings {
  readonly ruleArn: string;
  readonly everyMs: number;
  readonly targetArns: readonly string[];
}

/** Properties of AWS::Events::Rule that have no effect here, and why. */
export const rulePassedOver = { Description: 'for people', Name: 'the physical name is this name already' } as const;

/** Reads an AWS::Events::Rule. Only `rate(…)` schedules with functions as targets are emulated. */
export function scheduleFromTemplate(resource: ResolvedResource, ruleArn: string): ScheduleSettings {
  const read = readResource(resource, 'AWS::Events::Rule', {
    ...passedOver(rulePassedOver),
    ScheduleExpression: rate,
    State: optional(oneOf('ENABLED', 'DISABLED'), 'ENABLED'),
    // A RetryPolicy applies to the queue between EventBridge and Lambda, which cannot fail here.
    Targets: optional(list(group({ Arn: text, Id: ignored, RetryPolicy: ignored })), []),
  });
  return {
    ruleArn,
    everyMs: read.ScheduleExpression,
    targetArns: read.State === 'ENABLED' ? read.Targets.map(({ Arn }) => Arn) : [],
  };
}

/** `rate(5 minutes)` in milliseconds. */
const rate: Property<number> = (value, at) => {
  const [, amount, unit = ''] = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(text(value, at)) ?? [];
  const perUnitMs = unitMs[unit];
  if (perUnitMs === undefined) throw unexpected(at, 'rate(…) in minutes, hours or days', value);
  return Number(amount) * perUnitMs;
};

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Invokes the targets of every schedule by the host's clock. */
export class Schedules {
  readonly #timer: NodeJS.Timeout;
  readonly #nextAtMs = new Map<ScheduleSettings, number>();

  constructor(
    schedules: readonly ScheduleSettings[],
    clock: Clock,
    invoke: (functionArn: string, payload: string) => Promise<void>,
  ) {
    for (const schedule of schedules) this.#nextAtMs.set(schedule, clock.nowMs() + schedule.everyMs);
    this.#timer = setInterval(() => {
      for (const schedule of schedules) {
        const nowMs = clock.nowMs();
        if (nowMs < (this.#nextAtMs.get(schedule) ?? 0)) continue;
        // Runs once after any move of the clock, because EventBridge does not repeat missed runs.
        this.#nextAtMs.set(schedule, nowMs + schedule.everyMs);
        for (const arn of schedule.targetArns) {
          invoke(arn, JSON.stringify(scheduledEvent(schedule, nowMs))).catch((error: unknown) =>
            console.error('schedules', error),
          );
        }
      }
    }, 200);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

function scheduledEvent({ ruleArn }: ScheduleSettings, nowMs: number): object {
  const [, , , region, account] = ruleArn.split(':');
  return {
    version: '0',
    id: crypto.randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: new Date(nowMs).toISOString(),
    region,
    resources: [ruleArn],
    detail: {},
  };
}
