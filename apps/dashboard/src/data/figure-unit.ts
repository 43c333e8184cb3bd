import type { FigureUnit } from "@atlas/charts";
import type { MetricDefinition } from "@atlas/metrics";

/** The unit that a figure's values are drawn in; days are drawn as numbers. */
export const figureUnit = ({ unit }: Pick<MetricDefinition, "unit">): FigureUnit =>
  unit === "days" ? "count" : unit;
