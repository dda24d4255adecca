import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Item } from '../ledger-in-tables.ts';
import { itemsOf, operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import { signUpAs } from '../new-person.ts';
import type { Person } from '../person.ts';

let host: HostUnderTest;
let operator: DynamoDBClient;
let people = 0;

beforeAll(async () => {
  host = await startHostUnderTest({ seed: false });
  operator = operatorDynamodb(host);
});
afterAll(async () => {
  operator.destroy();
  await host.close();
});

/** A new person whose tables hold these items. */
async function personWith(slips: readonly Item[], balances: readonly Item[]): Promise<Person> {
  people += 1;
  const person = await signUpAs(host, `odd-${people}@example.com`);
  for (const [table, items] of [
    ['LedgerSlips', slips],
    ['LedgerBalances', balances],
  ] as const) {
    const unique = [...new Map(items.map((item) => [item['entry']?.S, item])).values()];
    for (let start = 0; start < unique.length; start += 25) {
      const requests = unique
        .slice(start, start + 25)
        .map((item) => ({ PutRequest: { Item: { ...item, owner: { S: person.identityId } } } }));
      await operator.send(new BatchWriteItemCommand({ RequestItems: { [tableOf(host, table)]: requests } }));
    }
  }
  return person;
}

/** Anything that DynamoDB accepts as an attribute. */
const anyAttribute = fc.oneof<fc.Arbitrary<AttributeValue>[]>(
  fc.string().map((S) => ({ S })),
  fc
    .constantFrom(
      '0',
      '-1',
      '12345678901234567890123456789012345678',
      '9.9999999999999999999999999999999999999E+125',
      '-1E-130',
      '0.1',
    )
    .map((N) => ({ N })),
  fc.uint8Array({ minLength: 1, maxLength: 8 }).map((B) => ({ B })),
  fc.boolean().map((BOOL) => ({ BOOL })),
  fc.constant({ NULL: true as const }),
  fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }).map((SS) => ({ SS })),
  fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 3 }).map((members) => ({ NS: members.map(String) })),
  fc.constant<AttributeValue>({ BS: [new Uint8Array([1])] }),
  fc.constantFrom<AttributeValue>({ L: [] }, { L: [{ S: 'x' }, { N: '1' }] }, { M: {} }, { M: { value: { N: '1' } } }),
);
const usual = {
  tgt_date: fc.constant({ S: '20250105' }),
  kind_cd_seq: fc.constant({ S: '01_1' }),
  method_cd: fc.constant({ S: '02' }),
  value: fc.constant({ N: '-1200.5' }),
  memo: fc.constant({ S: '米' }),
};
const entry = fc
  .oneof(
    fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10).replaceAll('-', '').padStart(8, '0')),
    fc.constantFrom(
      '20320230',
      '20230229',
      '20251301',
      '20250100',
      '00000000',
      '99999999',
      '2025-01-05',
      '2025',
      '~',
      ' ',
      '２０２５０１０５',
      '20250105',
    ),
  )
  .chain((day) => fc.stringMatching(/^[0-9a-z_]{1,4}$/).map((rest) => ({ S: `${day}#${rest}` })));
const oddItem = fc.record(
  {
    entry,
    ...Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, fc.oneof(value, value, anyAttribute)])),
  },
  { requiredKeys: ['entry'] },
) as fc.Arbitrary<Item>;

/** The schema's promise for an item, written independently of the resolvers. */
function promised(item: Item, isSlip: boolean): object {
  // AppSync returns a binary as base64, which a resolver cannot distinguish from text.
  const text = (name: string) =>
    item[name]?.S ?? (item[name]?.B === undefined ? null : Buffer.from(item[name].B).toString('base64'));
  const key = item['entry']?.S ?? '';
  const kind = text('kind_cd_seq')?.split('_')[0];
  return {
    date: dayIn(key),
    ...(isSlip ? { kindCode: kind === undefined || kind === '' ? null : kind } : {}),
    methodCode: text('method_cd'),
    value: item['value']?.N === undefined ? null : Number(item['value'].N),
    memo: text('memo'),
  };
}

function dayIn(key: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})#/.exec(key) ?? [];
  const text = `${year}-${month}-${day}`;
  const date = new Date(`${text}T00:00:00Z`);
  return year !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

const fields = { slips: 'date kindCode methodCode value memo', balances: 'date methodCode value memo' };

/** All pages of a field, over a hundred years. */
async function shown(person: Person, field: keyof typeof fields, from: string, to: string): Promise<object[]> {
  const rows: object[] = [];
  let token: string | null = null;
  do {
    const { data, errors } = await person.ask(
      `query P($f: AWSDate!, $t: AWSDate!, $n: String) { ${field}(from: $f, to: $t, limit: 30, nextToken: $n) { items { ${fields[field]} } nextToken } }`,
      { f: from, t: to, n: token },
    );
    expect(errors).toBeUndefined();
    const page = data?.[field] as { items: object[]; nextToken: string | null };
    rows.push(...page.items);
    token = page.nextToken;
  } while (token !== null);
  return rows;
}

const inKeyOrder = (items: readonly Item[]) =>
  [...items].sort((a, b) => Buffer.compare(Buffer.from(a['entry']?.S ?? ''), Buffer.from(b['entry']?.S ?? '')));

it('the preview shows every record of its period, with null for values that cannot be shown', async () => {
  const runs = fc.sample(
    fc.tuple(fc.array(oddItem, { minLength: 60, maxLength: 60 }), fc.array(oddItem, { minLength: 40, maxLength: 40 })),
    { numRuns: 3, seed: 20_260_115 },
  );
  for (const [slips, balances] of runs) {
    const person = await personWith(slips, balances);
    for (const [field, table] of [
      ['slips', 'LedgerSlips'],
      ['balances', 'LedgerBalances'],
    ] as const) {
      const stored = inKeyOrder(await itemsOf(host, table, person.identityId));
      for (const [from, to] of [
        ['1970-01-01', '2069-12-31'],
        ['2025-01-01', '2032-12-31'],
        ['2025-01-05', '2025-01-05'],
      ] as const) {
        const within = stored.filter(
          ({ entry: key }) =>
            (key?.S ?? '') >= `${from.replaceAll('-', '')}#` && (key?.S ?? '') <= `${to.replaceAll('-', '')}$`,
        );
        expect(await shown(person, field, from, to)).toEqual(within.map((item) => promised(item, field === 'slips')));
      }
    }
  }
});

describe('ledgerDays', () => {
  const asked = async (person: Person) => (await person.ask('{ ledgerDays { first last } }')).data?.['ledgerDays'];
  const items = (...keys: string[]): Item[] => keys.map((key) => ({ entry: { S: key } }));

  it('is read from the keys of both tables, with any keys before and after them', async () => {
    const runs = fc.sample(fc.tuple(fc.array(oddItem, { maxLength: 40 }), fc.array(oddItem, { maxLength: 40 })), {
      numRuns: 6,
      seed: 7,
    });
    for (const [slips, balances] of runs) {
      const person = await personWith(slips, balances);
      const days = [...slips, ...balances]
        .map((item) => dayIn(item['entry']?.S ?? ''))
        .filter((day) => day !== null)
        .sort();
      expect(await asked(person)).toEqual({ first: days[0] ?? null, last: days.at(-1) ?? null });
    }
  });

  it('is null without records, and without records with a day', async () => {
    expect(await asked(await personWith([], []))).toEqual({ first: null, last: null });
    expect(await asked(await personWith(items('20320230#1', 'x', '~'), items('0')))).toEqual({
      first: null,
      last: null,
    });
  });

  it('ignores all records of an impossible day and a thousand other keys', async () => {
    const impossible = Array.from({ length: 1_100 }, (_, index) => `20250230#${index}`);
    const other = Array.from({ length: 900 }, (_, index) => `2026x${String(index).padStart(4, '0')}`);
    const person = await personWith(items(...impossible, '20250301#1', '20260101#1', ...other), items('20251231#1'));
    expect(await asked(person)).toEqual({ first: '2025-03-01', last: '2026-01-01' });
  });

  it('is null instead of wrong behind more of such keys', async () => {
    const many = Array.from({ length: 1_100 }, (_, index) => `2024x${String(index).padStart(4, '0')}`);
    const person = await personWith(items(...many, '20250301#1'), items('20251231#1'));
    expect(await asked(person)).toEqual({ first: null, last: '2025-12-31' });
  });
});
