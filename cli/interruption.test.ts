import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { Interrupted, listenForInterruption, unlessAborted } from './interruption.ts';

function listened() {
  const source = new EventEmitter();
  const heard: unknown[] = [];
  let nowMs = 1_000;
  const signal = listenForInterruption(
    { leave: (code) => heard.push(code), nowMs: () => nowMs },
    source as unknown as Pick<NodeJS.Process, 'on'>,
  );
  return { signal, heard, send: (name: string, afterMs = 0) => ((nowMs += afterMs), source.emit(name)) };
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s aborts, and once more leaves at once with 130', (name) => {
  const { signal, heard, send } = listened();
  send(name);
  expect(signal.reason).toBeInstanceOf(Interrupted);
  expect(heard).toEqual([]);
  send(name, 1_000);
  expect(heard).toEqual([130]);
});

it('one keypress that arrives twice, from the terminal and from npm, is one', () => {
  const { heard, send } = listened();
  send('SIGINT');
  send('SIGINT', 5);
  expect(heard).toEqual([]);
});

it('work is not waited for once the signal is aborted', async () => {
  const controller = new AbortController();
  const never = unlessAborted(controller.signal, new Promise(() => undefined));
  controller.abort(new Interrupted('Interrupted.'));
  await expect(never).rejects.toThrow(Interrupted);
  await expect(unlessAborted(controller.signal, Promise.resolve(1))).rejects.toThrow(Interrupted);
  await expect(unlessAborted(new AbortController().signal, Promise.resolve(1))).resolves.toBe(1);
});
