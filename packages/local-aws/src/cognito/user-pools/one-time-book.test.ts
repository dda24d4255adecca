import { expect, it } from 'vitest';
import { createOneTimeBook } from './one-time-book.ts';

it('a book keeps the newest ten thousand steps at most, and no expired one', () => {
  let nowMs = 0;
  const book = createOneTimeBook<number>({ nowMs: () => nowMs });
  const handles = Array.from({ length: 10_001 }, (_, entry) => book.add(entry, 180));
  expect(book.look(handles[0] ?? '')).toEqual({ kind: 'unknown or too old' });
  expect(book.look(handles[1] ?? '')).toEqual({ kind: 'open', entry: 1 });
  expect(book.look(handles[10_000] ?? '')).toEqual({ kind: 'open', entry: 10_000 });
  nowMs = 180_000;
  expect(book.look(handles[10_000] ?? '')).toEqual({ kind: 'unknown or too old' });
});

it('a book distinguishes spent handles from unknown ones, and its handles are unique', () => {
  const book = createOneTimeBook<string>({ nowMs: () => 0 });
  const handle = book.add('a', 180);
  book.spend(handle);
  book.spend('never given');
  expect(book.look(handle)).toEqual({ kind: 'spent' });
  expect(book.look('never given')).toEqual({ kind: 'unknown or too old' });
  expect(new Set(Array.from({ length: 1000 }, () => book.add('b', 1))).size).toBe(1000);
});
