import { reportingDistricts } from "../compile/figure-units.js";
import type { ReportingUnits } from "../compile/scope.js";
import type { EventReturn } from "../reporting/flag-figure.js";
import { quartersOf } from "../reporting/window.js";
import type { FigureContext } from "./family.js";

/** For a window, the units that sent at least one return of a kind in it. */
export function reportingUnitsOf(
  { arrivals, divisions }: FigureContext,
  returnKind: EventReturn,
): ReportingUnits {
  const units = reportingDistricts(divisions);
  return (window) => {
    const quarters = quartersOf(window);
    return units.filter((unit) => arrivals.reported(returnKind, unit, quarters) > 0);
  };
}
