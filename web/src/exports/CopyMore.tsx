import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import { ArchiveDetails } from './ArchiveDetails.tsx';
import { CopyChangesPart } from './CopyChangesPart.tsx';

const CopyMoreFields = graphql(`
  fragment CopyMore on Export {
    id
    from
    to
    archive { bytes }
    ...ArchiveDetails
  }
`);

/** What a person may ask about a copy: what has changed in the ledger since, and what was checked. */
export function CopyMore({ of }: { readonly of: FragmentType<typeof CopyMoreFields> }) {
  const copy = readFragment(CopyMoreFields, of);
  if (!copy.archive) return null;
  return (
    <div>
      <CopyChangesPart copy={copy} />
      <ArchiveDetails of={copy} />
    </div>
  );
}
