import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handMadeCopyEntries } from '../../archive/copy/copies-under-test.ts';
import { handMadeZip } from '../../archive/zip/hand-made-zip.ts';
import { en } from '../../web/viewer/words/en.ts';
import { firefox } from './firefox.ts';
import type { OtherBrowser } from './other-browser.ts';
import { familyCopy, viewerOnDisk } from './viewer-page.ts';
import { webKitGtk } from './webkit.ts';

let url: string;
let good: string;
let later: string;
let damaged: string;
let unpacked: readonly string[];

beforeAll(async () => {
  const onDisk = viewerOnDisk();
  url = onDisk.url;
  const put = (name: string, content: Buffer) => {
    const path = join(onDisk.folder, name);
    writeFileSync(path, content);
    return path;
  };
  const ledgerDays = { from: '2025-01-01', to: '2025-02-28' };
  good = put(
    'good.zip',
    await familyCopy({ from: '2025-01-01', to: '2025-01-31' }, { ledgerDays, exportId: 'GOOD', isEverything: false }),
  );
  later = put(
    'later.zip',
    await familyCopy(
      { from: '2025-01-20', to: '2025-02-10' },
      {
        ...{ ledgerDays, exportId: 'LATER', isEverything: false, made: '2026-02-01T00:00:00.000Z' },
        edit: ({ slips }) => void slips.splice(0, 2),
      },
    ),
  );
  damaged = put(
    'damaged.zip',
    handMadeZip(
      handMadeCopyEntries().map((entry) => (entry.name === 'slips.jsonl' ? { ...entry, content: 'changed\n' } : entry)),
    ),
  );
  unpacked = handMadeCopyEntries().map(({ name, content }) => put(name.toString(), Buffer.from(content)));
});

const zipInput = 'input[accept]';
const filesInput = 'input[type=file]:not([accept]):not([webkitdirectory])';
const slipsShown = '[role=grid]';

describe.each([firefox, webKitGtk])('viewer.html in $name, from the disk', ({ name, missing, start }) => {
  const inIt = it.skipIf(missing !== null);
  const reason = missing === null ? '' : ` (skipped: ${missing})`;
  let browser: OtherBrowser | undefined;
  const opened = async (): Promise<OtherBrowser> => {
    browser ??= await start();
    await browser.goTo(url);
    return browser;
  };
  afterAll(() => browser?.close());

  inIt(`proves a good copy, adds it up, and finds slips${reason}`, async () => {
    const { choose, attribute, text, type, faults, version } = await opened();
    expect(version.toLowerCase()).toContain(name === 'Firefox' ? 'firefox/' : 'minibrowser/');
    await choose(zipInput, [good]);
    await expect.poll(() => attribute('[data-verdict]', 'data-verdict')).toBe('good');
    const count = Number(await attribute(slipsShown, 'aria-rowcount')) - 1;
    const figures = (await text('main dl')) ?? '';
    expect(figures).toContain(String(count));
    expect(figures).toMatch(/Income¥[\d,]{6,}Expenses¥[\d,]{6,}/);
    await type('input[type=search]', 'スーパー');
    await expect.poll(async () => Number(await attribute(slipsShown, 'aria-rowcount')) - 1).toBeLessThan(count);
    expect(Number(await attribute(slipsShown, 'aria-rowcount'))).toBeGreaterThan(3);
    expect(await faults()).toEqual([]);
  });

  inIt(`names what differs in a damaged copy, and refuses what is none${reason}`, async () => {
    const { choose, attribute, text, faults } = await opened();
    await choose(zipInput, [url.slice('file://'.length)]);
    await expect.poll(() => text('main')).toContain(en.problem({ code: 'NOT_A_ZIP', facts: {} }).what);
    await choose(zipInput, [damaged]);
    await expect.poll(() => attribute('[data-verdict]', 'data-verdict')).toBe('damaged');
    const { what } = en.problem({ code: 'ENTRY_CHANGED', facts: { entry: 'slips.jsonl' } });
    expect(await text('[data-verdict]')).toContain(what);
    expect(await faults()).toEqual([]);
  });

  inIt(`opens the files of a copy that was unpacked${reason}`, async () => {
    const { choose, attribute, faults } = await opened();
    await choose(filesInput, unpacked);
    await expect.poll(() => attribute('[data-verdict]', 'data-verdict')).toBe('good');
    expect(await faults()).toEqual([]);
  });

  inIt(`compares two copies${reason}`, async () => {
    const { choose, text, click, faults } = await opened();
    await choose(zipInput, [good, later]);
    await expect.poll(() => text('select')).toContain('later.zip');
    await click('section:has(select) button');
    await expect.poll(() => text('[data-compared=slips] > p')).toMatch(/^0 added, 0 changed, 2 gone, /);
    expect(await faults()).toEqual([]);
  });
});
