import { syntheticPeriod } from '../synthetic-ledger.ts';

/** Accepts every report of the worker, as the API does for an export that has no other user. */
export function jobResponse(body: string): string {
  const { query, variables } = JSON.parse(body) as {
    query: string;
    variables: { owner?: string; id?: string; input?: { owner: string; id: string } };
  };
  const [field] = /\b(?:claimExport|reportExport|failExport)(?=\()/.exec(query) ?? [];
  if (field === undefined) throw new Error(`The canned API has no such mutation: ${query}`);
  const { owner, id } = variables.input ?? variables;
  const started = {
    attempt: 1,
    version: 2,
    requestedAt: '2026-01-01T00:00:00.000Z',
    startedAt: '2026-01-01T00:00:01.000Z',
  };
  const state = {
    owner,
    id,
    ...syntheticPeriod,
    status: 'RUNNING',
    ...started,
    progress: null,
    archive: null,
    failure: null,
    finishedAt: null,
    expiresAt: null,
  };
  return JSON.stringify({ data: { [field]: state } });
}
