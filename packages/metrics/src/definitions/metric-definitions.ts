import type { MetricId } from "../figure.js";
import {
  diversityActors,
  diversityForms,
  diversityTopics,
  lists,
  onlineShare,
  reach,
} from "./breadth-definitions.js";
import { coverage, participation, published } from "./closed-definitions.js";
import { councilRules } from "./council-definitions.js";
import {
  carriedOut,
  conformance,
  consensus,
  satisfaction,
  stepsComplete,
} from "./course-definitions.js";
import { consultationIndex } from "./index-definition.js";
import type { MetricDefinition } from "./metric-definition.js";
import { returnCompleteness, stepDays, stepReached } from "./process-definitions.js";
import {
  proposalAdopted,
  proposalAgreed,
  proposalConformed,
  proposalDays,
  proposalLevels,
  proposalOrdered,
  proposalReturned,
} from "./proposal-definitions.js";
import { consultFirst, pilotProgress } from "./project-definitions.js";

/** Every figure that exists so far. Targets are those of `data/reference/targets.csv` as committed (a test holds them together); `definitionIn` gives those set. */
export const metricDefinitions: Readonly<Record<MetricId, MetricDefinition>> = {
  participation,
  coverage,
  consult_first: consultFirst,
  published,
  return_completeness: returnCompleteness,
  pilot_progress: pilotProgress,
  step_reached: stepReached,
  step_days: stepDays,
  proposal_ordered: proposalOrdered,
  proposal_adopted: proposalAdopted,
  proposal_agreed: proposalAgreed,
  proposal_conformed: proposalConformed,
  proposal_levels: proposalLevels,
  proposal_days: proposalDays,
  proposal_returned: proposalReturned,
  council_rules: councilRules,
  index: consultationIndex,
  reach,
  steps_complete: stepsComplete,
  conformance,
  consensus,
  carried_out: carriedOut,
  satisfaction,
  lists,
  diversity_actors: diversityActors,
  diversity_topics: diversityTopics,
  diversity_forms: diversityForms,
  online_share: onlineShare,
};
