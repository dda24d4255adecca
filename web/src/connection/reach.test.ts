import { describe, expect, it } from 'vitest';
import { createConnection } from './reach.ts';

describe('createConnection', () => {
  it('says at once what the browser says, before anything is asked', () => {
    const [network, events] = [{ onLine: true }, new EventTarget()];
    const connection = createConnection(network, events);
    const stop = connection.start();
    network.onLine = false;
    events.dispatchEvent(new Event('offline'));
    expect(connection.reach.get()).toBe('offline');
    network.onLine = true;
    events.dispatchEvent(new Event('online'));
    expect(connection.reach.get()).toBe('reached');
    stop();
    events.dispatchEvent(new Event('offline'));
    expect(connection.reach.get()).toBe('reached');
  });

  it('tells a server that does not answer from a network that is not there, until an answer comes', () => {
    const connection = createConnection({ onLine: true }, new EventTarget());
    connection.unanswered();
    expect(connection.reach.get()).toBe('unreachable');
    connection.answered();
    expect(connection.reach.get()).toBe('reached');
    const away = createConnection({ onLine: false }, new EventTarget());
    away.unanswered();
    expect(away.reach.get()).toBe('offline');
  });
});
