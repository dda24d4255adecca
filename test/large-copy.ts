import { handMadeCopy, owner } from '../archive/copy/copies-under-test.ts';

/** What a second copy of the same slips says of itself, and how many of them differ. */
export interface LaterCopy {
  readonly exportId?: string;
  readonly requestedAt?: string;
  /** Every so manyth slip has another amount; none without it. */
  readonly changeEvery?: number;
}

/** An archive of many slips over ten years, and the sum of its expenses. */
export function largeCopy(
  rows: number,
  { exportId = 'x', requestedAt = '2026-01-01T00:00:00.000Z', changeEvery = Infinity }: LaterCopy = {},
): { readonly zip: Buffer; readonly spent: number } {
  const lines: Buffer[] = [];
  let spent = 0;
  let block = '';
  for (let index = 0; index < rows; index += 1) {
    const at = (index * days) / rows;
    const day = new Date(firstDay + Math.floor(at) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const value = ((index * 37) % 9000) + (index % changeEvery === changeEvery - 1 ? 1 : 0);
    spent += value;
    // Within a day kind after kind, because keys are in order.
    const id = `${kinds[Math.floor((at % 1) * kinds.length)] ?? ''}_${String(index).padStart(8, '0')}-1111-4222-8333-444444444444`;
    block +=
      `{"entry":{"S":"${day}#${id}"},"kind_cd_seq":{"S":"${id}"},"memo":{"S":"memo ${index % 977}"},` +
      `"method_cd":{"S":"cash"},"owner":{"S":"${owner}"},"tgt_date":{"S":"${day}"},"value":{"N":"${value}"}}\n`;
    if (block.length > 1_000_000 || index === rows - 1) {
      lines.push(Buffer.from(block));
      block = '';
    }
  }
  const kindLines = kinds.map(
    (kind) => `{"account_dir":{"S":"0"},"kind_cd":{"S":"${kind}"},"kind_nm":{"S":"${kind}"},"matrix_cd":{"S":"g"}}\n`,
  );
  const texts = { 'slips.jsonl': Buffer.concat(lines), 'kinds.jsonl': kindLines.join('') };
  return { zip: handMadeCopy({ texts, manifest: { exportId, requestedAt } }), spent };
}

const kinds = ['book', 'food01', 'food02', 'living'];
const firstDay = Date.UTC(2016, 0, 1);
const days = 3_652;
