import { apiFromTemplate } from '../appsync/template/api-from-template.ts';
import { roleAttachmentOf } from '../cognito/identity-pools/role-attachment.ts';
import { identityPoolFromTemplate } from '../cognito/identity-pools/settings.ts';
import { userPoolClientFromTemplate } from '../cognito/user-pools/client-settings.ts';
import { userPoolFromTemplate } from '../cognito/user-pools/settings.ts';
import { tableFromTemplate } from '../dynamodb/settings.ts';
import { scheduleFromTemplate } from '../lambda/schedules.ts';
import { eventSettingsFromTemplate, functionFromTemplate } from '../lambda/settings.ts';
import { bucketPolicy } from '../s3/bucket-policy.ts';
import { bucketFromTemplate } from '../s3/settings.ts';
import type { Addresses } from '../template/attributes.ts';
import type { Account } from '../template/physical-names.ts';
import type { Assembly } from '../template/read-assembly.ts';
import { resolveTemplate } from '../template/resolve-template.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { checkSupported } from '../template/support.ts';
import { checkSchedulePermissions, checkTriggerPermissions } from './invoke-permissions.ts';
import { rolesFromTemplate } from './roles.ts';

/**
 * Reads the settings of all services from the template. Reads only the assembly and opens nothing. A resource that
 * cannot be emulated is refused here, by name, before anything listens.
 */
export function readHostSettings(assembly: Assembly, account: Account, addresses: Addresses) {
  // The page's stack; see `pageStackReason`.
  const stacks = assembly.stacks.filter(
    ({ resources }) => !Object.values(resources).some(({ Type }) => Type === 'AWS::CloudFront::Distribution'),
  );
  const template = resolveTemplate(stacks, account, addresses);
  const { resources, outputs } = template;
  checkSupported(resources);
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  const arnOf = (resource: ResolvedResource) => template.attribute(resource, 'Arn');
  const schedules = of('AWS::Events::Rule').map((rule) => scheduleFromTemplate(rule, arnOf(rule)));
  checkSchedulePermissions(schedules, of('AWS::Lambda::Permission'));
  const userPools = of('AWS::Cognito::UserPool').map((pool) => ({ ...userPoolFromTemplate(pool), arn: arnOf(pool) }));
  checkTriggerPermissions(userPools, of('AWS::Lambda::Permission'));
  return {
    resources,
    outputs,
    roles: rolesFromTemplate(resources, arnOf, account.accountId),
    tables: of('AWS::DynamoDB::Table').map(tableFromTemplate),
    buckets: of('AWS::S3::Bucket').map((bucket) =>
      bucketFromTemplate(bucket, bucketPolicy(bucket, of('AWS::S3::BucketPolicy'))),
    ),
    userPools,
    userPoolClients: of('AWS::Cognito::UserPoolClient').map(userPoolClientFromTemplate),
    identityPools: of('AWS::Cognito::IdentityPool').map((pool) =>
      identityPoolFromTemplate(pool, roleAttachmentOf(pool, of('AWS::Cognito::IdentityPoolRoleAttachment'))),
    ),
    functions: of('AWS::Lambda::Function').map((resource) =>
      functionFromTemplate(resource, arnOf(resource), assembly.assetDir),
    ),
    eventSettings: new Map(
      of('AWS::Lambda::EventInvokeConfig').map((resource) => {
        const { functionName, settings } = eventSettingsFromTemplate(resource);
        return [functionName, settings] as const;
      }),
    ),
    schedules,
    api: apiFromTemplate(resources),
  };
}
