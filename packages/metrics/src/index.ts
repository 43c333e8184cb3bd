export {
  type CompoundHistogram,
  type CompoundHistograms,
  type HistogramsQuery,
  compoundHistograms,
} from "./answers/compound-histograms.js";
export { compoundIdAt, compoundPlaces } from "./answers/compound-places.js";
export { compoundState, compoundStates } from "./answers/compound-states.js";
export { makeReady } from "./answers/figure-context.js";
export {
  type CompoundConsultation,
  type CompoundIdentity,
  type CompoundProject,
  type CompoundProposal,
  type CompoundSheet,
  type FormerId,
  compoundSheet,
} from "./compound/compound-sheet.js";
export {
  type ElementScore,
  type PlaceAssessment,
  placeAssessment,
} from "./compound/place-assessment.js";
export {
  type NearSite,
  type Position,
  nearestSites,
  straightLineMeters,
} from "./compound/nearest-sites.js";
export {
  type RecordSource,
  type RowLink,
  type SourceCell,
  type SourceChange,
  recordSources,
} from "./compound/record-sources.js";
export {
  type StepDeviation,
  type TimelineStep,
  lastDayOf,
  stepTimeline,
} from "./compound/step-timeline.js";
export { type CodedRecord, recordsByCode } from "./compound/records-by-code.js";
export { type TopicConsultation, topicConsultations } from "./compound/topic-consultations.js";
export {
  type PlannerCandidates,
  type PlannerSite,
  plannerCandidates,
} from "./planner/planner-candidates.js";
export {
  type PlannerInput,
  type PlannerInputId,
  plannerInputIds,
  plannerInputs,
} from "./planner/planner-inputs.js";
export { type Publisher, makePublisher, publicFigures } from "./public/public-figures.js";
export { smallCount } from "./public/small-count.js";
export { figureKey } from "./answers/figure-key.js";
export { figures, figuresAsOf, figuresMany } from "./answers/figures.js";
export {
  type DirectoryCommunity,
  type PlaceDirectory,
  communitiesOf,
  placeDirectory,
} from "./answers/place-directory.js";
export { type BookCounts, type IssueCount, bookCounts } from "./answers/book-counts.js";
export { returnsDue } from "./answers/returns-due.js";
export { type Violation, violations } from "./answers/violations.js";
export { type SummaryFacts, makeSummary } from "./answers/make-summary.js";
export { type ListedCouncil, councilsUnder } from "./answers/councils-under.js";
export type { CaseScope } from "./compile/case-scope.js";
export { type StepVariant, stepVariants } from "./course/step-variants.js";
export { type WaitingStep, waitingCases } from "./course/waiting-cases.js";
export {
  type ListName,
  type ListTopic,
  type ListTopics,
  listNames,
  listTopics,
} from "./lists/list-topics.js";
export {
  type ProposalEnd,
  type ProposalFlow,
  type ProposalFlows,
  type ProposalLevel,
  proposalFlows,
} from "./proposals/proposal-flows.js";
export { type SiteRecord, siteRecords } from "./sites/site-records.js";
export { type JudgedCouncil, councilVerdicts } from "./councils/council-verdicts.js";
export { type CaseQuery, attentionCases } from "./attention/attention-cases.js";
export type {
  AttentionCase,
  AttentionChange,
  AttentionItem,
  AttentionSample,
} from "./attention/attention-item.js";
export {
  type AttentionList,
  attentionFile,
  attentionList,
  attentionTurns,
} from "./attention/attention-list.js";
export { itemsWithin } from "./attention/items-within.js";
export type { AttentionRule } from "./attention/attention-rule.js";
export { attentionRules } from "./attention/attention-rules.js";
export type { StepLimit } from "./attention/step-limits.js";
export { type IndexCategory, indexCategories } from "./composite/index-model.js";
export { type ReweighedUnit, reweighIndex } from "./composite/reweigh-index.js";
export { type TownshipPilot, townshipPilots } from "./pilots/township-pilots.js";
export { isIndexMeasure } from "./composite/element-values.js";
export type { CouncilFacts, CouncilVerdict, RuleVerdict } from "./councils/judge-council.js";
export {
  type MetricConfig,
  type ReturnSchedule,
  defaultConfiguration,
  defaultMetricConfig,
  definitionIn,
  metricConfig,
  windowDueDays,
} from "./definitions/metric-config.js";
export type { MetricDefinition, PartDefinition } from "./definitions/metric-definition.js";
export { metricDefinitions } from "./definitions/metric-definitions.js";
export type {
  FigureFlag,
  FigureKind,
  FigureLevel,
  FigureQuery,
  FigureRow,
  MetricId,
} from "./figure.js";
export type { DueReturn } from "./reporting/due-returns.js";
export {
  defaultWindow,
  dueOn,
  previousWindow,
  quartersOf,
  resolveWindow,
  windowOf,
  yearBefore,
} from "./reporting/window.js";
export type {
  Summary,
  SummaryDivision,
  SummaryQuarter,
  SummaryReturn,
  SummarySite,
} from "./summary.js";
