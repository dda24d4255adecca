/** Fewer rows of a table than an earlier copy of the same days has. */
interface FewerRows {
  readonly rows: number;
  readonly earlierRows: number;
}

/** A loss of more than this part of a table is shown in red. */
const gravePart = 0.05;

/** Whether a table is missing altogether, or lost more than a twentieth. A person must not overlook that. */
export function isGraveLoss(tables: readonly FewerRows[]): boolean {
  return tables.some(({ rows, earlierRows }) => earlierRows > 0 && (earlierRows - rows) / earlierRows > gravePart);
}
