import { handMadeCopy, owner } from '../archive/copy/copies-under-test.ts';

/** An archive of many slips over ten years, and the sum of its expenses. */
export function largeCopy(rows: number): { readonly zip: Buffer; readonly spent: number } {
  const lines: Buffer[] = [];
  let spent = 0;
  let block = '';
  for (let index = 0; index < rows; index += 1) {
    const day = new Date(firstDay + Math.floor((index * days) / rows) * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .replaceAll('-', '');
    const value = (index * 37) % 9000;
    spent += value;
    const id = `${kinds[index % kinds.length] ?? ''}_${String(index).padStart(8, '0')}-1111-4222-8333-444444444444`;
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
  return { zip: handMadeCopy({ texts }), spent };
}

const kinds = ['food01', 'food02', 'living', 'book'];
const firstDay = Date.UTC(2016, 0, 1);
const days = 3_652;
