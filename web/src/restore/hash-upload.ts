import { FileUnreadable, hashFile } from '../files/hash-file.ts';
import { UploadFailed } from './upload-failed.ts';

/** The SHA-256 of a file that is to be uploaded. Throws UploadFailed when it cannot be read. */
export async function hashUpload(...how: Parameters<typeof hashFile>): Promise<string> {
  try {
    return await hashFile(...how);
  } catch (error) {
    throw error instanceof FileUnreadable ? new UploadFailed('FileUnreadable', { cause: error }) : error;
  }
}
