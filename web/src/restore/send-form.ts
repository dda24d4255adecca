import type { UploadForm } from '../../../client/restores/restore-api.ts';
import { UploadFailed } from './upload-failed.ts';

/**
 * Uploads a file by a signed form. `fetch` does not report the progress of what it sends, so this is an
 * `XMLHttpRequest`.
 *
 * @param onDone called with the number of bytes that are sent
 * @throws UploadFailed; the signal's reason when it aborts
 */
export function sendForm(
  { url, fields }: UploadForm,
  file: File,
  onDone: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const body = new FormData();
  for (const { name, value } of fields) body.append(name, value);
  // S3 ignores every field after the file.
  body.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal.addEventListener('abort', abort);
    request.upload.addEventListener('progress', ({ loaded }) => onDone(Math.min(loaded, file.size)));
    request.addEventListener('load', () => {
      const problem = problemOf(request.status);
      if (problem === undefined) resolve();
      else reject(new UploadFailed(problem));
    });
    // Browsers do not say whether the file or the network failed.
    request.addEventListener('error', () => {
      canRead(file).then(
        (isReadable) => reject(new UploadFailed(isReadable ? 'StorageUnreachable' : 'FileUnreadable')),
        reject,
      );
    });
    request.addEventListener('abort', () => reject(signal.reason as Error));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
    request.open('POST', url);
    request.send(body);
  });
}

function problemOf(status: number) {
  if (status >= 200 && status < 300) return undefined;
  return status >= 500 || status === 429 ? 'StorageFailing' : 'StorageRefused';
}

async function canRead(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
