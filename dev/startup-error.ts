import { TableChanged } from 'local-aws/dynamodb/create-tables.ts';
import { EngineInUse } from 'local-aws/dynamodb/disk-store.ts';
import { DiskFault } from 'local-aws/files/disk-fault.ts';
import { FileDamaged } from 'local-aws/files/stored-json.ts';
import { PortInUse } from 'local-aws/host/ports.ts';
import { UnresolvableTemplate } from 'local-aws/template/stack-resolver.ts';
import { UnsupportedResource } from 'local-aws/template/support.ts';
import { UnsupportedProperty } from 'local-aws/template/unsupported-property.ts';
import { DataFolderInUse, DataFolderOfOthers, DataFolderUnusable } from './data-folder.ts';
import { WrongFlag } from './flags.ts';
import { OtherLayout } from './keep-layout.ts';
import { BuildFailed } from './synthesise.ts';

/** Startup errors that are the user's to fix. Each message says what is wrong and what to do. */
const plain = [
  WrongFlag,
  DiskFault,
  DataFolderInUse,
  DataFolderOfOthers,
  DataFolderUnusable,
  OtherLayout,
  FileDamaged,
  PortInUse,
  BuildFailed,
  EngineInUse,
  TableChanged,
  UnresolvableTemplate,
  UnsupportedResource,
  UnsupportedProperty,
];

/** The sentence for the person who starts the host. Undefined when only the stack trace helps. */
export function startupErrorMessage(error: unknown): string | undefined {
  return error instanceof Error && plain.some((kind) => error instanceof kind) ? error.message : undefined;
}
