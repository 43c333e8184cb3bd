import type { PlantedFault } from "../faults/fault-kinds.js";
import type { Written } from "../writing/written.js";

/** Cells merged into one, from 0. */
export interface Merge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** Where a record stands. */
export interface PlacedRow {
  /** Row from 1, titles and headers included; in a transposed sheet the column. */
  readonly row: number;
  readonly table: string;
  readonly trueId: string;
}

/** A sheet as it will be saved. */
export interface Page {
  readonly name: string;
  readonly rows: readonly (readonly Written[])[];
  readonly merges: readonly Merge[];
  readonly hidden: boolean;
  /** Hidden rows, from 0. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly placed: readonly PlacedRow[];
  readonly faults: readonly PlantedFault[];
}
