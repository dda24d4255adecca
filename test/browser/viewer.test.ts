import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import JSZip from 'jszip';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { handMadeCopy, handMadeCopyEntries } from '../../archive/copy/copies-under-test.ts';
import { handMadeZip } from '../../archive/zip/hand-made-zip.ts';
import { en } from '../../web/viewer/words/en.ts';
import { ja } from '../../web/viewer/words/ja.ts';
import { largeCopy } from '../large-copy.ts';
import { launch } from './chromium.ts';
import { chooseZip, drop, familyCopy, openViewer, openZip, viewerOnDisk } from './viewer-page.ts';

const views = ['slips', 'months', 'spending', 'balances', 'masters', 'proof'] as const;
const wordsIn = { 'ja-JP': ja, 'en-GB': en } as const;

let browser: Browser;
let url: string;
let folder: string;
let copy: Buffer;
/** Of three days. */
let smallCopy: Buffer;

beforeAll(async () => {
  ({ url, folder } = viewerOnDisk());
  [browser, copy, smallCopy] = await Promise.all([
    launch(),
    familyCopy({ from: '2024-11-01', to: '2025-02-28' }),
    familyCopy({ from: '2025-01-30', to: '2025-02-01' }),
  ]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(() => browser.close());

/** The entries of the copy, by name. */
async function unpacked(zip: Buffer): Promise<Record<string, Buffer>> {
  const { files } = await JSZip.loadAsync(zip);
  const contents = Object.values(files).map(async (file) => [file.name, await file.async('nodebuffer')] as const);
  return Object.fromEntries(await Promise.all(contents));
}

interface ManifestOfTest {
  readonly controlTotals: { readonly slips: { readonly rows: number } };
  readonly reconciliation: { readonly methods: readonly { readonly methodCode: string }[] };
}

const manifestOf = async (zip: Buffer): Promise<ManifestOfTest> =>
  JSON.parse((await unpacked(zip))['manifest.json']?.toString() ?? '') as ManifestOfTest;

const verdictOf = (page: Page) => page.locator('[data-verdict]').getAttribute('data-verdict');
const grid = (page: Page) => page.getByRole('grid');
const digits = (text: string | null | undefined) => Number((text ?? '').replace(/[^\d-]/g, ''));

describe.each(['ja-JP', 'en-GB'] as const)('viewer.html from the disk, without a network (%s)', (locale) => {
  const words = wordsIn[locale];

  it('opens a copy, proves it, and shows everything in it', async () => {
    const { page, faults, requests } = await openViewer(browser, url, { locale });
    await openZip(page, smallCopy);
    expect(await verdictOf(page)).toBe('good');
    const { controlTotals, reconciliation } = await manifestOf(smallCopy);
    expect(await grid(page).getAttribute('aria-rowcount')).toBe(String(controlTotals.slips.rows + 1));
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    for (const view of views) {
      await page.getByRole('tab', { name: words.views[view], exact: true }).click();
    }
    await page.getByText(words.proof.asInManifest).waitFor();
    const rows = page.getByRole('region', { name: words.proof.money }).locator('tbody tr');
    expect(await rows.count()).toBe(reconciliation.methods.length);
    expect(faults()).toEqual([]);
    expect(requests).toEqual([]);
  });

  it.each<[string, () => Buffer, string]>([
    ['no zip', () => Buffer.from('%PDF-1.7'), words.problem({ code: 'NOT_A_ZIP', facts: {} }).what],
    ['an empty file', () => Buffer.alloc(0), words.problem({ code: 'EMPTY_FILE', facts: {} }).what],
    ['half of a copy', () => copy.subarray(0, copy.length / 2), words.problem({ code: 'CUT_OFF', facts: {} }).what],
    [
      'a newer copy',
      () => handMadeCopy({ manifest: { formatVersion: 99 } }),
      words.problem({ code: 'NEWER_VERSION', facts: { version: 99, newest: 1 } }).what.split(/[（(]/)[0] ?? '',
    ],
    [
      'a copy of the original app',
      () => handMadeZip([{ name: 'slip_20250101_20250131.tcv', content: '' }]),
      words.problem({ code: 'LEGACY_COPY', facts: {} }).what,
    ],
  ])('says why it cannot open %s, and takes another one', async (_, zip, sentence) => {
    const { page, faults } = await openViewer(browser, url, { locale });
    await chooseZip(page, zip());
    await page.getByText(sentence).waitFor();
    await openZip(page, copy);
    expect(faults()).toEqual([]);
  });

  it('names the files that differ, and shows what can be read', async () => {
    const entries = handMadeCopyEntries();
    const changed = handMadeZip(
      entries
        .filter(({ name }) => name !== 'methods.csv')
        .map((entry) => (entry.name === 'kinds.jsonl' ? { ...entry, content: '{}\n' } : entry)),
    );
    const { page } = await openViewer(browser, url, { locale });
    await openZip(page, changed);
    expect(await verdictOf(page)).toBe('damaged');
    for (const [code, entry] of [
      ['ENTRY_CHANGED', 'kinds.jsonl'],
      ['ENTRY_MISSING', 'methods.csv'],
    ] as const)
      await page
        .locator('[data-verdict]')
        .getByText(words.problem({ code, facts: { entry } }).what)
        .waitFor();
  });
});

describe('a copy that a person’s system has changed', () => {
  it('opens as a folder, with the system’s files and another program’s beside it', async () => {
    const inside = join(folder, 'myhome-account_all');
    mkdirSync(inside);
    for (const [name, content] of Object.entries(await unpacked(copy))) writeFileSync(join(inside, name), content);
    for (const name of ['.DS_Store', 'desktop.ini', 'viewer.html', 'notes.txt']) writeFileSync(join(inside, name), 'x');
    const { page, faults } = await openViewer(browser, url);
    await page.locator('input[webkitdirectory]').setInputFiles(inside);
    await page.locator('[role=tablist]').waitFor();
    expect(await verdictOf(page)).toBe('good');
    expect(faults()).toEqual([]);

    // A spreadsheet program has saved a table again.
    writeFileSync(join(inside, 'slips.csv'), 'saved again');
    await page.getByRole('button', { name: ja.choose.another }).click();
    const files = Object.keys(await unpacked(copy)).map((name) => join(inside, name));
    await page.getByLabel(ja.choose.files).setInputFiles(files);
    await page.locator('[role=tablist]').waitFor();
    expect(await verdictOf(page)).toBe('csv-changed');
    await page.locator('[data-verdict]').getByText('slips.csv').waitFor();
  });

  it('opens as a zip that was packed again in a folder', async () => {
    const again = new JSZip();
    for (const [name, content] of Object.entries(await unpacked(copy)).reverse()) again.file(`控え/${name}`, content);
    again.file('__MACOSX/控え/._slips.csv', 'x');
    const { page } = await openViewer(browser, url);
    await openZip(page, await again.generateAsync({ type: 'nodebuffer', streamFiles: true }));
    expect(await verdictOf(page)).toBe('good');
  });

  it('is asked for as a whole when the manifest is not among the files', async () => {
    const { page } = await openViewer(browser, url);
    await page.getByLabel(ja.choose.files).setInputFiles([
      { name: 'slips.jsonl', mimeType: '', buffer: Buffer.from('') },
      { name: 'kinds.jsonl', mimeType: '', buffer: Buffer.from('') },
    ]);
    await page.getByText(ja.problem({ code: 'NO_MANIFEST_BESIDE', facts: {} }).what).waitFor();
  });
});

describe('what is dropped', () => {
  it.each(['a zip', 'a folder', 'several files'])('%s is read from the disk', async (what) => {
    const inside = join(folder, `dropped-${what.replaceAll(' ', '-')}`);
    mkdirSync(inside);
    for (const [name, content] of Object.entries(await unpacked(copy))) writeFileSync(join(inside, name), content);
    const zip = join(folder, 'dropped.zip');
    writeFileSync(zip, copy);
    const paths =
      { 'a zip': [zip], 'a folder': [inside] }[what] ?? readdirSync(inside).map((name) => join(inside, name));
    const { page, faults } = await openViewer(browser, url);
    await drop(page, paths);
    await page.locator('[role=tablist]').waitFor();
    expect(await verdictOf(page)).toBe('good');
    expect(faults()).toEqual([]);
  });
});

describe('the slips', () => {
  it('are found, sorted, added up, and saved as they are shown', async () => {
    const { page, faults } = await openViewer(browser, url);
    await openZip(page, copy);
    await page.locator('summary', { hasText: ja.slips.more }).click();
    // Half width and katakana, as an input method may leave them.
    await page.getByRole('searchbox').fill('ｽｰﾊﾟｰ');
    await page.getByLabel(ja.slips.from).fill('令和7年1月1日');
    await page.getByLabel(ja.slips.to).fill('2025-01');
    await page.getByLabel(ja.slips.least).fill('１，０００円');
    await page.getByLabel(ja.slips.least).press('Enter');
    await page.getByRole('button', { name: ja.slips.columns.value }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: ja.slips.saveCsv }).click();
    const csv = readFileSync(await (await saving).path(), 'utf8');
    const rows = parse<Record<string, string>>(csv, { bom: true, columns: true, record_delimiter: '\r\n' });
    expect(rows.length).toBeGreaterThan(3);
    expect(await grid(page).getAttribute('aria-rowcount')).toBe(String(rows.length + 1));
    for (const row of rows) {
      expect(`${row['メモ'] ?? ''}${row['費目'] ?? ''}`).toContain('スーパー');
      expect(row['日付']).toMatch(/^2025-01-/);
      expect(Number(row['金額'])).toBeGreaterThanOrEqual(1000);
    }
    const amounts = rows.map((row) => Number(row['金額']));
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    const total = page.locator('dl dd', { hasText: '¥' }).last();
    expect(digits(await total.textContent())).toBe(rows.reduce((sum, row) => sum + Number(row['支出']), 0));
    await page.getByLabel(ja.slips.from).fill('2025/2/30');
    await page.getByLabel(ja.slips.from).blur();
    await page.getByText(ja.slips.notADay('2025/2/30')).waitFor();
    await page.getByRole('button', { name: ja.slips.clear }).click();
    await page.getByText(ja.slips.notADay('2025/2/30')).waitFor({ state: 'hidden' });
    expect(faults()).toEqual([]);
  });

  it('are walked through by the keyboard, and opened', async () => {
    const { page, faults } = await openViewer(browser, url);
    await openZip(page, copy);
    const last = Number(await grid(page).getAttribute('aria-rowcount'));
    await grid(page).focus();
    await page.keyboard.press('End');
    const active = page.locator('[role=row][aria-selected=true]');
    await expect.poll(() => active.getAttribute('aria-rowindex')).toBe(String(last));
    expect(await grid(page).getAttribute('aria-activedescendant')).toBe(await active.getAttribute('id'));
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    await page.getByRole('tab', { name: ja.views.slips }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: ja.months.heading }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-months');
    expect(faults()).toEqual([]);
  });

  it('are printed up to a limit, and the paper says what is left out', async () => {
    const { page } = await openViewer(browser, url);
    await openZip(page, await familyCopy({ from: '2024-01-01', to: '2024-12-31' }));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const all = Number(await page.locator('[role=grid]').getAttribute('aria-rowcount')) - 1;
    expect(all).toBeGreaterThan(2000);
    const paper = page.locator('[data-printed]');
    expect(await paper.locator('table').last().locator('tbody tr').count()).toBe(2000);
    await paper.getByText(ja.print.leftOut('2,000', all.toLocaleString('ja-JP')), { exact: true }).waitFor();
    expect(await page.locator('[role=grid]').isVisible()).toBe(false);
  });
});

describe('a browser that blocks the worker', () => {
  it.each<[string, () => void]>([
    [
      'at once',
      () =>
        Object.defineProperty(window, 'Worker', {
          value: function Blocked() {
            throw new DOMException('blocked', 'SecurityError');
          },
        }),
    ],
    [
      'by an error',
      () => {
        const RealWorker = Worker;
        Object.defineProperty(window, 'Worker', {
          value: function Broken() {
            return new RealWorker(URL.createObjectURL(new Blob(['throw 1'])));
          },
        });
      },
    ],
    [
      'without a word',
      () => {
        const RealWorker = Worker;
        Object.defineProperty(window, 'Worker', {
          value: function Silent() {
            return new RealWorker(URL.createObjectURL(new Blob([''])));
          },
        });
      },
    ],
    [
      'from every file, as WebKit does',
      () => {
        const RealWorker = Worker;
        const script = () => document.querySelector('script')?.textContent ?? '';
        const refusal = 'Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("", "NotReadableError"));';
        Object.defineProperty(window, 'Worker', {
          value: function Kept() {
            return new RealWorker(URL.createObjectURL(new Blob([refusal, script()])));
          },
        });
      },
    ],
  ])('%s: the page reads by itself', async (_, prepare) => {
    const { page } = await openViewer(browser, url, { prepare });
    await openZip(page, copy);
    expect(await verdictOf(page)).toBe('good');
  });
});

describe('a large copy', () => {
  it('of 100,000 slips opens in seconds, and is searched while one types', async () => {
    const { zip, spent } = largeCopy(100_000);
    const { page } = await openViewer(browser, url);
    const startedAt = performance.now();
    await openZip(page, zip);
    // On a quiet machine it takes less than a second. The tests share theirs.
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    await page
      .getByText(`¥${spent.toLocaleString('en')}`)
      .first()
      .waitFor();
    expect(await grid(page).getByRole('row').count()).toBeLessThan(100);
    await page.getByRole('searchbox').fill('memo 976');
    await expect.poll(() => grid(page).getAttribute('aria-rowcount')).toBe('103');
    await page.keyboard.press('Tab');
    await grid(page).focus();
    await page.keyboard.press('End');
    await page.locator('[role=row][aria-rowindex="103"]').waitFor();
  });
});

describe('viewer.html', () => {
  it('says in both languages what it is where no script runs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    await page.goto(url);
    await page.getByText('これは、家計簿の控えの中身を見るためのファイルです。').waitFor();
    await page.getByText('This file shows what is in the copy.').waitFor();
  });

  it('changes its language without losing the copy', async () => {
    const { page } = await openViewer(browser, url);
    await openZip(page, copy);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText(en.verdict.good).waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, document.title])).toEqual(['en', en.title]);
  });
});
