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
} from '../../test/resolver-under-test.ts';
import { ulidAt } from '../../test/ulid-at.ts';
import { historySeconds, slotSeconds, startWithinSeconds } from '../times.ts';

const step = (name: string) => resolverUnderTest(`Mutation.requestExport/${name}.ts`);
const field = step('resolver');
const find = step('1-find');
const lookUp = step('2-look-up-quota');
const openDay = step('3-open-day');
const dropLapsed = step('4-drop-lapsed');
const reserve = step('5-reserve');
const put = step('6-put');
const start = step('7-start');
const endUnstarted = step('8-end-unstarted');

const id = ulidAt(resolverNowMs, 1);
const days = { from: '2025-01-01', to: '2025-01-31' };
const nowSeconds = resolverNowMs / 1000;
const lapsedBefore = nowSeconds - slotSeconds;
const exportKey = { owner: { S: ada }, entry: { S: `EXPORT#${id}` } };
const quotaKey = { owner: { S: ada }, entry: { S: 'QUOTA' } };
const row = { owner: ada, id, ...days, language: 'ja', status: 'REQUESTED', version: 1, attempt: 0, requestedAt: 'x' };
const refused = { type: 'DynamoDB:ConditionalCheckFailedException', message: 'x' };
const over = (stash: JsonObject = {}, more: JsonObject = {}) =>
  asAda({ ...days, requestId: id }, { stash: { owner: ada, id, ...days, language: 'ja', ...stash }, ...more });
const stashOf = (ran: object) => (ran as { stash: JsonObject }).stash;

describe('a request', () => {
  it('is of the caller, for the days and the id that are named', () => {
    expect(field.request(asAda({ ...days, requestId: id, owner: 'somebody-else' }))).toMatchObject({
      kind: 'returned',
      value: {},
      stash: { owner: ada, id, ...days },
    });
    expect(field.request(asWorker(days)).kind).toBe('unauthorized');
  });

  it.each([
    [{}, 'ja'],
    [{ language: null }, 'ja'],
    [{ language: 'en' }, 'en'],
  ])('with %j is for a copy in %s', (args, language) => {
    expect(stashOf(field.request(asAda(args)))).toMatchObject({ language });
  });

  it.each([{}, { requestId: null }])('without an id (%j) gets one', (args) => {
    expect(stashOf(field.request(asAda(args)))).toMatchObject({
      id: expect.stringMatching(/^[0-9A-Z]{26}$/) as string,
      from: null,
      to: null,
    });
  });

  it('of one day alone, or of no days, is refused', () => {
    for (const args of [{ from: days.from }, { to: days.to }, { from: days.to, to: days.from }])
      expect(errorOf(field.request(asAda(args)))?.errorType).toBe('InvalidPeriod');
    expect(errorOf(field.request(asAda({ from: days.from })))?.message).toContain(`only from ${days.from}`);
    expect(errorOf(field.request(asAda({ to: days.to })))?.message).toContain(`only to ${days.to}`);
  });

  it('answers with its export, or says why there is none', () => {
    expect(valueOf(field.response(over({ row })))).toMatchObject({ id, status: 'REQUESTED' });
    expect(valueOf(field.response(over()))).toBeNull();
    expect(errorOf(field.response(over({ row, reused: 'because' })))).toMatchObject({
      errorType: 'RequestIdReused',
      message: 'because',
    });
    expect(errorOf(field.response(over({ row, startError: 'x' })))?.errorType).toBe('ExportNotStarted');
  });
});

describe('an export of this id', () => {
  it('is looked for when the caller named the id', () => {
    expect(valueOf(find.request(over()))).toEqual({ operation: 'GetItem', key: exportKey, consistentRead: true });
    expect(find.request(asAda(days, { stash: { owner: ada, id } }))).toMatchObject({ kind: 'early-return', value: {} });
  });

  it('that is there is the answer; otherwise the request goes on', () => {
    expect(find.response(over({}, { result: row }))).toMatchObject({ value: {}, stash: { found: true, row: { id } } });
    // A row of before there was a choice is that of a request without one.
    const old = { ...row, language: undefined };
    expect(find.response(over({}, { result: old }))).toMatchObject({ value: {}, stash: { found: true, row: { id } } });
    const ran = find.response(over({}, { result: null }));
    expect(ran).toMatchObject({ kind: 'returned', value: {} });
    expect(stashOf(ran)).not.toHaveProperty('found');
  });

  it.each([
    ['was deleted', { ...row, deletedAt: 'x' }, {}, /deleted since/],
    [
      'has other days',
      row,
      { to: '2025-02-01' },
      /2025-01-01 to 2025-01-31 before; it cannot .* 2025-01-01 to 2025-02-01/,
    ],
    ['has days, for everything', row, { from: null, to: null }, /2025-01-01 to 2025-01-31 before; .* for everything/],
    ['is of everything, for days', { ...row, from: null, to: null }, {}, /everything before; .* 2025-01-01 to/],
    ['is in another language', row, { language: 'en' }, /in the language ja before; it cannot stand for one in en/],
    ['has one day alone, which no row has', { ...row, to: null }, {}, /for everything before/],
  ])('that %s is refused later', (_, result, stash, reused) => {
    const noted = stashOf(find.response(over(stash, { result })));
    expect(noted).toMatchObject({ found: true, reused: expect.stringMatching(reused) as string });
    expect(noted).not.toHaveProperty('row');
  });

  it('needs no other step', () => {
    for (const one of [lookUp, openDay, reserve, put, start, endUnstarted])
      expect(one.request(over({ found: true }))).toMatchObject({ kind: 'early-return', value: {} });
    expect(dropLapsed.request(over({ found: true, lapsedSlots: ['A'] }))).toMatchObject({
      kind: 'early-return',
      value: {},
    });
  });
});

describe('the owner’s row', () => {
  const today = '2026-01-15';
  const noted = (result: JsonObject | null) => stashOf(lookUp.response(over({}, { result })));

  it('is looked up as it is now', () => {
    expect(valueOf(lookUp.request(over()))).toEqual({ operation: 'GetItem', key: quotaKey, consistentRead: true });
    expect(valueOf(lookUp.response(over({}, { result: null })))).toEqual({});
  });

  it('counts today when it is of today, or of a later day, and has slots', () => {
    expect(noted({ day: today, slots: {} })).toMatchObject({ dayIsOpen: true, lapsedSlots: [] });
    expect(noted({ day: '2026-01-16', slots: {} })).toMatchObject({ dayIsOpen: true });
    for (const result of [null, { day: today }, { day: '2026-01-14', slots: {} }])
      expect(noted(result)).toMatchObject({ dayIsOpen: false, lapsedSlots: [] });
  });

  it('has slots that have lapsed', () => {
    expect(
      noted({ day: today, slots: { A: lapsedBefore - 1, B: lapsedBefore, C: nowSeconds, D: null } }),
    ).toMatchObject({ lapsedSlots: ['A', 'D'] });
  });

  it('is opened for a day once', () => {
    expect(valueOf(openDay.request(over({ dayIsOpen: false })))).toEqual({
      operation: 'UpdateItem',
      key: quotaKey,
      update: {
        expression: 'SET #day = :today, #slots = if_not_exists(#slots, :none) REMOVE #today, #givenBack',
        expressionNames: { '#day': 'day', '#slots': 'slots', '#today': 'today', '#givenBack': 'givenBack' },
        expressionValues: { ':today': { S: today }, ':none': { M: {} } },
      },
      condition: {
        expression: 'attribute_not_exists(#slots) OR #day < :today',
        expressionNames: { '#day': 'day', '#slots': 'slots' },
        expressionValues: { ':today': { S: today } },
      },
    });
    expect(openDay.request(over({ dayIsOpen: true }))).toMatchObject({ kind: 'early-return', value: {} });
    for (const more of [{}, { error: refused }]) expect(valueOf(openDay.response(over({}, more)))).toEqual({});
  });

  it('loses the slots that have lapsed, unless a parallel request was faster', () => {
    const names = { '#slots': 'slots', '#id0': 'A', '#id1': 'B' };
    expect(valueOf(dropLapsed.request(over({ lapsedSlots: ['A', 'B'] })))).toEqual({
      operation: 'UpdateItem',
      key: quotaKey,
      update: { expression: 'REMOVE #slots.#id0, #slots.#id1', expressionNames: names },
      condition: {
        expression: '#slots.#id0 < :before AND #slots.#id1 < :before',
        expressionNames: names,
        expressionValues: { ':before': { N: lapsedBefore } },
      },
    });
    for (const stash of [{}, { lapsedSlots: [] }])
      expect(dropLapsed.request(over(stash))).toMatchObject({ kind: 'early-return', value: {} });
    for (const more of [{}, { error: refused }]) expect(valueOf(dropLapsed.response(over({}, more)))).toEqual({});
  });

  it('reserves a place of the day and a slot, both or neither', () => {
    const names = { '#today': 'today', '#slots': 'slots', '#id': id };
    expect(valueOf(reserve.request(over()))).toEqual({
      operation: 'UpdateItem',
      key: quotaKey,
      update: {
        expression: 'SET #slots.#id = if_not_exists(#slots.#id, :nowSeconds) ADD #today :ids',
        expressionNames: names,
        expressionValues: { ':nowSeconds': { N: nowSeconds }, ':ids': { SS: [id] } },
      },
      condition: {
        expression:
          '(attribute_not_exists(#today) OR size(#today) < :perDay OR contains(#today, :id)) AND ' +
          '(size(#slots) < :atOnce OR attribute_exists(#slots.#id))',
        expressionNames: names,
        expressionValues: { ':perDay': { N: 20 }, ':atOnce': { N: 3 }, ':id': { S: id } },
      },
    });
    expect(valueOf(reserve.response(over()))).toEqual({});
  });

  it('says which limit is reached', () => {
    const refusedWith = (running: number) => {
      const slots = Object.fromEntries(Array.from({ length: running }, (_, index) => [`S${index}`, nowSeconds]));
      return errorOf(reserve.response(over({}, { result: { day: today, today: ['A'], slots }, error: refused })));
    };
    const base = { perDay: 20, usedToday: 1, atOnce: 3, resetsAt: '2026-01-16T00:00:00.000Z' };
    for (const running of [3, 4])
      expect(refusedWith(running)).toMatchObject({
        errorType: 'QuotaExceeded',
        errorInfo: { ...base, running, reason: 'AT_ONCE' },
      });
    expect(refusedWith(2)).toMatchObject({
      errorType: 'QuotaExceeded',
      errorInfo: { ...base, running: 2, reason: 'PER_DAY' },
    });
  });
});

describe('the export', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['days', {}, { from: { S: days.from }, to: { S: days.to } }],
    ['everything', { from: null, to: null }, { everything: { BOOL: true } }],
    ['one day alone, which no request has', { to: null }, { everything: { BOOL: true } }],
    ['another language', { language: 'en' }, { from: { S: days.from }, to: { S: days.to }, language: { S: 'en' } }],
  ])('of %s is written once', (_, stash, kept) => {
    expect(valueOf(put.request(over(stash)))).toEqual({
      operation: 'PutItem',
      key: exportKey,
      attributeValues: {
        id: { S: id },
        language: { S: 'ja' },
        ...kept,
        status: { S: 'REQUESTED' },
        version: { N: 1 },
        attempt: { N: 0 },
        requestedAt: { S: '2026-01-15T12:00:00.000Z' },
        open: { S: 'OPEN' },
        leaseUntil: { N: nowSeconds + startWithinSeconds },
        removeAt: { N: nowSeconds + historySeconds },
        nonce: { S: expect.any(String) as string },
      },
      condition: { expression: 'attribute_not_exists(#entry)', expressionNames: { '#entry': 'entry' } },
    });
    expect(put.response(over(stash, { result: row }))).toMatchObject({ value: {}, stash: { row: { id } } });
  });

  it('of a parallel request is the answer, and frees this reservation only when it has ended', () => {
    const at = (status: string) => put.response(over({}, { result: { ...row, status }, error: refused }));
    expect(at('FAILED')).toMatchObject({
      value: {},
      stash: { found: true, row: { id }, ended: true, isFaultOfService: false },
    });
    expect(at('RUNNING')).toMatchObject({ value: {}, stash: { found: true, row: { id } } });
    expect(stashOf(at('RUNNING'))).not.toHaveProperty('ended');
  });

  it('is handed to the worker as an event of its owner', () => {
    expect(valueOf(start.request(over()))).toEqual({
      operation: 'Invoke',
      invocationType: 'Event',
      payload: { owner: ada, id, ...days },
    });
    const taken = start.response(over({}, { result: null }));
    expect(taken).toMatchObject({ kind: 'returned', value: {} });
    expect(stashOf(taken)).not.toHaveProperty('startError');
    expect(start.response(over({}, { error: { type: 'Lambda:Gone', message: 'gone' } }))).toMatchObject({
      value: {},
      stash: { startError: 'gone' },
    });
  });

  it('that could not be started fails, unless the worker took it after all', () => {
    expect(valueOf(endUnstarted.request(over({ startError: 'gone' })))).toMatchObject({
      key: exportKey,
      update: {
        expression:
          'SET #version = #version + :one, #status = :status, #failure = :failure, #finishedAt = :finishedAt REMOVE #open, #leaseUntil',
        expressionValues: {
          ':status': { S: 'FAILED' },
          ':failure': { M: { code: { S: 'NOT_STARTED' }, message: { S: expect.any(String) as string } } },
          ':finishedAt': { S: '2026-01-15T12:00:00.000Z' },
        },
      },
      condition: {
        expression: '#status = :requested',
        expressionNames: { '#status': 'status' },
        expressionValues: { ':requested': { S: 'REQUESTED' } },
      },
    });
    const result = { ...row, status: 'FAILED', failure: { code: 'NOT_STARTED', message: 'x' } };
    expect(endUnstarted.response(over({ startError: 'gone' }, { result }))).toMatchObject({
      value: {},
      stash: { startError: 'gone', ended: true, isFaultOfService: true },
    });
    expect(endUnstarted.response(over({ startError: 'gone' }, { result: null }))).toMatchObject({
      value: {},
      stash: { ended: true, isFaultOfService: false },
    });
    const taken = endUnstarted.response(over({ startError: 'gone' }, { result: row, error: refused }));
    expect(taken).toMatchObject({ kind: 'returned', value: {}, stash: { startError: '' } });
    expect(stashOf(taken)).not.toHaveProperty('ended');
  });
});
