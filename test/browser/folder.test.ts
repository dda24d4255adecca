import { createHash } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { archiveFileName } from '../../archive/file-name.ts';
import { demoUsers } from '../../dev/demo.ts';
import { folderWords } from '../../web/src/folder/all-folder-words.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { tableOf } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';
import { launchWithProfile, signInOnPage } from './chromium.ts';
import type { Locale } from './ledger-page.ts';
import {
  choosePeriod,
  countDownloads,
  currentExports,
  exportButton,
  languageOf,
  locales,
  wordsIn,
} from './ledger-page.ts';
import { axeFaults, watchContext } from './watched-page.ts';

let host: HostUnderTest;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  host = await startHostUnderTest();
});
afterEach(async () => {
  host.faults.throttledTables.clear();
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});
afterAll(async () => {
  await host.close();
});

/** Each language has its own person. */
const personOf = { 'ja-JP': demoUsers[0], 'en-GB': demoUsers[1] } as const;
const folderName = '家計簿の控え';

/**
 * Nobody can press the system's own window here, so the picker answers with a folder of the browser's private file
 * system. That folder is a real handle of the same API: it lies on the disk, is kept in IndexedDB, and the browser itself
 * creates, writes, reads and refuses.
 */
const picker = `
  globalThis.showDirectoryPicker = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle('${folderName}', { create: true });
`;

async function openLedger(locale: Locale, script: string = picker) {
  const { context, open } = await watchContext(await launchWithProfile(locale));
  contexts.push(context);
  await context.addInitScript(script);
  const { page, faults } = await open(host.pageUrl);
  await signInOnPage(page, personOf[locale]);
  await page.locator('input[name=from]').waitFor();
  return { page, faults };
}

async function chooseFolder(page: Page, locale: Locale): Promise<void> {
  const words = folderWords[languageOf[locale]];
  await page.getByRole('button', { name: words.choose }).click();
  await page.getByText(words.willSave(folderName)).waitFor();
}

/** The files of the folder, by name, with the SHA-256 of what is on the disk. */
async function filesIn(page: Page): Promise<Readonly<Record<string, string>>> {
  const files = await page.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(name, { create: true });
    const found: [string, number[]][] = [];
    // TypeScript's types of the browser leave out that a folder can be walked through.
    for await (const handle of (folder as unknown as { values: () => AsyncIterable<FileSystemHandle> }).values()) {
      if (handle instanceof FileSystemFileHandle)
        found.push([handle.name, [...new Uint8Array(await (await handle.getFile()).arrayBuffer())]]);
    }
    return found;
  }, folderName);
  return Object.fromEntries(
    files.map(([name, bytes]) => [name, createHash('sha256').update(Buffer.from(bytes)).digest('hex')]),
  );
}

interface Receipts {
  readonly receipts: { readonly items: readonly { readonly fileName: string; readonly sha256: string }[] };
}

async function receiptsOf(locale: Locale): Promise<Readonly<Record<string, string>>> {
  const person = await signInAs(host, personOf[locale]);
  const { data } = await person.ask('{ receipts(limit: 50) { items { fileName sha256 } } }');
  const { items } = (data as unknown as Receipts).receipts;
  return Object.fromEntries(items.map(({ fileName, sha256 }) => [fileName, sha256]));
}

describe.each(locales)('a chosen folder (%s)', (locale) => {
  const words = folderWords[languageOf[locale]];
  const page_ = wordsIn[locale];

  it('has every finished copy, read back and confirmed, and nothing is downloaded; a sign-out forgets it', async () => {
    const { page, faults } = await openLedger(locale);
    const downloads = countDownloads(page);
    await chooseFolder(page, locale);
    expect(await axeFaults(page)).toEqual([]);
    host.faults.throttledTables.add(tableOf(host, 'LedgerSlips'));
    for (const month of ['01', '02']) {
      await choosePeriod(page, `2026-${month}-01`, `2026-${month}-28`);
      await exportButton(page, locale).click();
      await page
        .getByRole('progressbar')
        .nth(Number(month) - 1)
        .waitFor();
    }
    host.faults.throttledTables.clear();
    await expect.poll(() => currentExports(page).getByText(words.saved(folderName)).count()).toBe(2);
    const files = await filesIn(page);
    expect(Object.keys(files)).toHaveLength(2);
    expect(await receiptsOf(locale)).toMatchObject(files);
    expect(downloads()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);

    await page.reload();
    await page.getByText(words.willSave(folderName)).waitFor();
    await page.getByRole('button', { name: page_.account.settings.open }).click();
    await page.getByRole('button', { name: page_.account.settings.signOut, exact: true }).click();
    await page.locator('main input[name=username]').waitFor();
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
    await signInOnPage(page, personOf[locale]);
    await page.getByRole('button', { name: words.choose }).waitFor();
    expect(faults()).toEqual([]);
  });
});

/** Each of these is shown once, in one of the languages. The sentences of both are in the same tables. */
describe('a chosen folder', () => {
  it('keeps a file that has the name already', async () => {
    const locale = 'ja-JP';
    const words = folderWords.ja;
    const { page } = await openLedger(locale);
    await chooseFolder(page, locale);
    host.faults.throttledTables.add(tableOf(host, 'LedgerSlips'));
    await choosePeriod(page, '2026-03-01', '2026-03-31');
    await exportButton(page, locale).click();
    await page.getByRole('progressbar').first().waitFor();
    const id = (await currentExports(page).first().getAttribute('data-export')) ?? '';
    const person = await signInAs(host, personOf[locale]);
    const { data } = await person.ask('query ($id: ID!) { export(id: $id) { requestedAt } }', { id });
    const { requestedAt } = (data as { export: { requestedAt: string } }).export;
    // The name has the time of the clock in Japan.
    const requested = new Date(Date.parse(requestedAt) + 9 * 3_600_000);
    const name = archiveFileName({ period: { from: '2026-03-01', to: '2026-03-31' }, requested, id });
    await page.evaluate(
      async ([folder, file]) => {
        const root = await navigator.storage.getDirectory();
        const handle = await (await root.getDirectoryHandle(folder)).getFileHandle(file, { create: true });
        const writable = await handle.createWritable();
        await writable.write('mine');
        await writable.close();
      },
      [folderName, name] as const,
    );
    host.faults.throttledTables.clear();
    await currentExports(page).getByText(words.saved(folderName)).waitFor({ timeout: 60_000 });
    const files = await filesIn(page);
    expect(files[name]).toBe(createHash('sha256').update('mine').digest('hex'));
    const second = name.replace('.zip', '-2.zip');
    expect(Object.keys(files).toSorted()).toEqual([second, name].toSorted());
    expect((await receiptsOf(locale))[name]).toBe(files[second]);
  });

  it.each([
    ['REFUSED', 'ja-JP', `FileSystemHandle.prototype.requestPermission = async () => 'denied';`],
    ['GONE', 'en-GB', ''],
    ['FULL', 'ja-JP', ''],
    ['CHANGED', 'en-GB', ''],
    ['FAILED', 'ja-JP', ''],
  ] as const)(
    'that cannot have the copy (%s) says so in one line, and the browser downloads it',
    async (why, locale, script) => {
      const words = folderWords[languageOf[locale]];
      const page_ = wordsIn[locale];
      const { page } = await openLedger(locale, picker + script);
      await chooseFolder(page, locale);
      if (why === 'GONE')
        await page.evaluate(
          async (name) => (await navigator.storage.getDirectory()).removeEntry(name, { recursive: true }),
          folderName,
        );
      if (why === 'FULL') {
        const devtools = await page.context().newCDPSession(page);
        await devtools.send('Storage.overrideQuotaForOrigin', { origin: host.pageUrl, quotaSize: 1_000 });
      }
      // The download is a frame's navigation, and the folder's file is fetched by the page.
      await page.route(/X-Amz-Signature=/, (route) => {
        const request = route.request();
        const isForFolder = request.resourceType() === 'fetch' && request.headers()['range'] === undefined;
        if (!isForFolder || (why !== 'CHANGED' && why !== 'FAILED')) return route.continue();
        const headers = { 'access-control-allow-origin': '*' };
        return route.fulfill(why === 'CHANGED' ? { headers, body: 'another file' } : { headers, status: 503 });
      });
      await choosePeriod(page, '2026-04-01', '2026-04-30');
      const arriving = page.waitForEvent('download');
      await exportButton(page, locale).click();
      expect((await arriving).suggestedFilename()).toMatch(/2026-04-01_2026-04-30/);
      await currentExports(page).getByText(words.problems[why](folderName)).waitFor();
      await currentExports(page).getByText(page_.download.started).waitFor();
      if (why !== 'GONE') expect(await filesIn(page)).toEqual({});
      expect(await axeFaults(page)).toEqual([]);
    },
  );

  it('is not offered where the browser has none, and the picker may be left without a choice', async () => {
    const locale = 'en-GB';
    const words = folderWords.en;
    const page_ = wordsIn[locale];
    const without = await openLedger(
      locale,
      'delete globalThis.showDirectoryPicker; globalThis.showDirectoryPicker = undefined;',
    );
    await without.page.getByText(page_.request.whatHappens).waitFor();
    expect(await without.page.getByRole('button', { name: words.choose }).count()).toBe(0);

    const { page } = await openLedger(
      locale,
      `globalThis.showDirectoryPicker = async () => { throw new DOMException('The user aborted a request.', 'AbortError'); };`,
    );
    await page.getByRole('button', { name: words.choose }).click();
    await page.getByText(page_.request.whatHappens).waitFor();
    expect(await page.getByText(words.notOpened).count()).toBe(0);
  });
});
