import { conformanceCounts } from "../families/conformance.js";
import { pending } from "../families/consult-first.js";
import { councilCounts } from "../families/council-rules.js";
import { amount, piece, share } from "../families/counts.js";
import { blankDiversity } from "../families/diversity.js";
import type { Counts } from "../families/family.js";
import { siteStatuses } from "../families/pilot-progress.js";
import {
  proposalConsultations,
  proposalFates,
  proposalLevels,
  proposalQuartiles,
} from "../families/proposal-figures.js";
import { blankProcess } from "../families/process-counts.js";
import type { MetricId } from "../figure.js";

const steps = [1, 2, 3, 4, 5, 6, 7] as const;

const blanks: Readonly<Record<MetricId, readonly Counts[]>> = {
  coverage: [share(null, 0, 0)],
  participation: [share(null, 0, 0)],
  published: [share(null, 0, 0), share("on_time", 0, 0)],
  consult_first: [
    share(null, 0, 0),
    piece("verdict=satisfied", 0, 0),
    piece("verdict=violated", 0, 0),
    piece("verdict=undetermined", 0, 0),
    piece("verdict=not_applicable", 0, 0),
    pending(0),
  ],
  step_reached: steps.map((step) => share(`step=${step}`, 0, 0)),
  step_days: steps
    .slice(1)
    .flatMap((step) => [25, 50, 75].map((q) => piece(`step=${step};q=${q}`, 0, 0))),
  proposal_ordered: [share(null, 0, 0)],
  proposal_adopted: [
    share(null, 0, 0),
    ...proposalFates.map((fate) => piece(`outcome=${fate}`, 0, 0)),
  ],
  proposal_agreed: [
    share(null, 0, 0),
    ...proposalConsultations.map((outcome) => piece(`outcome=${outcome}`, 0, 0)),
  ],
  proposal_conformed: [share(null, 0, 0)],
  proposal_levels: proposalLevels.map((level) => share(`level=${level}`, 0, 0)),
  proposal_days: proposalLevels.flatMap((level) =>
    proposalQuartiles.map((q) => piece(`level=${level};q=${q}`, 0, 0)),
  ),
  proposal_returned: [share(null, 0, 0)],
  council_rules: councilCounts([]),
  // Its rows are made of those of other figures.
  index: [],
  reach: [piece(null, 0, 0)],
  steps_complete: blankProcess("steps_complete"),
  conformance: conformanceCounts([]),
  lists: blankProcess("lists"),
  diversity_actors: [piece(null, 0, 0)],
  diversity_topics: blankDiversity("diversity_topics"),
  diversity_forms: blankDiversity("diversity_forms"),
  online_share: blankProcess("online_share"),
  carried_out: blankProcess("carried_out"),
  consensus: blankProcess("consensus"),
  satisfaction: [piece(null, 0, 0)],
  pilot_progress: [
    amount(null, 0),
    ...siteStatuses.map((status) => amount(`status=${status}`, 0)),
    amount("nominated", 0),
  ],
  return_completeness: [piece(null, 0, 0), piece("late", 0, 0)],
};

/** The rows of a unit about which the tables say nothing: the counts are nought and there is no value. */
export const blankCounts = (metric: MetricId): readonly Counts[] => blanks[metric];
