import type { SavedWords } from './saved-words.ts';

export const enSaved: SavedWords = {
  heading: 'Your saved files',
  intro: 'Choose a copy that you have saved. It is checked on this device, and shown.',
  privacy:
    'The file stays on this device. Only its checksum (SHA-256) is compared with that of the copy that was made.',
  confirmation: {
    working: 'Comparing the file with the copy that was made…',
    confirmed: (instant) => `Confirmed on ${instant}: this file is exactly the copy that was made.`,
    refused: {
      OTHER:
        'The records are whole, but the file is not exactly the one that was made. It may have been packed again. It can be used, and is not counted as confirmed.',
      UNKNOWN:
        'The records are whole. The service no longer knows this copy, or another person made it, so it is not counted as confirmed.',
      FAILED: 'The file could not be compared with the copy that was made. Choose it again in a while.',
    },
    unpacked: 'Only the zip file itself can be confirmed. Choose it to have it counted.',
  },
  receipts: {
    heading: 'Confirmed files',
    none: 'No saved file has been confirmed yet.',
    means: 'Each of these was read from a disk and found to be exactly the copy that was made.',
    copy: (days, made) => `${days}, made ${made}`,
    confirmed: (instant, device) => `Confirmed ${instant}${device === null ? '' : ` (${device})`}`,
    remove: 'Remove',
    removeOf: (copy) => `Remove the confirmation: ${copy}`,
    removed: 'The confirmation is removed. The file stays where it is.',
    loading: 'Loading…',
  },
};
