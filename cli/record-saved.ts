import { createApolloClient } from '../client/apollo/client.ts';
import { asTyped } from './as-typed.ts';
import type { Stack } from './connect.ts';
import { sentenceOf } from './sentence.ts';
import { onePerson } from './session.ts';
import { thisDevice } from './this-device.ts';
import { recordReceipt } from './verify/record-receipt.ts';
import type { WholeCopy } from './verify/whole-copy.ts';

/** The copy is saved, whatever becomes of its receipt. False when it has none. */
export async function recordSaved(copy: WholeCopy, stack: Stack): Promise<boolean> {
  try {
    await recordReceipt(createApolloClient(onePerson), copy, thisDevice());
    return true;
  } catch (error) {
    console.error(
      `The copy is saved. The service did not take note of it (${sentenceOf(error, stack)}); ${asTyped('verify')} FILE --record does that later.`,
    );
    return false;
  }
}
