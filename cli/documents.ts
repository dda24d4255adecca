import { graphql } from '../client/__generated__/gql.ts';

/** An export with all fields that the command checks and prints, and a link signed for it. */
export const CliExportQuery = graphql(`
  query CliExport($id: ID!) {
    export(id: $id) { ...KnownExport ...WholeExport downloadUrl }
  }
`);
