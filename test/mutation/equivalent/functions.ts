import type { Explained } from '../explained.ts';

export const functionsEquivalents: readonly Explained[] = [
  {
    file: 'functions/jobs/call-api.ts',
    reason: 'Node takes port 0 for the protocol’s own port.',
    changes: [["port === ''", "port === ''", 'false']],
  },
  {
    file: 'functions/export-worker/verify-stored-archive.ts',
    reason: 'Bytes of another number have another SHA-256.',
    changes: [['if (bytes !== made.stored.bytes', 'bytes !== made.stored.bytes', 'false']],
  },
  {
    file: 'functions/export-worker/opening-balances.ts',
    reason: 'Items without a method are passed over, whatever they are.',
    changes: [['if (methodCode === undefined', 'methodCode === undefined', 'false']],
  },
  {
    file: 'functions/export-worker/query-answer.ts',
    reason: 'It is a short cut: the longer way through `JSON.parse` gives the same answer or the same refusal.',
    changes: [
      ['try {', '{ if (isUtf8(body)) return readMembers(body, map); }', '{}'],
      ['if (isUtf8(body))', 'isUtf8(body)', 'false'],
      ['} catch (error) {', '{ if (!(error instanceof NotCompactJson)) throw error; }', '{}'],
      ['if (!(error instanceof NotCompactJson))', '!(error instanceof NotCompactJson)', 'false'],
    ],
  },
  {
    file: 'functions/export-worker/fraction-read.ts',
    reason: 'A text that is no day is not the first day.',
    changes: [['return firstDay !== undefined', 'readThrough > firstDay', 'readThrough >= firstDay']],
  },
  {
    file: 'functions/export-worker/fraction-read.ts',
    reason: 'No text is greater than undefined; the check is there for the compiler.',
    changes: [['return firstDay !== undefined', 'firstDay !== undefined', 'true']],
  },
  {
    file: 'functions/export-worker/fraction-read.ts',
    reason: 'Both ways give the most that is given before the end.',
    changes: [['return through < today', 'through < today', 'through <= today']],
  },
  {
    file: 'functions/export-worker/byte-chunks.ts',
    reason: 'There are as many bytes as are asked for, so there is a chunk.',
    changes: [['if (!chunk) break', '!chunk', 'false']],
  },
  {
    file: 'functions/export-worker/later-signal.ts',
    reason: 'A signal is aborted once.',
    changes: [
      ["signal.addEventListener('abort'", '{ once: true }', '{}'],
      ["signal.addEventListener('abort'", 'true', 'false'],
    ],
  },
  {
    file: 'functions/export-worker/multipart-upload.ts',
    reason: 'What has another length is never given out.',
    changes: [['#spare: Buffer[] = []', '[]', '["Stryker was here"]']],
  },
  {
    file: 'functions/export-worker/send-for-body.ts',
    reason: 'A body of exactly that length only takes other memory.',
    changes: [['length <= longestBodyBytes', 'length <= longestBodyBytes', 'length < longestBodyBytes']],
  },
  {
    file: 'functions/export-worker/upload-archive.ts',
    reason: 'A part of exactly that length is sent with the next bytes, or is the last.',
    changes: [['while (upload', 'gathered.length >= partSizeBytes', 'gathered.length > partSizeBytes']],
  },
];
