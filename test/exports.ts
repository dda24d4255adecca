import type { ArchiveContents } from './archive-contents.ts';
import { readArchive } from './archive-contents.ts';
import type { HostUnderTest } from './host-under-test.ts';
import type { Person } from './person.ts';
import { subscribe } from './subscriber.ts';

/** The fields of an export that tests use. */
export interface SeenExport {
  readonly id: string;
  readonly owner: string;
  readonly status: string;
  readonly version: number;
  readonly attempt: number;
  readonly downloadUrl: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly archive: {
    readonly fileName: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly entries: readonly { readonly name: string; readonly rows: number | null }[];
  } | null;
}

/** Omit both for everything. */
interface Days {
  readonly from?: string;
  readonly to?: string;
  readonly language?: 'ja' | 'en';
}

export const exportFields = `id owner from to everything language status version attempt downloadUrl expiresAt
  progress { phase rowsRead bytesDone fraction } failure { code message }
  archive { fileName bytes sha256 consistency firstDay lastDay recordsOutsideDays entries { name rows bytes sha256 } reconciliation { methodCode openingBalance slipsTotal closingBalance difference firstDifferenceOn } }`;

export const requestMutation = `mutation R($from: AWSDate, $to: AWSDate, $requestId: ID, $language: Language) { requestExport(from: $from, to: $to, requestId: $requestId, language: $language) { ${exportFields} } }`;

/** Requests an export and waits with a subscription until it has ended. */
export async function exportAs(
  host: HostUnderTest,
  person: Person,
  period: Days,
): Promise<{ ended: SeenExport; pushed: readonly SeenExport[] }> {
  const subscriber = await subscribe(host, person.credentials, `subscription { onExport { ${exportFields} } }`);
  try {
    const { data, errors } = await person.ask(requestMutation, { ...period });
    const asked = data?.['requestExport'] as SeenExport | null | undefined;
    if (!asked) throw new Error(`requestExport was refused: ${JSON.stringify(errors)}`);
    const hasEnded = ({ status }: SeenExport) => !['REQUESTED', 'RUNNING'].includes(status);
    const event = await subscriber.next(
      (seen) => (seen['onExport'] as SeenExport).id === asked.id && hasEnded(seen['onExport'] as SeenExport),
    );
    return {
      ended: event['onExport'] as SeenExport,
      pushed: subscriber.events.map((seen) => seen['onExport'] as SeenExport),
    };
  } finally {
    subscriber.close();
  }
}

/** The same. Then fetches the file through the pushed link. */
export async function exportAndFetch(
  host: HostUnderTest,
  person: Person,
  period: Days,
): Promise<{ ended: SeenExport; zip: Buffer; contents: ArchiveContents }> {
  const { ended } = await exportAs(host, person, period);
  if (ended.downloadUrl === null) throw new Error(`The export ended ${ended.status}: ${JSON.stringify(ended.failure)}`);
  const response = await fetch(ended.downloadUrl);
  if (!response.ok) throw new Error(`HTTP ${response.status} at the pushed link: ${await response.text()}`);
  const zip = Buffer.from(await response.arrayBuffer());
  return { ended, zip, contents: await readArchive(zip) };
}
