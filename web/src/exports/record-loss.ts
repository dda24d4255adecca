/** Fewer rows of a table than an earlier copy of the same days has. */
interface FewerRows {
  readonly rows: number;
  readonly earlierRows: number;
}

/** A loss of more than this part of a table is told in red. */
const gravePart = 0.05;

/** Whether a table is gone altogether, or lost over a twentieth: what a person must not overlook. */
export function isGraveLoss(tables: readonly FewerRows[]): boolean {
  return tables.some(({ rows, earlierRows }) => earlierRows > 0 && (earlierRows - rows) / earlierRows > gravePart);
}
