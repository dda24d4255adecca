import type { JsonObject } from 'local-aws/json.ts';
import { describe, expect, it } from 'vitest';
import {
  ada,
  asAda,
  asWorker,
  errorOf,
  resolverNowMs,
  resolverUnderTest,
  valueOf,
} from '../test/resolver-under-test.ts';

const id = '01JADZQ0000000000000000009';
const days = { from: '2025-01-01', to: '2025-01-31' };
const counted = {
  entries: [
    { name: 'slips.csv', rows: 7, bytes: 1, sha256: 'x' },
    { name: 'slips.jsonl', rows: 7, bytes: 1, sha256: 'x' },
    { name: 'kinds.jsonl', rows: 0, bytes: 1, sha256: 'x' },
    { name: 'manifest.json', rows: null, bytes: 1, sha256: 'x' },
  ],
  months: [{ month: '2025-01', slips: 7, balances: 0 }],
};
const archive = { ...counted, expiresAt: '2026-01-22T00:00:00.000Z', sha256: 'whole' };
const row = {
  owner: ada,
  id,
  ...days,
  status: 'READY',
  version: 3,
  attempt: 2,
  requestedAt: '2026-01-15T11:00:00.000Z',
  expiresAt: archive.expiresAt,
  archive: counted,
};
const warned = { ...row, fewerRecords: { earlierId: 'EARLIER' } };
const key = { owner: { S: ada }, entry: { S: 'BASELINE#2025-01-01_2025-01-31' } };
const refused = { type: 'DynamoDB:ConditionalCheckFailedException', message: 'x' };
const broken = { type: 'DynamoDB:InternalServerError', message: 'x' };
/** The copy as a baseline. */
const stored = {
  id: { S: id },
  requestedAt: { S: row.requestedAt },
  expiresAt: { S: archive.expiresAt },
  removeAt: { N: resolverNowMs / 1000 + 400 * 86_400 },
  tables: { L: [{ M: { table: { S: 'slips' }, rows: { N: 7 } } }, { M: { table: { S: 'kinds' }, rows: { N: 0 } } }] },
  months: { L: [{ M: { month: { S: '2025-01' }, slips: { N: 7 }, balances: { N: 0 } } }] },
};

const step = (file: string) => resolverUnderTest(`Mutation.${file}.ts`);
const said = (stash: JsonObject, more: JsonObject = {}, input: JsonObject = { archive }) =>
  asWorker({ input: { owner: ada, id, attempt: 2, ...input } }, { stash: { owner: ada, id, ...stash }, ...more });
const accepted = (stash: JsonObject, more: JsonObject = {}) =>
  asAda({ id }, { stash: { owner: ada, id, ...stash }, ...more });

describe('a report of READY', () => {
  const [find, findBaseline, report, warn, move] = [
    '1-find',
    '2-find-baseline',
    '3-report',
    '4-warn',
    '5-move-baseline',
  ].map((name) => step(`reportExport/${name}`)) as [
    ReturnType<typeof step>,
    ReturnType<typeof step>,
    ReturnType<typeof step>,
    ReturnType<typeof step>,
    ReturnType<typeof step>,
  ];

  it('looks for the row and for the baseline of its days, and progress for neither', () => {
    expect(valueOf(find.request(said({})))).toMatchObject({
      operation: 'GetItem',
      key: { entry: { S: `EXPORT#${id}` } },
      consistentRead: true,
    });
    expect(valueOf(findBaseline.request(said({ row })))).toEqual({ operation: 'GetItem', key, consistentRead: true });
    expect(
      valueOf(findBaseline.request(said({ row: { ...row, from: undefined, to: undefined, everything: true } }))),
    ).toMatchObject({ key: { entry: { S: 'BASELINE#all' } } });
    for (const ran of [
      find.request(said({}, {}, {})),
      findBaseline.request(said({})),
      move.request(said({ row, comparison: { replaces: true } }, {}, {})),
    ])
      expect(ran.kind).toBe('early-return');
  });

  it('says READY and the warning in one write', () => {
    const fewerRecords = { earlierId: 'EARLIER' };
    expect(valueOf(report.request(said({ row, comparison: { fewerRecords, replaces: false } })))).toMatchObject({
      update: {
        expression: expect.stringMatching(/#status = :status.*#fewerRecords = :fewerRecords/) as string,
        expressionValues: { ':fewerRecords': { M: { earlierId: { S: 'EARLIER' } } } },
      },
    });
    for (const without of [
      said({ row, comparison: { fewerRecords: null, replaces: true } }),
      said({}, {}, { progress: {} }),
    ]) {
      expect(JSON.stringify(valueOf(report.request(without)))).not.toContain('fewerRecords');
    }
  });

  it('makes the copy the baseline under the condition that it is still the one that was read', () => {
    const replaces = { comparison: { fewerRecords: null, replaces: true } };
    expect(valueOf(move.request(said({ row, before: null, ...replaces })))).toEqual({
      operation: 'PutItem',
      key,
      attributeValues: stored,
      condition: { expression: 'attribute_not_exists(#entry)', expressionNames: { '#entry': 'entry' } },
    });
    expect(valueOf(move.request(said({ row, before: { id: 'READ' }, ...replaces })))).toMatchObject({
      condition: {
        expression: '#id = :id',
        expressionNames: { '#id': 'id' },
        expressionValues: { ':id': { S: 'READ' } },
      },
    });
    expect(move.request(said({ row, before: null, comparison: { fewerRecords: null, replaces: false } })).kind).toBe(
      'early-return',
    );
    for (const stash of [
      { row: null, ...replaces },
      { row, before: null },
    ])
      expect(move.request(said(stash)).kind).toBe('early-return');
  });

  it('is Busy, so that the worker says it again, when another copy was faster', () => {
    expect(errorOf(move.response(said({ row }, { error: refused })))?.errorType).toBe('Busy');
    expect(errorOf(move.response(said({ row }, { error: broken })))?.errorType).toBe('Internal');
    expect(move.response(said({ row })).kind).toBe('returned');
  });

  it('warns afterwards when the copy that was faster holds more, unless that was said already', () => {
    const comparison = { fewerRecords: { earlierId: 'FASTER' }, replaces: false };
    expect(valueOf(warn.request(said({ row, comparison })))).toMatchObject({
      key: { entry: { S: `EXPORT#${id}` } },
      condition: { expression: '#version = :asRead', expressionValues: { ':asRead': { N: 3 } } },
      update: { expression: 'SET #version = #version + :one, #fewerRecords = :fewerRecords' },
    });
    for (const stash of [
      { row: warned, comparison },
      { row, comparison: { fewerRecords: null, replaces: true } },
      { row },
      { comparison },
    ])
      expect(warn.request(said(stash)).kind).toBe('early-return');
    expect(warn.response(said({ row }, { error: refused }))).toMatchObject({
      kind: 'returned',
      stash: { row: { version: 3 } },
    });
    expect(warn.response(said({ row }, { result: { ...warned, version: 4 } }))).toMatchObject({
      stash: { row: { version: 4 } },
    });
    expect(errorOf(warn.response(said({ row }, { error: broken })))?.errorType).toBe('Internal');
  });

  it('that cannot be compared is not READY without a comparison', () => {
    for (const one of [find, findBaseline])
      expect(errorOf(one.response(said({ row }, { error: broken })))?.errorType).toBe('Internal');
  });
});

describe('accepting a copy', () => {
  const [find, move, accept] = [
    step('acceptExport/1-find'),
    step('acceptExport/2-move-baseline'),
    step('acceptExport/3-accept'),
  ];

  it('is for a READY one that is there', () => {
    for (const gone of [null, { ...row, deletedAt: '2026-01-15T11:30:00.000Z' }])
      expect(errorOf(find.response(accepted({}, { result: gone })))?.errorType).toBe('NotFound');
    for (const status of ['REQUESTED', 'RUNNING', 'FAILED', 'CANCELLED'])
      expect(errorOf(find.response(accepted({}, { result: { ...row, status } })))?.errorType).toBe('NotReady');
    expect(find.response(accepted({}, { result: row })).kind).toBe('returned');
    expect(errorOf(find.response(accepted({}, { error: broken })))?.errorType).toBe('Internal');
  });

  it('moves the baseline to it, but never back in time', () => {
    expect(valueOf(move.request(accepted({ row: warned })))).toEqual({
      operation: 'PutItem',
      key,
      attributeValues: stored,
      condition: {
        expression: 'attribute_not_exists(#entry) OR #requestedAt <= :requestedAt',
        expressionNames: { '#entry': 'entry', '#requestedAt': 'requestedAt' },
        expressionValues: { ':requestedAt': { S: row.requestedAt } },
      },
    });
    expect([move.response(accepted({})).kind, move.response(accepted({}, { error: refused })).kind]).toEqual([
      'returned',
      'returned',
    ]);
    expect(errorOf(move.response(accepted({}, { error: broken })))?.errorType).toBe('Internal');
  });

  it('that says nothing of months becomes a baseline without any', () => {
    const { entries } = counted;
    expect(valueOf(move.request(accepted({ row: { ...warned, archive: { entries } } })))).toMatchObject({
      attributeValues: { months: { L: [] } },
    });
  });

  it('without counts has nothing to become the baseline', () => {
    for (const without of [{ archive: undefined }, { expiresAt: undefined }])
      expect(move.request(accepted({ row: { ...warned, ...without } })).kind).toBe('early-return');
  });

  it('that was never warned of writes nothing', () => {
    expect([move.request(accepted({ row })).kind, accept.request(accepted({ row })).kind]).toEqual([
      'early-return',
      'early-return',
    ]);
  });

  it('takes the warning back once', () => {
    expect(valueOf(accept.request(accepted({ row: warned })))).toMatchObject({
      key: { owner: { S: ada }, entry: { S: `EXPORT#${id}` } },
      update: { expression: 'SET #version = #version + :one REMOVE #fewerRecords' },
      condition: { expression: 'attribute_exists(#fewerRecords)' },
    });
    expect(accept.response(accepted({ row: warned }, { result: { ...row, version: 4 } }))).toMatchObject({
      stash: { row: { version: 4 } },
    });
    expect(
      accept.response(accepted({ row: warned }, { error: refused, result: { ...row, version: 5 } })),
    ).toMatchObject({ kind: 'returned', stash: { row: { version: 5 } } });
    for (const gone of [null, { ...row, deletedAt: '2026-01-15T11:30:00.000Z' }])
      expect(errorOf(accept.response(accepted({ row: warned }, { error: refused, result: gone })))?.errorType).toBe(
        'NotFound',
      );
    expect(errorOf(accept.response(accepted({ row: warned }, { error: broken })))?.errorType).toBe('Internal');
  });
});

describe('deleting the export of a baseline', () => {
  const forget = step('deleteExport/3-forget-file');

  it('leaves the counts without a file, and no other baseline', () => {
    expect(valueOf(forget.request(accepted({ row })))).toEqual({
      operation: 'UpdateItem',
      key,
      update: { expression: 'REMOVE #expiresAt', expressionNames: { '#expiresAt': 'expiresAt' } },
      condition: { expression: '#id = :id', expressionNames: { '#id': 'id' }, expressionValues: { ':id': { S: id } } },
    });
    expect(forget.request(accepted({ row: { ...row, status: 'FAILED' } })).kind).toBe('early-return');
    expect([
      forget.response(accepted({ row })).kind,
      forget.response(accepted({ row }, { error: refused })).kind,
    ]).toEqual(['returned', 'returned']);
    expect(errorOf(forget.response(accepted({ row }, { error: broken })))?.errorType).toBe('Internal');
  });
});
