import type { FigureQuery } from "../figure.js";

/** Canonical text of a query: equal for equal questions, whatever the order of the object's fields. */
export const figureKey = ({ metric, level, within, kind, periods }: FigureQuery): string =>
  [metric, level, within ?? "", kind, periods.join(",")].join("|");
