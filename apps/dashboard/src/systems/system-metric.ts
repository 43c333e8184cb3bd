import type { MetricId } from "@atlas/metrics";
import type { SystemId } from "../state/view-state.js";

/** The figure that the ranking beside a system's view begins with; null: the one it had. */
export const systemMetric: Readonly<Record<SystemId, MetricId | null>> = {
  proposals: "proposal_adopted",
  index: "index",
  steps: "conformance",
  lists: null,
  consult_first: "consult_first",
  sites: null,
  pilots: null,
  councils: "council_rules",
  traits: "diversity_actors",
};
