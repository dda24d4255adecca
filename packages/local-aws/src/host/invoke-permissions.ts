import type { UserPoolSettings } from '../cognito/user-pools/settings.ts';
import type { ScheduleSettings } from '../lambda/schedules.ts';
import { optional, readResource, text } from '../template/properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { UnsupportedProperty, wayOut } from '../template/unsupported-property.ts';

/** Refuses a schedule whose rule may not invoke its target. On AWS each run would fail silently. */
export function checkSchedulePermissions(
  schedules: readonly ScheduleSettings[],
  permissions: readonly ResolvedResource[],
): void {
  const mayInvoke = invokersIn(permissions);
  for (const { ruleArn, targetArns } of schedules) {
    for (const arn of targetArns) {
      if (!mayInvoke('events.amazonaws.com', ruleArn, arn))
        throw new UnsupportedProperty(
          `The rule ${ruleArn} targets ${arn}, and no AWS::Lambda::Permission lets it invoke that function. ${wayOut}`,
        );
    }
  }
}

/** Refuses a trigger that its user pool may not invoke. On AWS each sign-up would fail. */
export function checkTriggerPermissions(
  pools: readonly (UserPoolSettings & { readonly arn: string })[],
  permissions: readonly ResolvedResource[],
): void {
  const mayInvoke = invokersIn(permissions);
  for (const { arn, preSignUpArn } of pools) {
    if (preSignUpArn !== undefined && !mayInvoke('cognito-idp.amazonaws.com', arn, preSignUpArn))
      throw new UnsupportedProperty(
        `The user pool ${arn} has the trigger ${preSignUpArn}, and no AWS::Lambda::Permission lets it invoke that function. ${wayOut}`,
      );
  }
}

function invokersIn(
  permissions: readonly ResolvedResource[],
): (service: string, sourceArn: string, functionArn: string) => boolean {
  const granted = permissions.map((permission) =>
    readResource(permission, 'AWS::Lambda::Permission', {
      Action: text,
      FunctionName: text,
      Principal: text,
      SourceArn: optional(text),
    }),
  );
  return (service, sourceArn, functionArn) =>
    granted.some(
      (permission) =>
        permission.Action === 'lambda:InvokeFunction' &&
        permission.FunctionName === functionArn &&
        permission.Principal === service &&
        permission.SourceArn === sourceArn,
    );
}
