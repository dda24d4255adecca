import { describe, expect, it } from 'vitest';
import type { ExportStatus, KnownExportFragment } from '../../../client/__generated__/graphql.ts';
import type { KnownExports } from '../../../client/exports/known-exports.ts';
import { noExports, takeExport } from '../../../client/exports/known-exports.ts';
import { createAskedHere } from './asked-here.ts';
import type { ExportRequest } from './export-request.ts';
import { createRequests } from './requests.ts';

const year = { from: '2025-01-01', to: '2025-12-31' };
const month = { from: '2025-02-01', to: '2025-02-28' };

function aTab(answer: (request: ExportRequest) => Promise<unknown>) {
  let known: KnownExports<KnownExportFragment> = noExports;
  const take = (one: KnownExportFragment) => void (known = takeExport(known, one));
  const kept = new Map<string, string>();
  const asked = createAskedHere({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  });
  const sent: ExportRequest[] = [];
  const refreshed: string[] = [];
  const requests = createRequests({
    async send(request) {
      sent.push(request);
      await answer(request);
      return anExport(request, 'REQUESTED');
    },
    store: {
      snapshot: () => ({ known, loaded: true, hasMore: false, connected: true, problem: undefined }),
      take,
      refresh: () => Promise.resolve(void refreshed.push('again')),
    },
    asked,
  });
  const end = (request: ExportRequest, status: ExportStatus = 'READY') =>
    take({ ...anExport(request, status), version: 9 });
  return { requests, sent, asked, refreshed, end, state: () => requests.state.get() };
}

const anExport = ({ days, requestId }: ExportRequest, status: ExportStatus): KnownExportFragment => ({
  id: requestId,
  owner: 'me',
  version: 1,
  status,
  everything: days === 'everything',
  isSafetyCopy: false,
  ...(days === 'everything' ? { from: null, to: null } : days),
});

const yes = () => Promise.resolve();

describe('createRequests', () => {
  it('lets several run side by side, and shows each', async () => {
    const tab = aTab(yes);
    for (const days of [year, month, 'everything'] as const) await tab.requests.ask(days, 'ja');
    expect(tab.sent.map(({ days }) => days)).toEqual([year, month, 'everything']);
    expect(tab.state().shown).toEqual(tab.sent.map(({ requestId }) => requestId));
  });

  it('makes no second copy of days that are being copied, and says so', async () => {
    const tab = aTab(yes);
    await tab.requests.ask('everything', 'ja');
    await tab.requests.ask('everything', 'ja');
    expect(tab.sent).toHaveLength(1);
    expect(tab.state()).toMatchObject({ already: 'everything', refused: undefined });
    await tab.requests.ask(year, 'ja');
    expect(tab.state().already).toBeUndefined();
  });

  it('shows what goes on and what was asked for last', async () => {
    const tab = aTab(yes);
    await tab.requests.ask(year, 'ja');
    await tab.requests.ask(month, 'ja');
    const [first, second] = tab.sent;
    if (first) tab.end(first);
    expect(tab.state().shown).toEqual([first?.requestId, second?.requestId]);
    await tab.requests.ask('everything', 'ja');
    expect(tab.state().shown).toEqual([second?.requestId, tab.sent[2]?.requestId]);
  });

  it('sends the very same again when no answer came, and goes on awaiting it', async () => {
    let down = true;
    const tab = aTab(() => (down ? Promise.reject(new TypeError('Failed to fetch')) : yes()));
    await tab.requests.ask(year, 'ja');
    expect(tab.state().refused).toMatchObject({ days: year });
    expect(tab.asked.all()).toHaveLength(1);
    down = false;
    await tab.requests.ask(year, 'ja');
    expect(tab.sent[1]).toEqual(tab.sent[0]);
    expect(tab.state()).toMatchObject({ refused: undefined, shown: [tab.sent[0]?.requestId] });
  });

  it('awaits nothing that was refused, and looks what the history says of it', async () => {
    const tab = aTab(() => Promise.reject(Object.assign(new Error('no'), { name: 'QuotaExceeded' })));
    await tab.requests.ask(year, 'ja');
    expect(tab.asked.all()).toEqual([]);
    expect(tab.refreshed).toEqual(['again']);
    await tab.requests.ask(year, 'ja');
    expect(tab.sent[1]?.requestId).not.toBe(tab.sent[0]?.requestId);
  });

  it('asks once at a double click', async () => {
    const tab = aTab(yes);
    await Promise.all([tab.requests.ask(year, 'ja'), tab.requests.ask(year, 'ja')]);
    expect(tab.sent).toHaveLength(1);
  });

  it('shows after a reload what the tab still awaits', async () => {
    const kept = new Map([['exports-asked-here', 'A B']]);
    const asked = createAskedHere({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    });
    const store = {
      snapshot: () => ({ known: noExports, loaded: false, hasMore: false, connected: false, problem: undefined }),
      take: () => undefined,
      refresh: yes,
    };
    expect(createRequests({ send: () => Promise.resolve(undefined), store, asked }).state.get().shown).toEqual([
      'A',
      'B',
    ]);
    return Promise.resolve();
  });
});
