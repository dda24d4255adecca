/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment ExportState on Export {\n  id\n  owner\n  from\n  to\n  everything\n  status\n  version\n  attempt\n  progress {\n    phase\n    rowsRead\n    bytesDone\n    fraction\n  }\n  archive {\n    fileName\n    bytes\n    sha256\n    consistency\n    firstDay\n    lastDay\n    recordsOutsideDays\n    entries {\n      name\n      rows\n      bytes\n      sha256\n    }\n    reconciliation {\n      methodCode\n      openingBalance\n      slipsTotal\n      closingBalance\n      difference\n      firstDifferenceOn\n    }\n  }\n  fewerRecords {\n    earlierId\n    earlierRequestedAt\n    earlierExpiresAt\n    monthsLeftOut\n    tables {\n      table\n      rows\n      earlierRows\n    }\n    months {\n      month\n      table\n      rows\n      earlierRows\n    }\n  }\n  failure {\n    code\n    message\n  }\n  requestedAt\n  startedAt\n  finishedAt\n  expiresAt\n}\n\nmutation ClaimExport($owner: ID!, $id: ID!, $claimant: ID!, $from: AWSDate, $to: AWSDate) {\n  claimExport(owner: $owner, id: $id, claimant: $claimant, from: $from, to: $to) {\n    ...ExportState\n  }\n}\n\nmutation ReportExport($input: ReportExportInput!) {\n  reportExport(input: $input) {\n    ...ExportState\n    downloadUrl\n  }\n}\n\nmutation FailExport($input: FailExportInput!) {\n  failExport(input: $input) {\n    ...ExportState\n  }\n}": typeof types.ExportStateFragmentDoc,
};
const documents: Documents = {
    "fragment ExportState on Export {\n  id\n  owner\n  from\n  to\n  everything\n  status\n  version\n  attempt\n  progress {\n    phase\n    rowsRead\n    bytesDone\n    fraction\n  }\n  archive {\n    fileName\n    bytes\n    sha256\n    consistency\n    firstDay\n    lastDay\n    recordsOutsideDays\n    entries {\n      name\n      rows\n      bytes\n      sha256\n    }\n    reconciliation {\n      methodCode\n      openingBalance\n      slipsTotal\n      closingBalance\n      difference\n      firstDifferenceOn\n    }\n  }\n  fewerRecords {\n    earlierId\n    earlierRequestedAt\n    earlierExpiresAt\n    monthsLeftOut\n    tables {\n      table\n      rows\n      earlierRows\n    }\n    months {\n      month\n      table\n      rows\n      earlierRows\n    }\n  }\n  failure {\n    code\n    message\n  }\n  requestedAt\n  startedAt\n  finishedAt\n  expiresAt\n}\n\nmutation ClaimExport($owner: ID!, $id: ID!, $claimant: ID!, $from: AWSDate, $to: AWSDate) {\n  claimExport(owner: $owner, id: $id, claimant: $claimant, from: $from, to: $to) {\n    ...ExportState\n  }\n}\n\nmutation ReportExport($input: ReportExportInput!) {\n  reportExport(input: $input) {\n    ...ExportState\n    downloadUrl\n  }\n}\n\nmutation FailExport($input: FailExportInput!) {\n  failExport(input: $input) {\n    ...ExportState\n  }\n}": types.ExportStateFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ExportState on Export {\n  id\n  owner\n  from\n  to\n  everything\n  status\n  version\n  attempt\n  progress {\n    phase\n    rowsRead\n    bytesDone\n    fraction\n  }\n  archive {\n    fileName\n    bytes\n    sha256\n    consistency\n    firstDay\n    lastDay\n    recordsOutsideDays\n    entries {\n      name\n      rows\n      bytes\n      sha256\n    }\n    reconciliation {\n      methodCode\n      openingBalance\n      slipsTotal\n      closingBalance\n      difference\n      firstDifferenceOn\n    }\n  }\n  fewerRecords {\n    earlierId\n    earlierRequestedAt\n    earlierExpiresAt\n    monthsLeftOut\n    tables {\n      table\n      rows\n      earlierRows\n    }\n    months {\n      month\n      table\n      rows\n      earlierRows\n    }\n  }\n  failure {\n    code\n    message\n  }\n  requestedAt\n  startedAt\n  finishedAt\n  expiresAt\n}\n\nmutation ClaimExport($owner: ID!, $id: ID!, $claimant: ID!, $from: AWSDate, $to: AWSDate) {\n  claimExport(owner: $owner, id: $id, claimant: $claimant, from: $from, to: $to) {\n    ...ExportState\n  }\n}\n\nmutation ReportExport($input: ReportExportInput!) {\n  reportExport(input: $input) {\n    ...ExportState\n    downloadUrl\n  }\n}\n\nmutation FailExport($input: FailExportInput!) {\n  failExport(input: $input) {\n    ...ExportState\n  }\n}"): typeof import('./graphql.ts').ExportStateFragmentDoc;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
