import { expect, it } from 'vitest';
import { checkSize } from './check-size.ts';

const stackOf = (bytes: number, resources: number, outputs = 0) => ({
  name: 'Api',
  bytes,
  template: {
    Resources: Object.fromEntries(Array.from({ length: resources }, (_, index) => [`R${index}`, { Type: 'T' }])),
    Outputs: Object.fromEntries(Array.from({ length: outputs }, (_, index) => [`O${index}`, {}])),
  },
});
const megabyte = 1024 * 1024;

it.each([
  [1, 1, 0, 'good'],
  [0.8 * megabyte - 1, 399, 159, 'good'],
  [0.8 * megabyte, 1, 0, 'warning'],
  [1, 400, 0, 'warning'],
  [1, 1, 160, 'warning'],
  [megabyte, 500, 200, 'warning'],
  [megabyte + 1, 1, 0, 'refused'],
  [1, 501, 0, 'refused'],
  [1, 1, 201, 'refused'],
])('%i bytes, %i resources, %i outputs: %s', (bytes, resources, outputs, verdict) => {
  expect(checkSize(stackOf(bytes, resources, outputs)).verdict).toBe(verdict);
});

it('says how much of each limit is used', () => {
  expect(checkSize(stackOf(2048, 3)).sentence).toBe(
    'Api: 2,048 of 1,048,576 bytes, 3 of 500 resources, 0 of 200 outputs.',
  );
});
