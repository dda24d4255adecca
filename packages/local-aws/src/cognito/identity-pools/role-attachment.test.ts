import { expect, it } from 'vitest';
import type { ResolvedResource } from '../../template/resolved-resource.ts';
import { identityPoolId } from '../testing/cognito-under-test.ts';
import { roleAttachmentOf } from './role-attachment.ts';

const pool = aResource('AWS::Cognito::IdentityPool', identityPoolId, {});
const attachment = (to: string) =>
  aResource('AWS::Cognito::IdentityPoolRoleAttachment', `roles of ${to}`, { IdentityPoolId: to });

it('an identity pool has the attachment that names it', () => {
  const [other, own] = [attachment('another pool'), attachment(identityPoolId)];
  expect(roleAttachmentOf(pool, [other, own])).toBe(own);
});

it('an identity pool without one is refused', () => {
  expect(() => roleAttachmentOf(pool, [attachment('another pool')])).toThrow(
    'has no AWS::Cognito::IdentityPoolRoleAttachment',
  );
});

function aResource(type: string, physicalId: string, properties: Record<string, unknown>): ResolvedResource {
  return { stack: 'Data', logicalId: 'It', type, physicalId, properties };
}
