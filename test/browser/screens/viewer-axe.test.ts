import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { another, handMadeCopy, handMadeCopyEntries } from '../../../archive/copy/copies-under-test.ts';
import { handMadeZip } from '../../../archive/zip/hand-made-zip.ts';
import { mostKeptRows } from '../../../web/copy/records.ts';
import { ja } from '../../../web/viewer/words/ja.ts';
import { launch } from '../chromium.ts';
import { chooseZip, familyCopy, openViewer, openZip, viewerOnDisk } from '../viewer-page.ts';
import { axeFaults, isTooWide } from '../watched-page.ts';

/** Every view and state of the viewer, each in every way of looking at it. A state is reached once, and looked at in all ways. */
const widths = [390, 320];
const colours = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;
/** 200 % of a laptop's screen is half of its pixels. */
const zoomed = { width: 683, height: 384 };

const views = ['slips', 'months', 'spending', 'balances', 'masters', 'proof'] as const;

let browser: Browser;
let url: string;
/** Of three days: axe looks at each cell, and a few of each kind are enough for it. */
let small: Buffer;
let later: Buffer;
let others: Buffer;

beforeAll(async () => {
  ({ url } = viewerOnDisk());
  const ledgerDays = { from: '2025-01-30', to: '2025-02-03' };
  [browser, small, later, others] = await Promise.all([
    launch(),
    familyCopy({ from: '2025-01-30', to: '2025-02-01' }, { ledgerDays, exportId: 'SMALL', isEverything: false }),
    familyCopy(
      { from: '2025-02-01', to: '2025-02-01' },
      {
        ...{ ledgerDays, exportId: 'LATER', isEverything: false, made: '2026-02-01T00:00:00.000Z' },
        edit({ slips, kinds }) {
          const [first = {}, second = {}] = slips;
          slips.splice(0, 2, { ...second, memo: { S: 'x'.repeat(400) } });
          slips.push({ ...first, entry: { S: '20250201#zzzz' }, kind_cd_seq: { S: 'zzzz' } });
          kinds.splice(0, 1);
        },
      },
    ),
    familyCopy(
      { from: '2025-02-03', to: '2025-02-03' },
      { ledgerDays, whose: another, exportId: 'OTHERS', isEverything: false },
    ),
  ]);
});
afterAll(() => browser.close());

/** Without motion: a button on its way from one colour to another has neither contrast. */
const openStill = (prepare?: () => void) =>
  openViewer(browser, url, { reducedMotion: 'reduce', ...(prepare && { prepare }) });

/** Looks at the page as it is now, in every way. */
async function check(page: Page, state: string): Promise<void> {
  const seen: string[] = [];
  const look = async (how: string) => {
    if (await isTooWide(page)) seen.push(`${how}: too wide`);
    for (const fault of await faultsNow(page)) seen.push(`${how}: ${fault}`);
  };
  for (const width of widths) {
    await page.setViewportSize({ width, height: 640 });
    for (const colour of colours) {
      await page.emulateMedia(colour);
      await look(`${width} ${colour.colorScheme} ${colour.forcedColors}`);
    }
  }
  await page.emulateMedia(colours[0]);
  await page.setViewportSize(zoomed);
  await look('200 %');
  expect([state, seen]).toEqual([state, []]);
}

/** As `axeFaults`, which puts axe into the page each time: half of the work for a small page. */
async function faultsNow(page: Page): Promise<readonly string[]> {
  const isIn = await page.evaluate(() => 'axe' in window);
  if (!isIn) return axeFaults(page);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

it('the first screen, the refusal and the reading', async () => {
  const { page, faults } = await openStill(neverFinish);
  await check(page, 'choose');
  await chooseZip(page, small);
  await page.locator('progress').waitFor();
  await check(page, 'reading');
  await page.getByRole('button', { name: ja.reading.cancel }).click();
  await page.locator('input[type=file]').last().setInputFiles({ name: 'slips.jsonl', mimeType: '', buffer: small });
  await page.locator('progress').waitFor();
  expect(faults()).toEqual([]);
});

/** A worker that begins and says no more. */
function neverFinish(): void {
  const script = `postMessage({ kind: 'ready' }); onmessage = () => postMessage({ kind: 'progress', done: 1, total: 3 });`;
  const RealWorker = Worker;
  Object.defineProperty(window, 'Worker', {
    value: function Slow() {
      return new RealWorker(URL.createObjectURL(new Blob([script])));
    },
  });
}

it('a copy: each view, the search, one slip', async () => {
  const { page, faults } = await openStill();
  await chooseZip(page, Buffer.from('%PDF'));
  await page.getByText(ja.choose.failed).waitFor();
  await check(page, 'refused');
  await openZip(page, small);
  for (const view of views) {
    await page.locator(`#tab-${view}`).click();
    await check(page, view);
  }
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await check(page, 'proof, unfolded');
  await page.locator('#tab-slips').click();
  await page.locator('summary', { hasText: ja.slips.more }).click();
  await page.getByLabel(ja.slips.from).fill('2025/2/30');
  await page.getByLabel(ja.slips.least).fill('x');
  await page.getByRole('searchbox').fill('nothing has this');
  await page.getByText(ja.slips.none).waitFor();
  await page.getByText(ja.slips.notADay('2025/2/30')).waitFor();
  await check(page, 'nothing found, and conditions that cannot be read');
  await page.getByRole('button', { name: ja.slips.clear }).click();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await check(page, 'one slip');
  expect(faults()).toEqual([]);
});

it('a copy that differs, and one of which only a part is listed', async () => {
  const line =
    '{"entry":{"S":"20250101#a_1"},"kind_cd_seq":{"S":"a_1"},"value":{"N":"7"},"tgt_date":{"S":"20250101"}}\n';
  const changed = (...names: readonly string[]) =>
    handMadeZip(
      handMadeCopyEntries({ texts: { 'slips.jsonl': line } }).map((entry) =>
        names.includes(entry.name.toString()) ? { ...entry, content: 'x' } : entry,
      ),
    );
  const { page, faults } = await openStill();
  await openZip(page, changed('slips.csv'));
  await check(page, 'CSV changed');
  for (const view of ['months', 'spending', 'balances', 'masters', 'proof']) {
    await page.locator(`#tab-${view}`).click();
    await check(page, `${view} of almost nothing`);
  }
  const again = () => page.getByRole('button', { name: ja.choose.another }).click();
  await again();
  await openZip(page, changed('slips.jsonl', 'kinds.csv'));
  await check(page, 'damaged');
  await page.locator('#tab-proof').click();
  await check(page, 'proof of a damaged copy');
  await again();
  await openZip(page, handMadeCopy({ manifest: { salvaged: true } }));
  await check(page, 'salvaged, without slips');
  await again();
  const claims = (all: readonly Record<string, unknown>[]) =>
    all.map((claim) => (claim['name'] === 'slips.jsonl' ? { ...claim, rows: mostKeptRows + 1 } : claim));
  const two = line + line.replaceAll('a_1', 'a_2').replaceAll('2025', '2026');
  await openZip(page, handMadeCopy({ texts: { 'slips.jsonl': two }, claims }));
  await page.getByText(ja.slips.years).first().waitFor();
  await check(page, 'a part of the slips');
  expect(faults()).toEqual([]);
});

it('several copies: the list, their days, and what differs', async () => {
  const { page, faults } = await openStill();
  const choose = (...zips: readonly (readonly [string, Buffer])[]) =>
    page
      .locator('input[type=file]')
      .first()
      .setInputFiles(zips.map(([name, buffer]) => ({ name, mimeType: 'application/zip', buffer })));
  await openZip(page, small);
  await page.getByRole('button', { name: ja.several.add }).click();
  await page.getByText(ja.compare.twoNeeded).waitFor();
  await check(page, 'one of several');
  await choose(['again.zip', small], ['none.zip', Buffer.from('x')], ['later.zip', later]);
  await page.getByText(ja.several.failed).waitFor();
  await page.getByText(ja.several.sameAs('copy.zip')).waitFor();
  await page.getByRole('button', { name: ja.compare.button, exact: true }).click();
  await page.getByRole('heading', { name: ja.compare.result }).waitFor();
  for (const kind of ['added', 'changed', 'gone'] as const)
    await page.locator('[data-compared=slips]').getByText(ja.compare.list(ja.compare.kinds[kind], '1')).waitFor();
  await check(page, 'compared');
  await choose(
    ['others.zip', others],
    ['salvaged.zip', handMadeCopy({ manifest: { salvaged: true, owner: 'unknown' } })],
  );
  await page.getByText(ja.several.owners('2')).waitFor();
  await page.getByText(ja.several.unknownOwnerMeans).waitFor();
  await page.getByText(ja.several.coverage.notCounted('salvaged.zip')).waitFor();
  await page.getByRole('combobox', { name: ja.compare.one }).selectOption({ index: 1 });
  await page
    .getByRole('combobox', { name: ja.compare.other })
    .selectOption({ label: ja.compare.option('salvaged.zip', '2026/01/01 9:00') });
  await page.getByText(ja.compare.unknownOwner).waitFor();
  await page.getByRole('combobox', { name: ja.compare.other }).selectOption({ index: 1 });
  await page.getByText(ja.compare.sameChosen).waitFor();
  await check(page, 'two owners, nothing to compare');
  expect(faults()).toEqual([]);
});

it('several copies while they are read', async () => {
  const { page, faults } = await openStill(neverFinish);
  const zips = ['a.zip', 'b.zip'].map((name) => ({ name, mimeType: 'application/zip', buffer: small }));
  await page.locator('input[type=file]').first().setInputFiles(zips);
  await page.getByText(ja.several.waiting).first().waitFor();
  await page.locator('progress[value]').waitFor();
  await check(page, 'several, being read');
  expect(faults()).toEqual([]);
});

it('two copies while they are compared, and after that was given up', async () => {
  const { page, faults } = await openStill(compareForEver);
  const zips = [
    ['a.zip', small],
    ['b.zip', later],
  ] as const;
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(zips.map(([name, buffer]) => ({ name, mimeType: 'application/zip', buffer })));
  await page.getByRole('button', { name: ja.compare.button, exact: true }).click();
  await page.getByRole('progressbar', { name: ja.compare.label }).waitFor();
  await check(page, 'comparing');
  await page.getByRole('button', { name: ja.compare.cancel }).click();
  await page.getByRole('button', { name: ja.compare.button, exact: true }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(ja.compare.heading);
  expect(faults()).toEqual([]);
});

/** The viewer's own worker, which begins a comparison and says no more. */
function compareForEver(): void {
  const RealWorker = Worker;
  const begin = `addEventListener('message', (event) => {
    if (event.data.kind !== 'compare') return;
    event.stopImmediatePropagation();
    postMessage({ kind: 'progress', done: 1, total: 3 });
  });`;
  Object.defineProperty(window, 'Worker', {
    value: function Slow() {
      const script = document.querySelector('script')?.textContent ?? '';
      return new RealWorker(URL.createObjectURL(new Blob([begin, script])));
    },
  });
}
