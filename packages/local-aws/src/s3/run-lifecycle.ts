import type { Clock } from '../clock.ts';
import type { Bucket } from './bucket.ts';
import { abortionOf, expirationOf } from './lifecycle-rules.ts';
import { S3Error } from './s3-error.ts';

/** Removes what is due by the host's clock: objects past their expiration, uploads that no client finished. */
export async function runLifecycle(buckets: Iterable<Bucket>, clock: Clock): Promise<void> {
  for (const { settings, store } of buckets) {
    const isDue = (event: { readonly atMs: number } | undefined) => event !== undefined && event.atMs <= clock.nowMs();
    for (const object of [...store.objects.values()]) {
      if (!isDue(expirationOf(settings.lifecycle, object))) continue;
      // Asked again when its turn comes: the key may hold a new object by then.
      await store.objects.remove(object.key, (existing) => !isDue(expirationOf(settings.lifecycle, existing)));
    }
    for (const upload of store.uploads.list()) {
      if (!isDue(abortionOf(settings.lifecycle, upload))) continue;
      try {
        await store.uploads.abort(upload.id, upload.key);
      } catch (error) {
        // Completed or aborted by its client a moment ago.
        if (!(error instanceof S3Error && error.code === 'NoSuchUpload')) throw error;
      }
    }
  }
}
