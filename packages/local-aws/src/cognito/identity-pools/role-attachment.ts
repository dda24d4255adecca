import { placeOf } from '../../template/properties.ts';
import type { ResolvedResource } from '../../template/resolved-resource.ts';
import { UnsupportedProperty, wayOut } from '../../template/unsupported-property.ts';

/** The attachment with the roles of an identity pool. Throws when the template has none. */
export function roleAttachmentOf(pool: ResolvedResource, attachments: readonly ResolvedResource[]): ResolvedResource {
  const attachment = attachments.find(({ properties }) => properties['IdentityPoolId'] === pool.physicalId);
  if (attachment === undefined)
    throw new UnsupportedProperty(
      `${placeOf(pool)} has no AWS::Cognito::IdentityPoolRoleAttachment, so its users would have no permissions. ${wayOut}`,
    );
  return attachment;
}
