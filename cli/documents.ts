import { graphql } from '../web/__generated__/gql.ts';

/** The finished export with everything that the command checks and prints, and a link signed for it. */
export const CliExportQuery = graphql(`
  query CliExport($id: ID!) {
    export(id: $id) { ...WholeExport downloadUrl }
  }
`);
