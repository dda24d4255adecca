import { expect, it } from 'vitest';
import type { ArchiveIdentity } from './object-key.ts';
import { archiveObjectKey, MalformedArchiveIdentity } from './object-key.ts';

const right: ArchiveIdentity = {
  owner: 'ap-northeast-1:11111111-2222-3333-4444-555555555555',
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  attempt: 2,
};

it('lies below the owner’s own prefix, then export and attempt', () => {
  expect(archiveObjectKey(right)).toBe(
    'cognito/myhome-account/ap-northeast-1:11111111-2222-3333-4444-555555555555/01ARZ3NDEKTSV4RRFFQ69G5FAV/2/archive.zip',
  );
});

it.each<[string, Partial<ArchiveIdentity>]>([
  ['an owner that climbs', { owner: '../us-east-1:11111111-2222-3333-4444-555555555555' }],
  ['an owner that is a prefix of another', { owner: 'us-east-1:11111111-2222-3333-4444-55555555555' }],
  ['an owner with more behind', { owner: `${right.owner}/x` }],
  ['an owner with a line behind', { owner: `${right.owner}\n` }],
  ['no owner', { owner: '' }],
  ['an id that climbs', { id: '../../../../other' }],
  ['an id in lower case', { id: right.id.toLowerCase() }],
  ['an id with more before', { id: `/${right.id}` }],
  ['an id with more behind', { id: `${right.id}/` }],
  ['an id beyond 128 bits', { id: `8${right.id.slice(1)}` }],
  ['attempt 0', { attempt: 0 }],
  ['a broken attempt', { attempt: 1.5 }],
  ['no attempt', { attempt: NaN }],
])('is not made of %s', (_, wrong) => {
  expect(() => archiveObjectKey({ ...right, ...wrong })).toThrow(MalformedArchiveIdentity);
});

it('takes the identity ids of every region, and every attempt', () => {
  expect(archiveObjectKey({ ...right, owner: right.owner.replace('ap-northeast-1', 'us-gov-west-1') })).toContain(
    '/us-gov-west-1:11111111-2222-3333-4444-555555555555/',
  );
  expect(archiveObjectKey({ ...right, attempt: 120 })).toContain('/120/archive.zip');
});

it('says what came, at a bearable length', () => {
  expect(() => archiveObjectKey({ ...right, id: 'x'.repeat(5_000) })).toThrow(`got "${'x'.repeat(80)}".`);
});
