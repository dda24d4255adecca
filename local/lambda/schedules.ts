import type { Clock } from '../clock.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { readProperties, UnsupportedProperty } from '../template/read-properties.ts';

/** A rule that invokes a function at a fixed rate. */
export interface ScheduleSettings {
  readonly ruleArn: string;
  readonly everyMs: number;
  readonly targetArns: readonly string[];
}

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Properties of AWS::Events::Rule that change nothing here, and why. */
export const rulePassedOver: Readonly<Record<string, string>> = { Description: 'for people', Name: 'the physical name already is this one' };

/** Reads an AWS::Events::Rule; only `rate(…)` schedules with functions as targets are emulated. */
export function scheduleFromTemplate(resource: ResolvedResource, ruleArn: string): ScheduleSettings {
  const where = `${resource.stack}/${resource.logicalId}`;
  const { used } = readProperties(resource, {
    used: ['ScheduleExpression', 'State', 'Targets'],
    passedOver: rulePassedOver,
  });
  const expression = String(used['ScheduleExpression']);
  const rate = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(expression);
  const perUnitMs = unitMs[rate?.[2] ?? ''];
  if (rate === null || perUnitMs === undefined) {
    throw new UnsupportedProperty(`${where}: the schedule ${expression} is not emulated; the local host knows rate(…).`);
  }
  const targetArns = ((used['Targets'] ?? []) as object[]).map((target) => targetArn(target, where));
  return { ruleArn, everyMs: Number(rate[1]) * perUnitMs, targetArns: (used['State'] ?? 'ENABLED') === 'ENABLED' ? targetArns : [] };
}

/** A target's RetryPolicy is passed over: it is about a queue between EventBridge and Lambda, which here cannot fail. */
function targetArn(target: object, where: string): string {
  const unknown = Object.keys(target).find((name) => !['Arn', 'Id', 'RetryPolicy'].includes(name));
  if (unknown !== undefined) throw new UnsupportedProperty(`${where}: a target with ${unknown} is not emulated by the local host.`);
  return (target as { readonly Arn: string }).Arn;
}

/** Invokes the targets of every schedule when the host's clock says so. */
export class Schedules {
  readonly #timer: NodeJS.Timeout;
  readonly #nextAtMs = new Map<ScheduleSettings, number>();

  constructor(schedules: readonly ScheduleSettings[], clock: Clock, invoke: (functionArn: string, payload: string) => Promise<void>) {
    for (const schedule of schedules) this.#nextAtMs.set(schedule, clock.nowMs() + schedule.everyMs);
    this.#timer = setInterval(() => {
      for (const schedule of schedules) {
        const nowMs = clock.nowMs();
        if (nowMs < (this.#nextAtMs.get(schedule) ?? 0)) continue;
        // Once, however far the clock was moved: EventBridge does not make up for what it missed.
        this.#nextAtMs.set(schedule, nowMs + schedule.everyMs);
        for (const arn of schedule.targetArns) {
          invoke(arn, JSON.stringify(scheduledEvent(schedule, nowMs))).catch((error: unknown) => console.error('schedules', error));
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
