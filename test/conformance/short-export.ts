import type { Visitor } from './visitor.ts';
import { ask } from './visitor.ts';

/**
 * A change of an export that costs nothing of the day's quota: an export that has ended is cancelled again, which returns it unchanged and
 * notifies. Selects as asked. The first call makes the export.
 */
export async function cancelled(visitor: Visitor, selection = 'id owner status version'): Promise<{ id: string }> {
  const id = await endedExport(visitor);
  const { body } = await ask(visitor, `mutation C($id: ID!) { cancelExport(id: $id) { ${selection} } }`, { id });
  if (body.errors !== undefined) throw new Error(`cancelExport was refused: ${JSON.stringify(body.errors)}`);
  return { id };
}

const ended = new WeakMap<Visitor, Promise<string>>();

/** The id of one export of one day, READY; made once for a visitor. */
export function endedExport(visitor: Visitor): Promise<string> {
  const made = ended.get(visitor) ?? makeExport(visitor);
  ended.set(visitor, made);
  return made;
}

async function makeExport(visitor: Visitor): Promise<string> {
  const { body } = await ask(visitor, 'mutation { requestExport(from: "2025-01-06", to: "2025-01-06") { id } }');
  const id = (body.data?.['requestExport'] as { id: string } | null)?.id;
  if (id === undefined) throw new Error(`requestExport was refused: ${JSON.stringify(body.errors)}`);
  for (const until = Date.now() + 30_000; ; ) {
    const { body: seen } = await ask(visitor, 'query E($id: ID!) { export(id: $id) { status } }', { id });
    const { status } = seen.data?.['export'] as { status: string };
    if (status === 'READY') return id;
    if (status === 'FAILED' || Date.now() > until) throw new Error(`The export is ${status}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
