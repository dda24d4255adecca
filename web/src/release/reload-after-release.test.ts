import { expect, it } from 'vitest';
import { createSiteStorage } from '../storage/site-storage.ts';
import { reloadAfterRelease } from './reload-after-release.ts';

/** Counts reloads. Time stands still unless the test moves it. */
function page({ isKept = true } = {}) {
  const state = { reloads: 0, nowMs: 1_000_000, target: new EventTarget() };
  reloadAfterRelease({
    target: state.target,
    storage: createSiteStorage(() => {
      throw new TypeError('none here');
    }),
    isKept: () => isKept,
    reload: () => (state.reloads += 1),
    nowMs: () => state.nowMs,
  });
  const miss = () => state.target.dispatchEvent(new Event('vite:preloadError', { cancelable: true }));
  return { state, miss };
}

it('reloads the page when a part of it is missing', () => {
  const { state, miss } = page();
  miss();
  expect(state.reloads).toBe(1);
});

it('does so once, and again for a later release', () => {
  const { state, miss } = page();
  miss();
  miss();
  state.nowMs += 59_999;
  miss();
  expect(state.reloads).toBe(1);
  state.nowMs += 1;
  miss();
  expect(state.reloads).toBe(2);
});

it('lets the error through: the page shows it until the reload, and where the reload does not help', () => {
  const { miss } = page();
  expect(miss()).toBe(true);
});

it('does not reload where the browser keeps nothing over a reload, since it would never stop', () => {
  const { state, miss } = page({ isKept: false });
  miss();
  expect(state.reloads).toBe(0);
});
