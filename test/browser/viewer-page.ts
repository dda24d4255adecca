import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { exportedZip, owner } from '../../archive/copy/copies-under-test.ts';
import { viewerEntryName } from '../../archive/entries/entry-names.ts';
import type { Item } from '../../archive/items/attribute-value.ts';
import { generateLedger } from '../../dev/seed/generate-ledger.ts';
import type { DatasetName } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import { compareKeys } from '../../ledger/key-order.ts';
import type { Period } from '../../ledger/period.ts';
import { buildViewer } from '../../web/viewer/build-viewer.ts';
import type { Watched } from './watched-page.ts';
import { watchedContext } from './watched-page.ts';

/** viewer.html alone in a folder of its own, as it lies on a person's disk. */
export function viewerOnDisk(): { readonly url: string; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'viewer-'));
  const path = join(folder, 'viewer.html');
  writeFileSync(path, buildViewer().html);
  return { url: pathToFileURL(path).href, folder };
}

export interface OpenedViewer extends Watched {
  /** Requests that left the file. There must never be one. */
  readonly requests: readonly string[];
}

/** Opens viewer.html with the network cut off. `prepare` runs before its script. */
export async function openViewer(
  browser: Browser,
  url: string,
  { locale = 'ja-JP', prepare, ...options }: BrowserContextOptions & { readonly prepare?: () => void } = {},
): Promise<OpenedViewer> {
  const { context, open } = await watchedContext(browser, locale, { offline: true, ...options });
  if (prepare) await context.addInitScript(prepare);
  const requests: string[] = [];
  context.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) requests.push(request.url());
  });
  return { ...(await open(url)), requests };
}

/** Chooses a zip by the first of the three buttons, and waits until it is open. */
export async function openZip(page: Page, zip: Buffer, name = 'copy.zip'): Promise<void> {
  await chooseZip(page, zip, name);
  await page.locator('[role=tablist]').waitFor();
}

export const chooseZip = (page: Page, zip: Buffer, name = 'copy.zip'): Promise<void> =>
  page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/zip', buffer: zip });

/** As the system does when a person lets files go over the page. */
export async function drop(page: Page, files: string[], onto = 'main section'): Promise<void> {
  const box = await page.locator(onto).boundingBox();
  const place = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      ...{ type, ...place },
      data: { items: [], files, dragOperationsMask: 1 },
    });
}

/** What a test changes in the family's ledger before it is copied, and in what the copy says about itself. */
export interface FamilyCopy {
  readonly whose?: string;
  readonly exportId?: string;
  /** An instant. */
  readonly made?: string;
  /** True for a copy of everything, whose records are those of the period. */
  readonly isEverything?: boolean;
  /** The days of the whole ledger, of which the copy holds some: other days make another ledger. */
  readonly ledgerDays?: Period;
  readonly edit?: (items: Record<DatasetName, Item[]>) => void;
}

/** The family's ledger of some days, as an archive. */
export function familyCopy(
  period: Period,
  { whose = owner, exportId, made, isEverything = true, ledgerDays = period, edit }: FamilyCopy = {},
): Promise<Buffer> {
  const items = Object.fromEntries(datasets.map(({ name }) => [name, [] as Item[]])) as Record<DatasetName, Item[]>;
  for (const { dataset, item } of generateLedger({ seed: 20161101, ...ledgerDays })) {
    const day = (item['tgt_date']?.S ?? '').replace(/(....)(..)(..)/, '$1-$2-$3');
    // Slips entered ahead of time are of later days.
    if (day === '' || (day >= period.from && day <= period.to))
      items[dataset].push({ owner: { S: whose }, ...(item as Item) });
  }
  for (const { name, sortAttribute } of datasets)
    items[name].sort((a, b) => compareKeys(a[sortAttribute]?.S ?? '', b[sortAttribute]?.S ?? ''));
  edit?.(items);
  const { deflated, crc32, html } = buildViewer();
  return exportedZip(items, {
    ...{ whose, period: isEverything ? null : period },
    ...(exportId !== undefined && { exportId }),
    ...(made !== undefined && { made }),
    lastEntry: { name: viewerEntryName, deflated, crc32, uncompressedBytes: html.length },
  });
}
