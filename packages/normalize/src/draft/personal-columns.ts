import { type DraftIssue, finding } from "./file-draft.js";

/** Counts the filled and the masked cells of the columns of one table, and tells of the columns that are about persons: those
 * whose heading says so, and those of whose cells half or more were masked. */
export interface PersonalColumns {
  readonly cell: (column: number, masked: boolean) => void;
  readonly findings: () => readonly DraftIssue[];
}

const fewest = 3;

/** @param names of the columns, as in the books
 * @param personal whether a column's heading is one of what is personal */
export function personalColumns(
  names: readonly string[],
  personal: readonly boolean[],
): PersonalColumns {
  const filled = new Uint32Array(names.length);
  const masked = new Uint32Array(names.length);
  return {
    cell: (column, isMasked) => {
      filled[column]! += 1;
      if (isMasked) masked[column]! += 1;
    },
    findings: () =>
      names.flatMap((name, k) => {
        const [all, hidden] = [filled[k]!, masked[k]!];
        const whole = personal[k] === true || (all >= fewest && hidden * 2 >= all);
        return hidden > 0 && whole ? [finding("personal_masked", null, name, name, null)] : [];
      }),
  };
}
