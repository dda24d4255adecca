import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { calmMs, createNewestQuestion } from './newest-question.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function questions() {
  const asked: { readonly question: string; readonly answer: (text: string) => void; readonly fail: () => void }[] = [];
  const heard: string[] = [];
  const newest = createNewestQuestion<string, string>({
    ask: (question) =>
      new Promise((answer, refuse) => asked.push({ question, answer, fail: () => refuse(new Error('refused')) })),
    onAnswer: (question, answer) => void heard.push(`${question} ${answer}`),
    onError: (question) => void heard.push(`${question} failed`),
  });
  const calm = () => vi.advanceTimersByTimeAsync(calmMs);
  return { newest, asked, heard, calm, names: () => asked.map(({ question }) => question) };
}

it('asks only the last of several questions, after a moment', async () => {
  const { newest, calm, names } = questions();
  newest.put('March');
  await vi.advanceTimersByTimeAsync(calmMs - 1);
  newest.put('April');
  await vi.advanceTimersByTimeAsync(calmMs - 1);
  expect(names()).toEqual([]);
  await calm();
  expect(names()).toEqual(['April']);
});

it('asks nothing while another question is open, then the newest, and drops the answer that nobody waits for', async () => {
  const { newest, asked, heard, calm, names } = questions();
  newest.put('March');
  await calm();
  newest.put('April');
  await calm();
  newest.put('May');
  await calm();
  expect(names()).toEqual(['March']);
  asked[0]?.answer('3');
  await calm();
  expect(names()).toEqual(['March', 'May']);
  asked[1]?.answer('5');
  await calm();
  expect(heard).toEqual(['May 5']);
});

it('reports a failure, and asks the same question again when it is put again', async () => {
  const { newest, asked, heard, calm, names } = questions();
  newest.put('March');
  await calm();
  asked[0]?.fail();
  await calm();
  newest.put('March');
  await calm();
  asked[1]?.answer('3');
  await calm();
  expect(names()).toEqual(['March', 'March']);
  expect(heard).toEqual(['March failed', 'March 3']);
});

it('drops the answer when nothing is asked any more', async () => {
  const { newest, asked, heard, calm } = questions();
  newest.put('March');
  await calm();
  newest.put(undefined);
  asked[0]?.answer('3');
  await calm();
  expect(heard).toEqual([]);
});
