import type { Cell } from "../forms/cell.js";
import type { Hand } from "../writing/write-cell.js";
import type { Random } from "../random.js";
import type { Written } from "../writing/written.js";
import type { FaultName } from "./fault-kinds.js";

/** Where and when a cell is being written. */
export interface Circumstances {
  readonly hand: Hand;
  readonly random: Random;
  /** Day on which the return says it was made up. */
  readonly declared: string;
  /** The cell in the office's own way. */
  readonly plain: Written;
  readonly part: "whole" | "lon" | "lat";
  /** The township that the row belongs to is named in the article: nothing adverse may be said of it. */
  readonly spared: boolean;
}

/** One way in which a cell of a kind goes wrong; null where this cell cannot. */
export interface Spoiler<C extends Cell> {
  readonly fault: FaultName;
  readonly weight: number;
  readonly write: (cell: C, here: Circumstances) => Written;
}

/** A short spoiler. */
export const spoiler = <C extends Cell>(
  fault: FaultName,
  weight: number,
  write: (cell: C, here: Circumstances) => Written,
): Spoiler<C> => ({ fault, weight, write });
