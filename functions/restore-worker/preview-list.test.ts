import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { previewObjectKey } from '../../archive/object-key.ts';
import type { PreviewList } from './preview-list.ts';
import { mostListBytes, storePreviewList } from './preview-list.ts';

const where = {
  ...{ owner: 'ap-northeast-1:11111111-2222-3333-4444-555555555555', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
  ...{ attempt: 3, table: 'slips', recordClass: 'CHANGE' },
};
let s3: S3Fixture;
beforeAll(async () => {
  s3 = await startFixture();
});
afterAll(() => s3.s3.close());

async function stored(list: PreviewList): Promise<string> {
  await storePreviewList({ s3: s3.operator, bucket: 'archive' }, where, list, new AbortController().signal);
  const { Body } = await s3.operator.send(new GetObjectCommand({ Bucket: 'archive', Key: previewObjectKey(where) }));
  return (await Body?.transformToString()) ?? '';
}

const record = (memo: string) => ({ key: 'k', fields: [{ attribute: 'memo', before: memo, after: null }] });

it('is stored under the prefix of its run', async () => {
  const list = { records: [record('あ')], refused: [] };
  expect(previewObjectKey(where)).toBe(`uploads/${where.owner}/${where.id}/3/slips-CHANGE.json`);
  expect(JSON.parse(await stored(list))).toEqual(list);
});

it('leaves its last records out where it would be too long, counted in bytes', async () => {
  const text = await stored({ records: Array.from({ length: 100 }, () => record('あ'.repeat(1000))), refused: [] });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostListBytes);
  expect((JSON.parse(text) as PreviewList).records.length).toBeGreaterThan(20);
});

it.each([
  ['table', { table: '../x' }],
  ['recordClass', { recordClass: 'change' }],
  ['attempt', { attempt: 0 }],
  ['owner', { owner: 'x' }],
  ['id', { id: '../../x' }],
])('has a key only for a proper %s', (_, wrong) => {
  expect(() => previewObjectKey({ ...where, ...wrong })).toThrow(/expected/);
});
