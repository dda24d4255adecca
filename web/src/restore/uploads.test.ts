import { describe, expect, it } from 'vitest';
import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import type { UploadForm } from '../../../client/restores/restore-api.ts';
import { mostUploadBytes } from '../../../ledger/upload-limit.ts';
import { UploadFailed } from './upload-failed.ts';
import type { UploadState } from './uploads.ts';
import { createUploads } from './uploads.ts';

const form: UploadForm = { url: 'https://storage.example/', fields: [], expiresAt: '2026-01-01T01:00:00Z' };
const restore = (id: string, sha256: string): KnownRestoreFragment => ({
  ...{ id, status: 'UPLOADING', version: 1, owner: 'me', attempt: 0, fileName: 'copy.zip', bytes: 3, sha256 },
  ...{ acceptContradictedKeys: false, found: null, refusal: null, choice: null, progress: null, outcome: null },
  ...{ failure: null, requestedAt: '2026-01-01T00:00:00Z', finishedAt: null, expiresAt: '2026-01-02T00:00:00Z' },
  ...{ eTag: null, safetyAttempt: null, direction: null },
});
const fileOf = (text: string) => new File([text], `${text}.zip`);

/** What happened to the server, with faults for the next uploads and checks. */
function serverOf({ faults = [], refusals = [] }: { faults?: Error[]; refusals?: Error[] } = {}) {
  const happened: string[] = [];
  const states: UploadState['kind'][] = [];
  let ids = 0;
  const uploads = createUploads({
    api: {
      prepare({ requestId, sha256 }) {
        happened.push(`prepare ${requestId}`);
        return Promise.resolve(restore(requestId, sha256));
      },
      uploadForm(id) {
        happened.push(`form ${id}`);
        return Promise.resolve(form);
      },
      check(id) {
        happened.push(`check ${id}`);
        const refusal = refusals.shift();
        return refusal ? Promise.reject(refusal) : Promise.resolve(restore(id, 'x'));
      },
    },
    hash: (file) => Promise.resolve(`hash of ${file.name}`),
    send(_, file) {
      happened.push(`send ${file.name}`);
      const fault = faults.shift();
      return fault ? Promise.reject(fault) : Promise.resolve();
    },
    makeId: () => `id${(ids += 1)}`,
    take: () => undefined,
    onChecking: (id) => happened.push(`checking ${id}`),
  });
  uploads.state.listen(() => states.push(uploads.state.get().kind));
  return { uploads, happened, states };
}

describe('a file', () => {
  it('is hashed, announced, sent and checked', async () => {
    const { uploads, happened, states } = serverOf();
    await uploads.choose(fileOf('a'));
    expect(happened).toEqual(['prepare id1', 'form id1', 'send a.zip', 'check id1', 'checking id1']);
    expect(states).toEqual(['reading', 'sending', 'sent', 'none']);
  });

  it('that was interrupted is sent again by a fresh form of the same restore', async () => {
    const { uploads, happened } = serverOf({ faults: [new UploadFailed('StorageUnreachable')] });
    await uploads.choose(fileOf('a'));
    expect(uploads.state.get()).toMatchObject({ kind: 'failed', problem: 'StorageUnreachable' });
    await uploads.again();
    expect(happened.slice(3)).toEqual(['form id1', 'send a.zip', 'check id1', 'checking id1']);
  });

  it('that has arrived is not sent again when only its check was refused', async () => {
    const { uploads, happened } = serverOf({ refusals: [new Error('busy')] });
    await uploads.choose(fileOf('a'));
    expect(uploads.state.get().kind).toBe('refused');
    await uploads.again();
    expect(happened.slice(3)).toEqual(['check id1', 'check id1', 'checking id1']);
  });

  it('goes to the restore that waits for it, and another file to a new one', async () => {
    const { uploads, happened } = serverOf();
    await uploads.choose(fileOf('a'), restore('waiting', 'hash of a.zip'));
    await uploads.choose(fileOf('b'), restore('waiting', 'hash of a.zip'));
    expect(happened.filter((one) => one.startsWith('check '))).toEqual(['check waiting', 'check id2']);
  });

  it('of no bytes or too many is refused before it is read', async () => {
    const { uploads, happened, states } = serverOf();
    await uploads.choose(fileOf(''));
    expect(uploads.state.get()).toMatchObject({ kind: 'failed', problem: 'FileEmpty' });
    const large = Object.defineProperty(fileOf('a'), 'size', { value: mostUploadBytes + 1 });
    await uploads.choose(large);
    expect(uploads.state.get()).toMatchObject({ kind: 'failed', problem: 'FileTooLarge' });
    expect(happened).toEqual([]);
    expect(states).not.toContain('reading');
  });

  it('that the person gives up is not checked', async () => {
    const { uploads, happened } = serverOf();
    const running = uploads.choose(fileOf('a'));
    uploads.cancel();
    await running;
    expect(happened).not.toContain('check id1');
    expect(uploads.state.get().kind).toBe('none');
  });
});
