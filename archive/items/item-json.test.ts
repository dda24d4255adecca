import { expect, it } from 'vitest';
import { parseItem } from './item-json.ts';

it('an item is read with its binary values from base64, at every depth', () => {
  const text = JSON.stringify({
    ...{ s: { S: 'あ' }, n: { N: '1.50' }, b: { B: 'AP8=' }, bs: { BS: ['AQ==', ''] }, ss: { SS: ['x'] } },
    ...{ ns: { NS: ['1'] }, yes: { BOOL: false }, none: { NULL: true } },
    l: { L: [{ B: 'AQ==' }, { M: { deep: { B: '' } } }] },
    m: { M: {} },
  });
  expect(parseItem(text)).toEqual({
    ...{ s: { S: 'あ' }, n: { N: '1.50' }, b: { B: Buffer.from([0, 255]) }, ss: { SS: ['x'] } },
    bs: { BS: [Buffer.from([1]), Buffer.alloc(0)] },
    ...{ ns: { NS: ['1'] }, yes: { BOOL: false }, none: { NULL: true } },
    l: { L: [{ B: Buffer.from([1]) }, { M: { deep: { B: Buffer.alloc(0) } } }] },
    m: { M: {} },
  });
  expect(Object.keys(parseItem('{"s":{"S":"x"}}')['s'] ?? {})).toEqual(['S']);
});

it('a text that is no JSON is no item', () => {
  expect(() => parseItem('{"s":')).toThrow(SyntaxError);
});
