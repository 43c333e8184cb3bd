import type { FigureKind, FigureQuery } from "@atlas/metrics";
import { levelOfUnit } from "../state/view-state.js";

/** What the funnel of a place asks: cases that reached each step, or days on the way. */
export const stepQuery = (
  metric: "step_reached" | "step_days",
  within: string | null,
  kind: FigureKind,
  window: string,
): FigureQuery => ({ metric, level: levelOfUnit(within), within, kind, periods: [window] });
