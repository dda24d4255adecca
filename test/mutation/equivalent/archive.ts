import type { Explained } from '../explained.ts';

export const archiveEquivalents: readonly Explained[] = [
  {
    file: 'archive/archive-ledger.ts',
    reason: 'Only slips and balances have days, and only slips use the code of a kind.',
    changes: [
      ['const kindCode = dataset === slips', 'dataset === slips', 'true'],
      ['dataset === balances) proof', 'dataset === balances', 'true'],
      ['dataset === balances) money', 'dataset === balances', 'true'],
    ],
  },
  {
    file: 'archive/verify-archive.ts',
    reason: 'Both lists have the same length here.',
    changes: [['const claim =', 'claimed[index]?.[member]', 'claimed[index][member]']],
  },
  {
    file: 'archive/manifest.ts',
    reason: 'It is there for the compiler: the check beside it is false for anything but a number.',
    changes: [
      ["if (typeof version !== 'number'", "typeof version !== 'number'", 'false'],
      ['Number.isSafeInteger(value)', "typeof value === 'number'", 'true'],
    ],
  },
  {
    file: 'archive/entries/row-count.ts',
    reason: 'Behind the last byte there is none, and no byte is neither a quote nor a line feed.',
    changes: [['index < chunk.length', 'index < chunk.length', 'index <= chunk.length']],
  },
  {
    file: 'archive/entries/row-count.ts',
    reason: 'It only saves comparing most bytes twice.',
    changes: [['if (byte > quote) continue', 'byte > quote', 'false']],
  },
  {
    file: 'archive/entries/formula-guard.ts',
    reason:
      'It is a short cut: the rule changes no text without a sign, unless the text begins with a control character.',
    changes: [['if (!anySign.test(text))', '!anySign.test(text)', 'false']],
  },
  {
    file: 'archive/entries/jsonl.ts',
    reason: 'It only saves sorting the same names again.',
    changes: [
      ['if (!hasShape(item, shape))', '!hasShape(item, shape)', 'true'],
      [
        'function hasShape',
        '{ let index = 0; for (const name in item) { if (shape[index] !== name) return false; index += 1; } return index === shape.length; }',
        '{}',
      ],
      ['if (shape[index] !== name)', 'shape[index] !== name', 'true'],
      ['index += 1', 'index += 1', 'index -= 1'],
      ['return index === shape.length', 'index === shape.length', 'false'],
    ],
  },
  {
    file: 'archive/entries/jsonl.ts',
    reason: 'No item has an attribute of that name, so the first item has another shape.',
    changes: [['let shape: readonly string[] = []', '[]', '["Stryker was here"]']],
  },
  {
    file: 'archive/entries/dataset-entries.ts',
    reason: 'It only saves time: the plain writers make the same bytes of a flat item.',
    changes: [
      ['const shape = attributes === notFlat', 'attributes === notFlat', 'true'],
      ['if (shape) {', 'shape', 'false'],
      [
        'if (shape) {',
        '{ const flat = { page, at: at + fieldsPerItem, shape }; writeFlatLine(flat, this.#jsonl); if (!this.#records.write?.(flat, this.#csv)) this.#csv.text(this.#records.record(itemAt(page, at))); this.#flatRow.moveTo(page, at + fieldsPerItem, shape); return this.#flatRow; }',
        '{}',
      ],
    ],
  },
  {
    file: 'archive/items/ascii-texts.ts',
    reason: 'It only decides how often a text is made again: a known text is compared byte by byte.',
    changes: [
      ['new Array<string', 'new Array<string | undefined>(slots)', 'new Array()'],
      ['let hash = end - start', 'end - start', 'end + start'],
      ['Math.imul(hash, 31) + byte', 'Math.imul(hash, 31) + byte', 'Math.imul(hash, 31) - byte'],
      ['(slots - 1)', 'slots - 1', 'slots + 1'],
      ['if (known !== undefined', 'known !== undefined && isText(known, bytes, start, end)', 'false'],
      [
        'function isText',
        '{ if (text.length !== end - start) return false; for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) !== bytes[start + index]) return false; return true; }',
        '{}',
      ],
      ['if (text.length !== end - start)', 'text.length !== end - start', 'true'],
      ['if (text.length !== end - start)', 'end - start', 'end + start'],
      ['index < text.length', 'index < text.length', 'index <= text.length'],
      ['index < text.length', 'index += 1', 'index -= 1'],
      ['text.charCodeAt(index)', 'text.charCodeAt(index) !== bytes[start + index]', 'true'],
      ['return true', 'true', 'false'],
    ],
  },
  {
    file: 'archive/items/compact-days.ts',
    reason: 'Different digits still give different numbers.',
    changes: [
      ['number = number * 10', 'number * 10 + digit', 'number * 10 - digit'],
      ['number = number * 10', 'number * 10', 'number / 10'],
    ],
  },
  {
    file: 'archive/items/compact-days.ts',
    reason: 'It only saves looking at the same day again.',
    changes: [['if (number === this.#latest)', 'number === this.#latest', 'false']],
  },
  {
    file: 'archive/items/flat-item.ts',
    reason: 'It only saves time: a text without escapes is written as it came.',
    changes: [['& isEscaped', '(map[field + 3] as number) & isEscaped', 'true']],
  },
  {
    file: 'archive/items/item-bytes.ts',
    reason: 'What is left, NULL, has one byte too.',
    changes: [['if (BOOL !== undefined)', 'BOOL !== undefined', 'false']],
  },
  {
    file: 'archive/items/item-number.ts',
    reason: 'A text that does not match has no parts from the second on.',
    changes: [['pattern.exec(text) ?? []', '[]', '["Stryker was here"]']],
  },
  {
    file: 'archive/items/item-page.ts',
    reason: 'The map only grows a little earlier.',
    changes: [
      [
        'this.#length + numbers <= this.map.length',
        'this.#length + numbers <= this.map.length',
        'this.#length + numbers < this.map.length',
      ],
    ],
  },
  {
    file: 'archive/items/item-shape.ts',
    reason: 'No two names of a shape are the same.',
    changes: [['this.sorted =', "(names[a] ?? '') < (names[b] ?? '')", "(names[a] ?? '') <= (names[b] ?? '')"]],
  },
  {
    file: 'archive/items/json-bytes.ts',
    reason: 'Behind the last byte there is none, which is no sign of JSON.',
    changes: [
      ['let index = at; index', 'index < bytes.length', 'index <= bytes.length'],
      ['let index = at + 1; index', 'index < bytes.length', 'index <= bytes.length'],
    ],
  },
  {
    file: 'archive/items/known-shapes.ts',
    reason: 'It is a short cut: the latest shape is the first of those that are searched.',
    changes: [['if (latest?.fits', 'latest?.fits(page, at, attributes)', 'false']],
  },
  {
    file: 'archive/items/page-records.ts',
    reason:
      'It only saves time: another shape with the same names is as good, and a text without escapes is written as it came.',
    changes: [
      ['if (this.#shape?.fits', 'this.#shape?.fits(page, at, attributes)', 'false'],
      ['if (!((map[field + 3]', '!((map[field + 3] as number) & isEscaped)', 'false'],
    ],
  },
  {
    file: 'archive/items/page-records.ts',
    reason: 'No column is asked for.',
    changes: [['ItemShape.of(page, at, attributes, [])', '[]', '["Stryker was here"]']],
  },
  {
    file: 'archive/items/plain-values.ts',
    reason: 'The byte too many is written over, or is behind the end.',
    changes: [['index < end', 'index < end', 'index <= end']],
  },
  {
    file: 'archive/items/plain-values.ts',
    reason: 'An empty text begins with its closing quote, which is marked.',
    changes: [['&& start !== end &&', 'start !== end', 'true']],
  },
  {
    file: 'archive/items/row.ts',
    reason: 'A row without a page gives nothing, whatever its names are.',
    changes: [['#names: readonly string[] = []', '[]', '["Stryker was here"]']],
  },
  {
    file: 'archive/items/row.ts',
    reason: 'Without a text there is nothing to cut; the checks are there for the compiler.',
    changes: [
      ['text?.indexOf(separator) ?? -1', '-1', '+1'],
      ['text?.slice(0, end)', 'text?.slice', 'text.slice'],
    ],
  },
  {
    file: 'archive/items/row.ts',
    reason: 'It only saves strings: the callers cut, and a text without escapes parses to itself.',
    changes: [
      ['if (known & isEscaped)', 'known & isEscaped', 'true'],
      ['page.bytes[end] !== separator', 'page.bytes[end] !== separator', 'true'],
      ['if ((map[field + 3]', '(map[field + 3] as number) & isEscaped', 'true'],
    ],
  },
  {
    file: 'archive/items/row.ts',
    reason: 'A flat item has no control characters.',
    changes: [['const none = -1', '-1', '+1']],
  },
  {
    file: 'archive/zip/wall-clock.ts',
    reason: 'The format has every part that it is asked for.',
    changes: [
      ['const of =', 'parts.find((part) => part.type === type)?.value', 'parts.find(part => part.type === type).value'],
    ],
  },
  {
    file: 'archive/zip/byte-queue.ts',
    reason: 'To give back or to append nothing changes nothing, and one part alone is the whole.',
    changes: [
      ['if (part.length > missing)', 'part.length > missing', 'true'],
      ['if (part.length > missing)', 'part.length > missing', 'part.length >= missing'],
      ['return parts.length === 1', 'parts.length === 1', 'false'],
      ['this.#next = this.#next.length === 0', 'this.#next.length === 0', 'false'],
    ],
  },
  {
    file: 'archive/zip/inflate-entry.ts',
    reason: 'It only makes the pieces larger.',
    changes: [['createInflateRaw({', '{ chunkSize: 128 * 1024 }', '{}']],
  },
  {
    file: 'archive/zip/inflate-entry.ts',
    reason: 'Whatever is thrown is an error, and one without a code has none that begins so.',
    changes: [
      ['if (cause instanceof Error', "cause instanceof Error && 'code' in cause", 'true'],
      [
        'if (cause instanceof Error',
        "cause instanceof Error && 'code' in cause",
        "cause instanceof Error || 'code' in cause",
      ],
    ],
  },
  {
    file: 'archive/zip/zip-container.ts',
    reason: 'It only decides how many pieces wait.',
    changes: [
      ['Readable.from(deflated()', '{ objectMode: false }', '{}'],
      ['Readable.from(deflated()', 'false', 'true'],
    ],
  },
  {
    file: 'archive/zip/zip-container.ts',
    reason: 'jszip uses it only where it compresses.',
    changes: [['binary: true', 'true', 'false']],
  },
  {
    file: 'archive/zip/end-record.ts',
    reason: 'A record that ends with the file has been taken before.',
    changes: [['candidate < tail.length', 'candidate < tail.length', 'candidate <= tail.length']],
  },
  {
    file: 'archive/zip/open-zip.ts',
    reason: 'Of no bytes nothing is read.',
    changes: [['directoryBytes === 0', 'directoryBytes === 0', 'false']],
  },
  {
    file: 'archive/zip/open-zip.ts',
    reason: 'A name that ends too early also moves `at` behind the end.',
    changes: [['if (rawName.length < nameBytes', 'rawName.length < nameBytes', 'false']],
  },
  {
    file: 'archive/zip/read-entry.ts',
    reason: 'A part of a file keeps nothing open.',
    changes: [['} finally {', '{ await queue.close(); }', '{}']],
  },
  {
    file: 'archive/zip/read-entry.ts',
    reason: 'An entry that is longer than its place was refused when the zip was opened.',
    changes: [['if (!range)', '!range', 'false']],
  },
  {
    file: 'archive/zip/read-archive.ts',
    reason: 'It only frees the memory of zlib earlier.',
    changes: [['} finally {', '{ await inflating.return(0); }', '{}']],
  },
  {
    file: 'archive/zip/temporary-file.ts',
    reason: 'The folder is there.',
    changes: [['await rm(folder', 'true', 'false', 'force: false']],
  },
  {
    file: 'archive/zip/write-archive.ts',
    reason: 'What is left out is false.',
    changes: [['start({ dataDescriptors: false })', '{ dataDescriptors: false }', '{}']],
  },
  {
    file: 'archive/zip/write-archive.ts',
    reason: 'A signal is aborted once.',
    changes: [
      ["addEventListener('abort'", '{ once: true }', '{}'],
      ["addEventListener('abort'", 'true', 'false'],
    ],
  },
  {
    file: 'archive/zip/write-archive.ts',
    reason: 'An archive without entries is never started.',
    changes: [['if (first)', 'first', 'true']],
  },
  {
    file: 'archive/zip/write-archive.ts',
    reason: 'The container calls it.',
    changes: [['if (!bytes.push(chunk))', 'container?.pause', 'container.pause']],
  },
  {
    file: 'archive/zip/write-archive.ts',
    reason: 'A stopped archive is not stopped for a second reason.',
    changes: [['signal.removeEventListener', "signal.removeEventListener('abort', onAbort);", ';']],
  },
  {
    file: 'archive/zip/write-archive.ts',
    reason: 'Each of its steps has an effect only once.',
    changes: [['if (stopped.signal.aborted)', 'stopped.signal.aborted', 'false']],
  },
  {
    file: 'archive/zip/write-archive.ts',
    reason: 'It only frees the memory of zlib: a stopped archive takes no more bytes.',
    changes: [['entry.writer.destroy', 'entry.writer.destroy(reason);', ';']],
  },
];
