import { previousWindow, yearBefore } from "@atlas/metrics";
import type { ViewState } from "./view-state.js";

/** The window that one is compared with. */
export const comparisonWindow = (window: string, compare: ViewState["compare"]): string =>
  compare === "year" ? yearBefore(window) : previousWindow(window);
