import { graphql } from '../__generated__/gql.ts';

/**
 * A restore as page and command line keep it. Every mutation selects all of these fields, because AppSync sends
 * subscribers only the fields that a mutation selected.
 */
export const KnownRestore = graphql(`
  fragment KnownRestore on Restore {
    id
    owner
    status
    version
    attempt
    fileName
    bytes
    sha256
    acceptContradictedKeys
    found {
      kind
      formatVersion
      isOfAnotherOwner
      requestedAt
      from
      to
      everything
      salvaged
      tables { table rows added changed same onlyHere refused }
      refused { reason lines }
      unwritable
      plans { mode changesMasters hash added changed deleted }
      methods {
        methodCode
        slipsBefore
        slipsAdd
        slipsReplace
        slipsExact
        balanceBefore
        balanceAdd
        balanceReplace
        balanceExact
      }
      methodsLeftOut
      slipsWithoutEffect
      turnedKinds { kindCode here inCopy }
      turnedKindsLeftOut
    }
    refusal { code facts { name value } message }
    choice { mode changesMasters hash }
    progress { done total isSlow }
    outcome { direction done conflicts unwritable newcomers money { methodCode slips balance } moneyLeftOut }
    failure { code message }
    requestedAt
    finishedAt
    expiresAt
    eTag
    safetyAttempt
    direction
  }
`);

export const RestoreQuery = graphql(`
  query Restore($id: ID!) {
    restore(id: $id) { ...KnownRestore }
  }
`);

/** The form is requested when the upload begins, and is never kept. */
export const UploadFormQuery = graphql(`
  query UploadForm($id: ID!) {
    restore(id: $id) { ...KnownRestore upload { url fields { name value } expiresAt } }
  }
`);

export const RestoresPageQuery = graphql(`
  query Restores($limit: Int!, $nextToken: String) {
    restores(limit: $limit, nextToken: $nextToken) {
      items { ...KnownRestore }
      nextToken
    }
  }
`);

export const RestorePreviewQuery = graphql(`
  query RestorePreview($id: ID!, $table: String!, $class: RecordClass!) {
    restorePreview(id: $id, table: $table, class: $class) {
      records { key fields { attribute before after } }
      refused { lineNumber reason attribute message }
    }
  }
`);

export const RestoreChanges = graphql(`
  subscription RestoreChanges {
    onRestore { ...KnownRestore }
  }
`);

export const PrepareRestore = graphql(`
  mutation PrepareRestore($fileName: String!, $bytes: Float!, $sha256: String!, $requestId: ID!) {
    prepareRestore(fileName: $fileName, bytes: $bytes, sha256: $sha256, requestId: $requestId) { ...KnownRestore }
  }
`);

export const CheckRestore = graphql(`
  mutation CheckRestore($id: ID!, $acceptContradictedKeys: Boolean) {
    checkRestore(id: $id, acceptContradictedKeys: $acceptContradictedKeys) { ...KnownRestore }
  }
`);

export const ApplyRestore = graphql(`
  mutation ApplyRestore($id: ID!, $mode: RestoreMode!, $changesMasters: Boolean!, $hash: String!) {
    applyRestore(id: $id, mode: $mode, changesMasters: $changesMasters, hash: $hash) { ...KnownRestore }
  }
`);

export const StopRestore = graphql(`
  mutation StopRestore($id: ID!) {
    stopRestore(id: $id) { ...KnownRestore }
  }
`);

export const UndoRestore = graphql(`
  mutation UndoRestore($id: ID!) {
    undoRestore(id: $id) { ...KnownRestore }
  }
`);
