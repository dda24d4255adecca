import { describe, expect, it } from 'vitest';
import { ServiceRefusal } from '../http/json-refusal.ts';
import { checkTags, readTags } from './session-tags.ts';

const refusalOf = (act: () => unknown) => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof ServiceRefusal) return [error.type, error.message];
    throw error;
  }
};
const read = (given: Readonly<Record<string, string>>) => readTags(new Map(Object.entries(given)));
const tag = (number: number, key: string, value: string) => ({
  [`Tags.member.${number}.Key`]: key,
  [`Tags.member.${number}.Value`]: value,
});

describe('the tags of a request', () => {
  it('are read in the order of their numbers', () => {
    const given = { Action: 'AssumeRole', ...tag(10, 'c', '3'), ...tag(2, 'b', ''), ...tag(1, 'a', '1') };
    expect(read(given)).toEqual({
      tags: [
        { key: 'a', value: '1' },
        { key: 'b', value: '' },
        { key: 'c', value: '3' },
      ],
      complaints: [],
    });
  });

  it('may be an empty list, or left out', () => {
    for (const given of [{ Tags: '' }, {}, { TagsOf: 'x', 'x.Tags': 'y', 'x.Tags.member.1.Key': 'z' }])
      expect(read(given)).toEqual({ tags: [], complaints: [] });
  });

  it.each([
    ['Tags', 'x'],
    ['Tags.owner', 'x'],
    ['Tags.member.0.Key', 'x'],
    ['Tags.member.01.Key', 'x'],
    ['Tags.member.10000.Key', 'x'],
    ['Tags.member.1.Name', 'x'],
    ['Tags.member.1.Key.x', 'x'],
    ['Tags.member.x.Key', 'x'],
    ['Tags.', ''],
  ])('have no part named %s', (name, value) => {
    expect(refusalOf(() => read({ [name]: value }))).toEqual(['MalformedInput', `${name} is no member of a tag.`]);
  });

  it('may be fifty', () => {
    const tags = (count: number) =>
      Object.assign({}, ...Array.from({ length: count }, (_, index) => tag(index + 1, `k${index}`, 'v'))) as Record<
        string,
        string
      >;
    expect(read(tags(50)).complaints).toEqual([]);
    const [complaint, ...others] = read(tags(51)).complaints;
    expect(others).toEqual([]);
    expect(complaint).toMatch(
      /^Value '\[k0, k1, .*, k50\]' at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50$/,
    );
  });

  it.each<[string, string, number]>([
    ['k', 'v', 0],
    ['k'.repeat(128), 'v'.repeat(256), 0],
    ['k'.repeat(129), 'v', 1],
    ['k', 'v'.repeat(257), 1],
    ['鍵 1_.:/=+-@', '値 1_.:/=+-@', 0],
    ['*k', 'v', 1],
    ['k*', 'v', 1],
    ['k', '*v', 1],
    ['k', 'v*', 1],
    ['', '', 2],
  ])('have a key and a value within their limits: %#', (key, value, count) => {
    expect(read(tag(1, key, value)).complaints).toHaveLength(count);
  });

  it('need both parts', () => {
    expect(read({ 'Tags.member.3.Key': 'k' })).toEqual({
      tags: [{ key: 'k', value: '' }],
      complaints: [expect.stringContaining("Value null at 'tags.3.member.value'")],
    });
    expect(read({ 'Tags.member.3.Value': 'v' })).toEqual({
      tags: [{ key: '', value: 'v' }],
      complaints: [expect.stringContaining("Value null at 'tags.3.member.key'")],
    });
  });
});

describe('tags of one session', () => {
  it.each([
    ['Owner', 'x'],
    ['owner', 'y'],
  ])('cannot have the key %s beside owner', (key, value) => {
    const tags = [
      { key: 'owner', value: 'x' },
      { key: 'team', value: 'x' },
      { key, value },
    ];
    expect(refusalOf(() => checkTags(tags))?.[0]).toBe('InvalidParameterValue');
    expect(refusalOf(() => checkTags(tags.slice(0, 2)))).toBeUndefined();
  });

  it('may have keys that only look alike in capitals', () => {
    const keys = ['straße', 'strasse'];
    expect(refusalOf(() => checkTags(keys.map((key) => ({ key, value: 'x' }))))).toBeUndefined();
  });

  it.each<[string, string, boolean]>([
    ['aws:owner', 'x', true],
    ['AWS:owner', 'x', true],
    ['owner', 'aws:x', true],
    ['owner', 'Aws:x', true],
    ['my-aws:owner', 'my-aws:x', false],
    ['aws', 'aws', false],
  ])('have no reserved prefix: %s = %s', (key, value, isReserved) => {
    expect(
      refusalOf(() =>
        checkTags([
          { key: 'team', value: 'a' },
          { key, value },
        ]),
      ),
    ).toEqual(isReserved ? ['ValidationError', `The prefix aws: is reserved: ${key} = ${value}.`] : undefined);
  });

  it('fit into 4096 bytes with their keys', () => {
    const filled = (bytes: number) => [
      { key: 'あ', value: 'う'.repeat(1000) },
      { key: 'k', value: 'v'.repeat(bytes - 3004) },
    ];
    expect(refusalOf(() => checkTags(filled(4096)))).toBeUndefined();
    expect(refusalOf(() => checkTags(filled(4097)))).toEqual([
      'PackedPolicyTooLarge',
      'Packed size of session tags consumes 101% of allotted space.',
    ]);
    expect(refusalOf(() => checkTags(filled(8192)))?.[1]).toContain('consumes 200% of');
  });
});
