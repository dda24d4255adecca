import type { Call, Operation, Reply } from '../operation.ts';
import { checkWrite } from './preconditions.ts';

/** Deleting a missing object is a success, as at S3. */
export const deleteObject: Operation = {
  name: 'DeleteObject',
  method: 'DELETE',
  level: 'object',
  parameters: [],
  headers: [],
  run: async (call: Call): Promise<Reply> => {
    call.demand('s3:DeleteObject', call.key);
    await call.bucket.store.objects.remove(call.key, (existing) => {
      checkWrite(call.request.headers, existing);
      return false;
    });
    return { status: 204 };
  },
};
