import { describe, expect, it } from 'vitest';
import type { SavedCopy } from '../folder/save-copy.ts';
import { createDownloads } from './downloads.ts';
import { createOncePerBrowser } from './once-per-browser.ts';
import type { LinkProblem } from './try-link.ts';

/** A tab over a storage that is `down` while that has a problem. */
function aTab(storage = new Map<string, string>(), folder?: (id: string) => SavedCopy) {
  const handed: string[] = [];
  const settled: string[] = [];
  const weather: { problem: LinkProblem | undefined; apiDown: Error | undefined } = {
    problem: undefined,
    apiDown: undefined,
  };
  const downloads = createDownloads({
    sourceOf: (id) => ({
      freshLink: () => (weather.apiDown ? Promise.reject(weather.apiDown) : Promise.resolve(`https://bucket/${id}`)),
      tryLink: () => Promise.resolve(weather.problem),
      handOver: (url) => void handed.push(url),
    }),
    once: createOncePerBrowser(
      { getItem: (key) => storage.get(key) ?? null, setItem: (key, value) => void storage.set(key, value) },
      undefined,
    ),
    hasFolder: () => Promise.resolve(folder !== undefined),
    intoFolder: (id) => Promise.resolve(folder?.(id)),
    settled: (id) => void settled.push(id),
  });
  return { downloads, handed, settled, weather, state: (id: string) => downloads.states.get().get(id) };
}

describe('createDownloads', () => {
  it('downloads an awaited export once, also in a tab that is a copy of another', async () => {
    const shared = new Map<string, string>();
    const [tab, copy] = [aTab(shared), aTab(shared)];
    await tab.downloads.fetchAwaited('A', 'https://bucket/pushed');
    await copy.downloads.fetchAwaited('A', 'https://bucket/pushed');
    expect([tab.handed, copy.handed]).toEqual([['https://bucket/pushed'], []]);
    expect([tab.settled, copy.settled]).toEqual([['A'], ['A']]);
  });

  it('goes on awaiting what the storage refused, and gets it when it is tried again', async () => {
    const tab = aTab();
    tab.weather.problem = 'StorageFailing';
    await tab.downloads.fetchAwaited('A', 'https://bucket/pushed');
    expect([tab.handed, tab.settled, tab.state('A')]).toEqual([[], [], { kind: 'refused', problem: 'StorageFailing' }]);
    tab.weather.problem = undefined;
    tab.downloads.again();
    await expect.poll(() => tab.handed).toEqual(['https://bucket/A']);
    await expect.poll(() => tab.settled).toEqual(['A']);
  });

  it('says why there was no link, and gets the file at a click', async () => {
    const tab = aTab();
    tab.weather.apiDown = new Error('down');
    await tab.downloads.fetchAwaited('A', null);
    expect(tab.state('A')).toEqual({ kind: 'failed', error: tab.weather.apiDown });
    tab.weather.apiDown = undefined;
    await tab.downloads.fetch('A');
    expect([tab.handed, tab.settled]).toEqual([['https://bucket/A'], ['A']]);
    tab.downloads.again();
    expect(tab.handed).toHaveLength(1);
  });

  it('begins one download for each press of the button', async () => {
    const tab = aTab();
    await tab.downloads.fetchAwaited('A', null);
    await tab.downloads.fetchAwaited('B', null);
    tab.downloads.pressed();
    await tab.downloads.fetchAwaited('C', null);
    expect(tab.handed).toEqual(['https://bucket/A', 'https://bucket/C']);
    expect(tab.settled).toEqual(['A', 'B', 'C']);
  });

  it('does not ask twice at a double click', async () => {
    const tab = aTab();
    await Promise.all([tab.downloads.fetch('A'), tab.downloads.fetch('A')]);
    expect(tab.handed).toEqual(['https://bucket/A']);
  });
});

describe('with a chosen folder', () => {
  it('every copy goes there by itself, and the browser downloads none', async () => {
    const tab = aTab(undefined, () => ({ kind: 'saved', folder: 'F', isConfirmed: true }));
    await Promise.all(['A', 'B', 'C'].map((id) => tab.downloads.fetchAwaited(id, null)));
    expect([tab.handed, tab.settled]).toEqual([[], ['A', 'B', 'C']]);
    expect(tab.state('B')).toEqual({ kind: 'saved', folder: 'F', isConfirmed: true });
  });

  it('a copy that cannot go there is downloaded, and says why', async () => {
    const notInFolder = { kind: 'failed', folder: 'F', why: 'FULL' } as const;
    const tab = aTab(undefined, () => notInFolder);
    await tab.downloads.fetchAwaited('A', 'https://bucket/pushed');
    await tab.downloads.fetchAwaited('B', 'https://bucket/pushed');
    expect([tab.handed, tab.settled]).toEqual([['https://bucket/pushed'], ['A', 'B']]);
    expect([tab.state('A'), tab.state('B')]).toEqual([
      { kind: 'started', notInFolder },
      { kind: 'idle', notInFolder },
    ]);
  });
});
