import type { Call, Operation, Reply } from '../operation.ts';

export const abortMultipartUpload: Operation = {
  name: 'AbortMultipartUpload',
  method: 'DELETE',
  level: 'object',
  marker: { name: 'uploadId' },
  parameters: [],
  headers: [],
  run: async (call: Call): Promise<Reply> => {
    call.demand('s3:AbortMultipartUpload', call.key);
    await call.bucket.store.uploads.abort(call.request.query.get('uploadId') ?? '', call.key);
    return { status: 204 };
  },
};
