import type { Engine } from './engine.ts';
import type { TableSettings } from './table-settings.ts';

/** Creates the template's tables that do not exist yet. What exists is kept as it is; a table whose keys have changed is refused by name. */
export async function createMissingTables(engine: Engine, tables: readonly TableSettings[]): Promise<void> {
  for (const table of tables) {
    const described = await engine.run('DescribeTable', encode({ TableName: table.name }));
    if (described.status === 200) {
      checkSame(table, described.body);
      continue;
    }
    const created = await engine.run('CreateTable', encode(table.definition));
    if (created.status !== 200) throw new Error(`The table ${table.name} could not be created: ${created.body}`);
    await active(engine, table.name);
  }
}

function checkSame(table: TableSettings, described: string): void {
  const { Table } = JSON.parse(described) as { Table: { KeySchema: unknown; GlobalSecondaryIndexes?: { IndexName: string }[] } };
  const asked = table.definition as { KeySchema: unknown; GlobalSecondaryIndexes?: { IndexName: string }[] };
  const shape = (schema: unknown, indexes: readonly { IndexName: string }[] = []) =>
    JSON.stringify([schema, indexes.map(({ IndexName }) => IndexName).sort()]);
  if (shape(Table.KeySchema, Table.GlobalSecondaryIndexes) !== shape(asked.KeySchema, asked.GlobalSecondaryIndexes)) {
    throw new Error(
      `The table ${table.name} in the data folder has other keys or indexes than the template asks for. ` +
        'Start with --fresh to begin anew, or with --data to use another folder.',
    );
  }
}

async function active(engine: Engine, name: string): Promise<void> {
  for (;;) {
    const { body } = await engine.run('DescribeTable', encode({ TableName: name }));
    if ((JSON.parse(body) as { Table: { TableStatus: string } }).Table.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function encode(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
