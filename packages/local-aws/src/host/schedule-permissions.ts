import type { ScheduleSettings } from '../lambda/schedules.ts';
import { optional, readResource, text } from '../template/properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { UnsupportedProperty, wayOut } from '../template/unsupported-property.ts';

/** Refuses a schedule whose rule may not invoke its target. On AWS each run would fail silently. */
export function checkSchedulePermissions(
  schedules: readonly ScheduleSettings[],
  permissions: readonly ResolvedResource[],
): void {
  const granted = permissions.map((permission) =>
    readResource(permission, 'AWS::Lambda::Permission', {
      Action: text,
      FunctionName: text,
      Principal: text,
      SourceArn: optional(text),
    }),
  );
  for (const { ruleArn, targetArns } of schedules) {
    for (const arn of targetArns) {
      const allowed = granted.some(
        (permission) =>
          permission.Action === 'lambda:InvokeFunction' &&
          permission.FunctionName === arn &&
          permission.Principal === 'events.amazonaws.com' &&
          permission.SourceArn === ruleArn,
      );
      if (!allowed)
        throw new UnsupportedProperty(
          `The rule ${ruleArn} targets ${arn}, and no AWS::Lambda::Permission lets it invoke that function. ${wayOut}`,
        );
    }
  }
}
