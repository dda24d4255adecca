import { describe, expect, it } from 'vitest';
import { fetchFile } from './fetch-file.ts';
import type { LinkProblem } from './try-link.ts';

/** A storage where links in `bad` return no file. */
function source(fresh: readonly (string | null)[], bad: Readonly<Record<string, LinkProblem>> = {}) {
  const links = [...fresh];
  const tried: string[] = [];
  const handed: string[] = [];
  return {
    tried,
    handed,
    freshLink: () => Promise.resolve(links.shift() ?? null),
    tryLink(url: string) {
      tried.push(url);
      return Promise.resolve(bad[url]);
    },
    handOver: (url: string) => void handed.push(url),
  };
}

describe('fetchFile', () => {
  it('hands over the pushed link when it is good, and asks for no other', async () => {
    const from = source(['fresh']);
    expect(await fetchFile(from, 'pushed')).toEqual({ kind: 'started' });
    expect([from.tried, from.handed]).toEqual([['pushed'], ['pushed']]);
  });

  it('tries a fresh link once when the first is refused', async () => {
    const from = source(['fresh'], { pushed: 'LinkRefused' });
    expect(await fetchFile(from, 'pushed')).toEqual({ kind: 'started' });
    expect(from.handed).toEqual(['fresh']);
  });

  it('hands over nothing that was refused, and says why the second was', async () => {
    const from = source(['first', 'second', 'third'], { first: 'LinkRefused', second: 'StorageFailing' });
    expect(await fetchFile(from, null)).toEqual({ kind: 'refused', problem: 'StorageFailing' });
    expect([from.tried, from.handed]).toEqual([['first', 'second'], []]);
  });

  it('says that the file is gone when the server has no link for it', async () => {
    expect(await fetchFile(source([null]), null)).toEqual({ kind: 'gone' });
    expect(await fetchFile(source([null], { pushed: 'LinkGone' }), 'pushed')).toEqual({ kind: 'gone' });
  });
});
