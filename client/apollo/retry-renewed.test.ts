import { describe, expect, it } from 'vitest';
import type { Renewal } from './renew-credentials.ts';
import { retryRenewed } from './retry-renewed.ts';

const refused = Object.assign(new Error('expired'), { name: 'ExpiredTokenException' });
const isRefused = (reason: unknown) => reason === refused;

function sending({
  answers,
  renewal = 'renewed',
  isCurrent = true,
}: {
  readonly answers: readonly (string | Error)[];
  readonly renewal?: Renewal | Error;
  readonly isCurrent?: boolean;
}) {
  const log: string[] = [];
  const waiting = [...answers];
  const result = retryRenewed(
    () => {
      log.push('send');
      const next = waiting.shift();
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
    isRefused,
    { isCurrent: () => isCurrent, check: () => log.push('check'), ended: () => log.push('ended') },
    () => {
      log.push('renew');
      return renewal instanceof Error ? Promise.reject(renewal) : Promise.resolve(renewal);
    },
  );
  return { log, result };
}

describe('retryRenewed', () => {
  it('sends once what is answered', async () => {
    const { log, result } = sending({ answers: ['answer'] });
    expect(await result).toBe('answer');
    expect(log).toEqual(['send']);
  });

  it('renews refused credentials and sends once more', async () => {
    const { log, result } = sending({ answers: [refused, 'answer'] });
    expect(await result).toBe('answer');
    expect(log).toEqual(['send', 'renew', 'send']);
  });

  it('does not try a third time', async () => {
    const { log, result } = sending({ answers: [refused, refused, 'answer'] });
    await expect(result).rejects.toBe(refused);
    expect(log).toEqual(['send', 'renew', 'send']);
  });

  it('reports a session that has ended', async () => {
    const { log, result } = sending({ answers: [refused], renewal: 'ended' });
    await expect(result).rejects.toBe(refused);
    expect(log).toEqual(['send', 'renew', 'ended']);
  });

  it('says why it could not renew, and leaves the session in place', async () => {
    const offline = new TypeError('Failed to fetch');
    const { log, result } = sending({ answers: [refused], renewal: offline });
    await expect(result).rejects.toBe(offline);
    expect(log).toEqual(['send', 'renew']);
  });

  it('leaves every other failure as it is', async () => {
    const other = new Error('other');
    const { log, result } = sending({ answers: [other] });
    await expect(result).rejects.toBe(other);
    expect(log).toEqual(['send']);
  });

  it('sends nothing for a person who is not signed in any more', async () => {
    const { log, result } = sending({ answers: ['answer'], isCurrent: false });
    await expect(result).rejects.toMatchObject({ name: 'NoSignedUser' });
    expect(log).toEqual(['check']);
  });
});
