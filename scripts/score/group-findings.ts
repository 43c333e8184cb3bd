import type { CellFinding } from "./score-cells.js";

/** Findings of one likely cause, most frequent first in a report. */
export interface FindingGroup {
  readonly cause: string;
  readonly n: number;
  readonly examples: readonly string[];
}

/** Groups findings by table, column, what is wrong and the planted fault (or else the heading where none was taken up). */
export function groupFindings(
  findings: readonly CellFinding[],
  examplesEach: number,
): readonly FindingGroup[] {
  const groups = new Map<string, { n: number; examples: string[] }>();
  for (const one of findings) {
    const fault = one.class === "unmapped" ? "heading" : one.fault || "no fault planted";
    const cause = `${one.table}.${one.column} ${one.class} [${fault}]`;
    const group = groups.get(cause) ?? { n: 0, examples: [] };
    group.n += 1;
    if (group.examples.length < examplesEach) group.examples.push(line(one));
    groups.set(cause, group);
  }
  return [...groups]
    .map(([cause, { n, examples }]) => ({ cause, n, examples }))
    .sort((a, b) => b.n - a.n || (a.cause < b.cause ? -1 : 1));
}

function line(one: CellFinding): string {
  const issues = one.issues === "" ? "no issue" : one.issues;
  return `${one.file}:${one.sheet}:${one.row} ${one.heading} «${one.raw}» expected ${one.expected}, got ${one.got} (${issues})`;
}
