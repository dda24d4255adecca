import type { Engine, EngineResult } from './engine.ts';
import type { TableDefinition, TableSettings } from './settings.ts';

/** An existing table differs from the template. */
export class TableChanged extends Error {
  override readonly name = 'TableChanged';
}

/**
 * Creates the template's tables that do not exist yet. Existing tables are kept. A table whose keys or indexes have
 * changed is refused by name.
 */
export async function createMissingTables(engine: Engine, tables: readonly TableSettings[]): Promise<void> {
  for (const { name, definition } of tables) {
    const found = tableIn(await engine.run('DescribeTable', { TableName: name }));
    if (found !== undefined) {
      checkSame(name, found, definition);
      if (found.TableStatus === 'CREATING') await engine.finishCreation(name);
      continue;
    }
    const faultsBefore = engine.diskFaults;
    const created = await engine.run('CreateTable', structuredClone(definition));
    if (created.kind === 'refused')
      throw new Error(`The table ${name} could not be created: ${JSON.stringify(created.refusal)}`);
    await active(engine, name, faultsBefore);
  }
}

interface FoundTable extends TableDefinition {
  readonly TableStatus: string;
}

function tableIn(described: EngineResult): FoundTable | undefined {
  return described.kind === 'done' ? (described.output as { readonly Table: FoundTable }).Table : undefined;
}

function checkSame(name: string, found: TableDefinition, asked: TableDefinition): void {
  if (shape(found) === shape(asked)) return;
  throw new TableChanged(
    `The table ${name} in the data folder has other keys or indexes than the template. ` +
      'Start with --fresh for an empty data folder, or with --data to use another folder.',
  );
}

/** The parts of a definition that determine keys and indexes, in a canonical order. */
function shape({ KeySchema, AttributeDefinitions, GlobalSecondaryIndexes = [] }: TableDefinition): string {
  const keys = (schema: TableDefinition['KeySchema']) =>
    schema.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).sort();
  const types = AttributeDefinitions.map(
    ({ AttributeName, AttributeType }) => `${AttributeName} ${AttributeType}`,
  ).sort();
  const indexes = GlobalSecondaryIndexes.map(({ IndexName, KeySchema: indexKeys, Projection }) => [
    IndexName,
    keys(indexKeys),
    Projection.ProjectionType,
    [...(Projection.NonKeyAttributes ?? [])].sort(),
  ]);
  return JSON.stringify([keys(KeySchema), types, indexes.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))]);
}

/**
 * Waits until a table is active. dynalite sets CREATING first and ACTIVE a moment later, as DynamoDB does. ACTIVE is
 * never set when the disk refused that second write.
 */
async function active(engine: Engine, name: string, faultsBefore: number): Promise<void> {
  while (tableIn(await engine.run('DescribeTable', { TableName: name }))?.TableStatus !== 'ACTIVE') {
    if (engine.diskFaults > faultsBefore) return engine.finishCreation(name);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
