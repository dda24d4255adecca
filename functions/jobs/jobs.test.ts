import { expect, it } from 'vitest';
import type { ExportArchiveInput } from '../__generated__/graphql.ts';
import type { GraphqlApi, TypedDocument } from './call-api.ts';
import { ApiUnreachable, GraphqlRefused } from './call-api.ts';
import { createJobs } from './jobs.ts';

const job = { owner: 'somebody', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
const progress = { phase: 'READING', rowsRead: 1, bytesDone: 2, fraction: 0.5 } as const;

/** Records the call and returns the given answer. An error as the answer is thrown. */
function jobsAnsweredWith(answer: unknown) {
  const asked: { document: string; variables: unknown }[] = [];
  const api: GraphqlApi = {
    call<Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables): Promise<Result> {
      asked.push({ document: document.toString(), variables });
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as Result);
    },
  };
  return { jobs: createJobs(api), asked };
}

it('claims with the days of the event, and each run under a name of its own', async () => {
  const { jobs, asked } = jobsAnsweredWith({ claimExport: { ...job, attempt: 1 } });
  await jobs.claim({ ...job, from: '2025-01-01', to: '2025-01-31' });
  await jobs.claim({ ...job, from: null, to: null });
  const claimants = asked.map(({ variables }) => (variables as { claimant: string }).claimant);
  expect(asked.map(({ variables }) => variables)).toEqual([
    { ...job, from: '2025-01-01', to: '2025-01-31', claimant: claimants[0] },
    { ...job, from: null, to: null, claimant: claimants[1] },
  ]);
  expect(new Set(claimants).size).toBe(2);
});

it('reports under the attempt’s own number, with an archive only where there is one', async () => {
  const { jobs, asked } = jobsAnsweredWith({ reportExport: job });
  const archive = { fileName: 'a.zip' } as ExportArchiveInput;
  await jobs.report({ ...job, attempt: 3 }, progress);
  await jobs.report({ ...job, attempt: 3 }, progress, archive);
  expect(asked.map(({ variables }) => variables)).toStrictEqual([
    { input: { ...job, attempt: 3, progress } },
    { input: { ...job, attempt: 3, progress, archive } },
  ]);
});

it('fails an export under an attempt or, where none holds it, under none', async () => {
  const { jobs, asked } = jobsAnsweredWith({ failExport: job });
  await jobs.fail({ ...job, attempt: 3 }, 'INTERNAL', 'a sentence');
  await jobs.fail(job, 'WORKER_STOPPED', 'a sentence');
  expect(asked.map(({ variables }) => variables)).toStrictEqual([
    { input: { ...job, attempt: 3, code: 'INTERNAL', message: 'a sentence' } },
    { input: { ...job, code: 'WORKER_STOPPED', message: 'a sentence' } },
  ]);
});

it.each(['ClaimRefused', 'ClaimHeld', 'ReportRefused', 'FailRefused'])(
  'says %s by its name, with how the export stands, and the API’s own error as its cause',
  async (refusal) => {
    const refused = new GraphqlRefused(refusal, 'no', { status: 'CANCELLED', attempt: 2 });
    const { jobs } = jobsAnsweredWith(refused);
    const calls = [
      () => jobs.claim({ ...job, from: null, to: null }),
      () => jobs.report({ ...job, attempt: 1 }, progress),
      () => jobs.fail(job, 'INTERNAL', ''),
    ];
    for (const call of calls)
      await expect(call()).rejects.toMatchObject({
        name: 'JobRefused',
        refusal,
        current: { status: 'CANCELLED', attempt: 2 },
        cause: refused,
      });
  },
);

it('leaves the current out where the API gave none', async () => {
  const { jobs } = jobsAnsweredWith(new GraphqlRefused('ClaimRefused', 'no', null));
  await expect(jobs.claim({ ...job, from: null, to: null })).rejects.toMatchObject({ current: undefined });
});

it.each([
  new GraphqlRefused('UnauthorizedException', 'no', null),
  new ApiUnreachable('no answer'),
  new TypeError('broken'),
])('takes %s for no refusal', async (error) => {
  const { jobs } = jobsAnsweredWith(error);
  await expect(jobs.claim({ ...job, from: null, to: null })).rejects.toBe(error);
});

it('takes an answer without an export for a refusal', async () => {
  const { jobs } = jobsAnsweredWith({ claimExport: null, failExport: null });
  await expect(jobs.claim({ ...job, from: null, to: null })).rejects.toMatchObject({ refusal: 'ClaimRefused' });
  await expect(jobs.fail(job, 'INTERNAL', '')).rejects.toMatchObject({ refusal: 'FailRefused' });
});
