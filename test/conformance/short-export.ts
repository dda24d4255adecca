import { connected } from './realtime-client.ts';
import type { Visitor } from './visitor.ts';
import { ask } from './visitor.ts';

/**
 * A change of an export that uses nothing of the day's quota: a second cancellation of an ended export, which returns
 * it unchanged and notifies. The selection is the caller's. The first call makes the export.
 */
export async function cancelled(visitor: Visitor, selection = 'id owner status version'): Promise<{ id: string }> {
  const id = await endedExport(visitor);
  const { body } = await ask(visitor, `mutation C($id: ID!) { cancelExport(id: $id) { ${selection} } }`, { id });
  if (body.errors !== undefined) throw new Error(`cancelExport was refused: ${JSON.stringify(body.errors)}`);
  return { id };
}

const ended = new WeakMap<Visitor, Promise<string>>();

/** The id of one READY export of one day, made once for each visitor. */
export function endedExport(visitor: Visitor): Promise<string> {
  const made = ended.get(visitor) ?? makeExport(visitor);
  ended.set(visitor, made);
  return made;
}

/**
 * Waits for the event instead of the row, because the worker's last report notifies only after the selected link has
 * been signed.
 */
async function makeExport(visitor: Visitor): Promise<string> {
  const client = await connected(visitor);
  try {
    await client.start('making', 'subscription { onExport { id status } }');
    const { body } = await ask(visitor, 'mutation { requestExport(from: "2025-01-06", to: "2025-01-06") { id } }');
    const id = (body.data?.['requestExport'] as { id: string } | null)?.id;
    if (id === undefined) throw new Error(`requestExport was refused: ${JSON.stringify(body.errors)}`);
    for (;;) {
      const seen = (await client.next()).payload?.data?.['onExport'] as
        | { id: string; status: string }
        | null
        | undefined;
      if (seen?.id !== id) continue;
      if (seen.status === 'READY') return id;
      if (seen.status === 'FAILED') throw new Error('The export failed.');
    }
  } finally {
    client.close();
  }
}
