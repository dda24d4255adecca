import { graphql } from '../__generated__/gql.ts';

/**
 * An export as the page keeps it: the fields that identify it, and the fields that the components show. The mutations
 * select all of these fields too, because AppSync sends subscribers only the fields that a mutation selected. Without
 * `owner` the event reaches no subscriber.
 */
export const KnownExport = graphql(`
  fragment KnownExport on Export {
    id
    owner
    version
    status
    from
    to
    everything
    isSafetyCopy
    ...Progress
    ...Outcome
    ...FewerRecords
    ...ShelfCopy
    ...EndedCopy
    ...CurrentCopy
    ...CopyFacts
    ...ArchiveDetails
  }
`);

export const ExportsPageQuery = graphql(`
  query Exports($limit: Int!, $nextToken: String) {
    exports(limit: $limit, nextToken: $nextToken) {
      items { ...KnownExport }
      nextToken
    }
  }
`);

export const ExportQuery = graphql(`
  query Export($id: ID!) {
    export(id: $id) { ...KnownExport }
  }
`);

/** Requested at each click. A link is valid for 900 s and is never kept. */
export const DownloadUrlQuery = graphql(`
  query DownloadUrl($id: ID!) {
    export(id: $id) { ...KnownExport downloadUrl }
  }
`);

export const ExportChanges = graphql(`
  subscription ExportChanges {
    onExport { ...KnownExport downloadUrl }
  }
`);

export const RequestExport = graphql(`
  mutation RequestExport($from: AWSDate, $to: AWSDate, $requestId: ID!, $language: Language) {
    requestExport(from: $from, to: $to, requestId: $requestId, language: $language) { ...KnownExport ...WholeExport }
  }
`);

export const CancelExport = graphql(`
  mutation CancelExport($id: ID!) {
    cancelExport(id: $id) { ...KnownExport ...WholeExport }
  }
`);

export const AcceptExport = graphql(`
  mutation AcceptExport($id: ID!) {
    acceptExport(id: $id) { ...KnownExport ...WholeExport }
  }
`);

export const DeleteExport = graphql(`
  mutation DeleteExport($id: ID!) {
    deleteExport(id: $id) { ...KnownExport ...WholeExport }
  }
`);

/** Fields that clients other than this page may have subscribed to. */
export const WholeExport = graphql(`
  fragment WholeExport on Export {
    attempt
    language
    progress { phase rowsRead bytesDone fraction }
    archive {
      fileName bytes sha256 consistency firstDay lastDay recordsOutsideDays
      entries { name rows bytes sha256 }
      reconciliation { methodCode openingBalance slipsTotal closingBalance difference firstDifferenceOn }
    }
    fewerRecords {
      earlierId earlierRequestedAt earlierExpiresAt monthsLeftOut
      tables { table rows earlierRows }
      months { month table rows earlierRows }
    }
    failure { code message }
    requestedAt
    startedAt
    finishedAt
    expiresAt
  }
`);
