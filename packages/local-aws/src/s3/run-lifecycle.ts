import type { Clock } from '../clock.ts';
import type { Bucket } from './bucket.ts';
import { abortionOf, expirationOf } from './lifecycle-rules.ts';
import { S3Error } from './s3-error.ts';

/** Removes expired objects and unfinished uploads that are due by the host's clock. */
export async function runLifecycle(buckets: Iterable<Bucket>, clock: Clock): Promise<void> {
  for (const { settings, store } of buckets) {
    const isDue = (event: { readonly atMs: number } | undefined) => event !== undefined && event.atMs <= clock.nowMs();
    for (const object of [...store.objects.values()]) {
      if (!isDue(expirationOf(settings.lifecycle, object))) continue;
      // Checked again at the removal, because the key may have a new object by then.
      await store.objects.remove(object.key, (existing) => !isDue(expirationOf(settings.lifecycle, existing)));
    }
    for (const upload of store.uploads.list()) {
      if (!isDue(abortionOf(settings.lifecycle, upload))) continue;
      try {
        await store.uploads.abort(upload.id, upload.key);
      } catch (error) {
        // The client has completed or aborted the upload in the meantime.
        if (!(error instanceof S3Error && error.code === 'NoSuchUpload')) throw error;
      }
    }
  }
}
