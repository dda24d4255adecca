import { util } from '@aws-appsync/utils';
import { ulidTimeMs } from '../ledger/ulid.ts';
import { requestIdSeconds } from './times.ts';
import { isUlid, notAUlid } from './ulid.ts';

/**
 * Accepts a ULID whose time is about now; refuses any other id as `InvalidRequestId`. An older id may belong to a job that is
 * no longer in the history.
 */
export function checkRequestId(requestId: string): void {
  if (!isUlid(requestId)) util.error(notAUlid('requestId', requestId), 'InvalidRequestId');
  const offMs = ulidTimeMs(requestId) - util.time.nowEpochMilliSeconds();
  if (offMs > requestIdSeconds * 1000 || offMs < -requestIdSeconds * 1000) {
    util.error(
      `requestId: its time is more than a day ${offMs > 0 ? 'ahead of' : 'behind'} the server's. Make a new one, and look at this clock.`,
      'InvalidRequestId',
    );
  }
}
